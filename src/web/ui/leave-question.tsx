import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'

export interface LeaveQuestionProps {
  /** What would be lost. */
  text: string
  onStay: () => void
  onLeave: () => void
}

/** Asked when somebody is about to leave something that is not saved. */
export function LeaveQuestion({ text, onStay, onLeave }: LeaveQuestionProps) {
  const { t } = useTranslation('common')
  return (
    <Dialog title={t('leaveTitle')} onClose={onStay}>
      <p>{text}</p>
      <Group mt="md" gap="sm">
        <Button variant="filled" data-autofocus onClick={onStay}>
          {t('stay')}
        </Button>
        <Button onClick={onLeave}>{t('leave')}</Button>
      </Group>
    </Dialog>
  )
}
