import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './failure.tsx'
import { useFocusBack } from './focus-back.ts'

export interface ConfirmProps {
  title: string
  /** What happens, in plain words. */
  children: ReactNode
  /** What the button says: the deed, not "OK". */
  action: string
  run: () => Promise<unknown>
  onClose: () => void
}

/** Asks before something that is felt. A failure is shown in it. Rendered while it is open. */
export function Confirm({ title, children, action, run, onClose }: ConfirmProps) {
  const { t } = useTranslation('common')
  const id = useId()
  useFocusBack()
  const deed = useMutation({ mutationFn: run, onSuccess: onClose })
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      aria-describedby={id}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div id={id}>{children}</div>
      {deed.error ? <Failure error={deed.error} /> : null}
      <Group mt="md" gap="sm">
        <Button variant="filled" loading={deed.isPending} onClick={() => deed.mutate()}>
          {action}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </Modal>
  )
}
