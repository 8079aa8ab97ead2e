import { useTranslation } from 'react-i18next'
import { hostOf } from '#contract/address.ts'
import { Confirm } from '../ui/confirm.tsx'
import { useEditing } from './editing-context.ts'

export interface RealDataDialogProps {
  /** The real event's order; null: not a real event's data */
  order: string | null
  to: string[] | null
  onClose: () => void
  onSend: () => void
}

/** Asked once a trigger: real data, or a mail to the customer, leaves the house. */
export function RealDataDialog({ order, to, onClose, onSend }: RealDataDialogProps) {
  const { t } = useTranslation('triggers')
  const { draft } = useEditing()
  const receiver = draft.channel === 'email' ? (to ?? []).join(', ') : (hostOf(draft.url.trim()) ?? draft.url)
  return (
    <Confirm
      title={t('test.realTitle')}
      action={t('test.realSend')}
      run={async () => onSend()}
      onClose={onClose}
    >
      <p>{order === null ? t('test.realMail', { receiver }) : t('test.realEvent', { order, receiver })}</p>
    </Confirm>
  )
}
