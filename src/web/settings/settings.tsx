import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../accounts/session.ts'
import { Page } from '../ui/page.tsx'
import { TabLinks } from '../ui/tab-links.tsx'
import { HouseLookups } from '../lookups/house-lookups.tsx'
import { About } from './about.tsx'
import { Addresses } from './addresses.tsx'
import { EventTypes } from './event-types.tsx'
import { History } from './history.tsx'
import { Keys } from './keys.tsx'
import { MailServer } from './mail-server.tsx'
import { HouseSecrets } from './house-secrets.tsx'
import { tabs, type TabName } from './tabs.ts'
import { Users } from './users.tsx'

const contents: Record<TabName, ComponentType> = {
  users: Users,
  keys: Keys,
  mail: MailServer,
  addresses: Addresses,
  secrets: HouseSecrets,
  lookups: HouseLookups,
  events: EventTypes,
  history: History,
  about: About,
}

/** What is set for the whole house. Others than administrators do not see what only those may do. */
export default function SettingsPage() {
  const { t } = useTranslation('settings')
  const { tab } = useParams({ strict: false })
  const isAdministrator = useMay('administrator')
  const seen = tabs.filter(({ role }) => role === 'viewer' || isAdministrator)
  const shown = seen.find(({ name }) => name === tab) ?? seen[0]
  if (shown === undefined) return null
  const Content = contents[shown.name]
  return (
    <Page title={t('title')}>
      <TabLinks
        label={t('title')}
        tabs={seen.map(({ name }) => ({
          label: t(`tabs.${name}`),
          to: `/settings/${name}`,
          active: name === shown.name,
        }))}
      />
      <Content />
    </Page>
  )
}
