import { Button, Group, Modal, Stack } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EditedDraft } from './use-template-draft.ts'

/** Leaving saves first; only when that fails is anybody asked. */
export function LeaveGuard({ draft }: { draft: EditedDraft }) {
  const { t } = useTranslation('templates')
  const { keeper } = draft
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      // The same page with another sample keeps its text.
      if (current.pathname === next.pathname || !keeper.isDirty) return false
      return !(await keeper.save())
    },
    enableBeforeUnload: () => keeper.isDirty,
    withResolver: true,
  })
  return (
    <Modal opened={blocker.status === 'blocked'} onClose={() => blocker.reset?.()} title={t('leave.title')}>
      <Stack gap="md">
        <p>{t('leave.text')}</p>
        <Group justify="flex-end" gap="sm">
          <Button onClick={() => blocker.proceed?.()}>{t('leave.leave')}</Button>
          <Button variant="filled" data-autofocus onClick={() => blocker.reset?.()}>
            {t('leave.stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
