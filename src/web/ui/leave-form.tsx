import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Asks before a form with something unsaved is left, also for another part of the same page. */
export function LeaveForm({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation('common')
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leaveTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p>{t('leaveText')}</p>
      <Group mt="md" gap="sm">
        <Button variant="filled" data-autofocus onClick={() => blocker.reset?.()}>
          {t('stay')}
        </Button>
        <Button onClick={() => blocker.proceed?.()}>{t('leave')}</Button>
      </Group>
    </Modal>
  )
}
