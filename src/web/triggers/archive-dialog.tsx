import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { archiveTrigger, listTriggers, type Trigger } from '#contract/triggers.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { useEditing } from './editing.tsx'

export interface TriggerDialogProps {
  trigger: Trigger
  opened: boolean
  onClose: () => void
}

/** The only thing that cannot be undone, so it is asked. */
export function ArchiveDialog({ trigger, opened, onClose }: TriggerDialogProps) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const { keeper } = useEditing()
  const archive = useMutation({
    mutationFn: () => call(archiveTrigger, { params: { id: trigger.id } }),
    onSuccess: async (archived) => {
      keeper.adopt(archived)
      onClose()
      await invalidate(listTriggers)
    },
  })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('archive.title', { name: trigger.name })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <p>{t('archive.text')}</p>
      {archive.isError ? <Failure error={archive.error} /> : null}
      <Group mt="md" justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {common('cancel')}
        </Button>
        <Button color="red" loading={archive.isPending} onClick={() => archive.mutate()}>
          {t('archive.button')}
        </Button>
      </Group>
    </Modal>
  )
}
