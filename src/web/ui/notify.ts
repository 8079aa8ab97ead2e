import { notifications } from '@mantine/notifications'
import i18next from 'i18next'

/** Says what has happened, for a moment, at the edge of the page. */
export function notify(message: string): void {
  notifications.show({ message, closeButtonProps: { 'aria-label': i18next.t('common:close') } })
}
