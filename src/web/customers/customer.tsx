import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { getCustomer, type Customer } from '#contract/customers.ts'
import { useMay } from '../accounts/session.ts'
import { read } from '../api/queries.ts'
import { useAddress } from '../ui/address.ts'
import { Failure } from '../ui/failure.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { State } from '../ui/state.tsx'
import { TabLinks } from '../ui/tab-links.tsx'
import { CustomerOverview } from './overview.tsx'
import { CustomerPostbacks } from './postbacks.tsx'
import { CustomerSettings } from './settings.tsx'
import { CustomerTemplates } from './templates.tsx'
import { CustomerTriggers } from './triggers.tsx'

const tabs = {
  overview: CustomerOverview,
  triggers: CustomerTriggers,
  templates: CustomerTemplates,
  postbacks: CustomerPostbacks,
  settings: CustomerSettings,
} satisfies Record<string, ComponentType<{ customer: Customer }>>

const tabNames = ['overview', 'triggers', 'templates', 'postbacks', 'settings'] as const

/** A customer's profile. */
export default function CustomerPage() {
  const { t } = useTranslation('customers')
  const { id = '' } = useParams({ strict: false })
  const [address] = useAddress()
  const isOperator = useMay('operator')
  const customer = useQuery(read(getCustomer, { params: { id } }))
  const tab = tabNames.find((name) => name === address['tab']) ?? 'overview'
  const crumbs = [{ label: t('title'), to: '/customers' }]
  if (!customer.data) {
    return (
      <Page title={t('customer')} crumbs={crumbs}>
        {customer.isError ? (
          <Failure error={customer.error} retry={() => void customer.refetch()} />
        ) : (
          <Loading />
        )}
      </Page>
    )
  }
  const { name, referenceId, state } = customer.data
  const Tab = tabs[tab]
  return (
    <Page
      title={name}
      crumbs={crumbs}
      aside={
        <>
          <code>{referenceId}</code>
          {state === 'archived' ? <State state={state} /> : null}
        </>
      }
      actions={
        isOperator && state === 'active' ? (
          <LinkButton
            // The checklist's next step is the primary one there.
            variant={tab === 'overview' ? 'default' : 'filled'}
            to="/triggers/new"
            search={{ customerId: id }}
          >
            {t('addTrigger')}
          </LinkButton>
        ) : null
      }
    >
      <TabLinks
        label={t('parts')}
        tabs={tabNames.map((each) => ({
          label: t(`tabs.${each}`),
          to: `/customers/${id}`,
          search: each === 'overview' ? {} : { tab: each },
          active: each === tab,
        }))}
      />
      <Tab key={id} customer={customer.data} />
    </Page>
  )
}
