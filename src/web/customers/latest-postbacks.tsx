import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listPostbacks } from '#contract/postbacks.ts'
import { read } from '../api/queries.ts'
import { Rows } from '../postbacks/rows.tsx'
import { Empty } from '../ui/empty.tsx'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Panel } from '../ui/panel.tsx'

const none: ReadonlySet<string> = new Set()

/** The latest ones; filters, live changes and resending are in the list of all. */
export function LatestPostbacks({ customerId, count }: { customerId: string; count: number }) {
  const { t } = useTranslation('customers')
  const postbacks = useQuery(read(listPostbacks, { query: { customerId, limit: count } }))
  if (postbacks.isPending) return <Loading />
  if (postbacks.isError) return <Failure error={postbacks.error} retry={() => void postbacks.refetch()} />
  const { items } = postbacks.data
  return (
    <Panel
      title={t('latest')}
      flush
      aside={
        <Link to="/postbacks" search={{ customerId }}>
          {t('allPostbacks')}
        </Link>
      }
    >
      {items.length === 0 ? (
        <Empty title={t('noPostbacks')} hint={t('noPostbacksHint')} />
      ) : (
        <Rows items={items} withCustomer={false} selectable={false} selected={none} onSelect={() => {}} />
      )}
    </Panel>
  )
}
