import { useTranslation } from 'react-i18next'
import { TabLinks } from '../ui/tab-links.tsx'

/** What was caught: requests, or mails. */
export function CaughtTabs({ active }: { active: 'receiver' | 'mailbox' }) {
  const { t } = useTranslation('receiver')
  return (
    <TabLinks
      label={t('tabs')}
      tabs={[
        { label: t('receiver'), to: '/receiver', active: active === 'receiver' },
        { label: t('mailbox'), to: '/mailbox', active: active === 'mailbox' },
      ]}
    />
  )
}
