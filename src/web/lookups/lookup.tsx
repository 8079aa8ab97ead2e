import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getCustomer } from '#contract/customers.ts'
import { getLookup } from '#contract/lookups.ts'
import { read } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { LookupEditor } from './lookup-editor.tsx'

/** One look-up table. */
export default function LookupPage() {
  const { t } = useTranslation('lookups')
  const { id = '' } = useParams({ strict: false })
  const lookup = useQuery(read(getLookup, { params: { id } }))
  const customerId = lookup.data?.customerId ?? null
  const customer = useQuery({
    ...read(getCustomer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  })
  if (lookup.data) {
    return <LookupEditor key={id} lookup={lookup.data} customerName={customer.data?.name ?? null} />
  }
  return (
    <Page title={t('one')} crumbs={[{ label: t('title'), to: '/settings/lookups' }]}>
      {lookup.isError ? <Failure error={lookup.error} retry={() => void lookup.refetch()} /> : <Loading />}
    </Page>
  )
}
