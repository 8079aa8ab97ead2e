import { Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'
import { Failure } from './failure.tsx'

export interface ConfirmProps {
  title: string
  /** What happens, in plain words. */
  children: ReactNode
  /** What the button says: the deed, not "OK". */
  action: string
  /** Something is gone for good then, or stops. */
  danger?: boolean
  /** What the other button says where “Cancel” could mean the deed. */
  keep?: string
  run: () => Promise<unknown>
  onClose: () => void
}

/** Asks before something that is felt. A failure is shown in it. Rendered while it is open. */
export function Confirm({ title, children, action, danger = false, keep, run, onClose }: ConfirmProps) {
  const { t } = useTranslation('common')
  const id = useId()
  const deed = useMutation({ mutationFn: run, onSuccess: onClose })
  return (
    <Dialog title={title} onClose={onClose} describedBy={id}>
      <Stack id={id} gap="sm">
        {children}
      </Stack>
      {deed.error ? <Failure error={deed.error} /> : null}
      <Group mt="md" gap="sm">
        <Button
          variant="filled"
          {...(danger ? { color: 'var(--failed)' } : {})}
          loading={deed.isPending}
          onClick={() => deed.mutate()}
        >
          {action}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {keep ?? t('cancel')}
        </Button>
      </Group>
    </Dialog>
  )
}
