import { useTranslation } from 'react-i18next'
import { useAddress } from '../ui/address.ts'
import { Page } from '../ui/page.tsx'
import { TabLinks } from '../ui/tab-links.tsx'
import { ReceivedEvents } from './received-events.tsx'
import { RefusedEvents } from './refused-events.tsx'

/** What senders sent: what was taken, and what was refused. */
export default function Events() {
  const { t } = useTranslation('orders')
  const [search] = useAddress()
  const refused = search['tab'] === 'refused'
  return (
    <Page title={t('events')} crumbs={[{ label: t('title'), to: '/orders' }]}>
      <TabLinks
        label={t('eventTabs')}
        tabs={[
          { label: t('received'), to: '/events', active: !refused },
          { label: t('refused'), to: '/events', search: { tab: 'refused' }, active: refused },
        ]}
      />
      {refused ? <RefusedEvents /> : <ReceivedEvents />}
    </Page>
  )
}
