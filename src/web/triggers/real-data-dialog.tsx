import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { hostOf } from '#contract/address.ts'
import { useEditing } from './editing.tsx'

export interface RealDataDialogProps {
  opened: boolean
  /** The real event's order; null: not a real event's data */
  order: string | null
  to: string[] | null
  onClose: () => void
  onSend: () => void
}

/** Asked once a trigger: real data, or a mail to the customer, leaves the house. */
export function RealDataDialog({ opened, order, to, onClose, onSend }: RealDataDialogProps) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const { draft } = useEditing()
  const receiver = draft.channel === 'email' ? (to ?? []).join(', ') : (hostOf(draft.url.trim()) ?? draft.url)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('test.realTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <p>{order === null ? t('test.realMail', { receiver }) : t('test.realEvent', { order, receiver })}</p>
      <Group mt="md" justify="flex-end">
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button variant="filled" onClick={onSend} data-autofocus>
          {t('test.realSend')}
        </Button>
      </Group>
    </Modal>
  )
}
