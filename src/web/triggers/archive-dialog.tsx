import { useTranslation } from 'react-i18next'
import { archiveTrigger, listTriggers, type Trigger } from '#contract/triggers.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { useEditing } from './editing-context.ts'

export interface TriggerDialogProps {
  trigger: Trigger
  onClose: () => void
}

/** The only thing that cannot be undone, so it is asked. */
export function ArchiveDialog({ trigger, onClose }: TriggerDialogProps) {
  const { t } = useTranslation('triggers')
  const { keeper } = useEditing()
  return (
    <Confirm
      title={t('archive.title', { name: trigger.name })}
      action={t('archive.button')}
      danger
      run={async () => {
        keeper.adopt(await call(archiveTrigger, { params: { id: trigger.id } }))
        await invalidate(listTriggers)
      }}
      onClose={onClose}
    >
      <p>{t('archive.text')}</p>
    </Confirm>
  )
}
