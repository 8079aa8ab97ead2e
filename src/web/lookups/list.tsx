import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listLookups, type LookupSummary } from '#contract/lookups.ts'
import { useMay } from '../accounts/session.ts'
import { readPages } from '../api/queries.ts'
import { Empty } from '../ui/empty.tsx'
import { number } from '../ui/format.ts'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import { AddLookup } from './add-lookup.tsx'
import classes from './list.module.css'
import { ruleText } from './rule-text.ts'

/** Look-up tables: those of one customer with the house's beside them, or the house's. */
export function Lookups({ customerId }: { customerId: string | null }) {
  const { t, i18n } = useTranslation('lookups')
  const common = useTranslation('common').t
  const isOperator = useMay('operator')
  const list = useInfiniteQuery({
    ...readPages(listLookups, { query: { limit: 200, ...(customerId === null ? {} : { customerId }) } }),
    select: ({ pages, pageParams }) => ({
      pageParams,
      pages: pages.map((page) => ({
        ...page,
        // Without a customer the API lists those of all customers, too.
        items: page.items.filter((lookup) => customerId !== null || lookup.customerId === null),
      })),
    }),
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const own = new Set(items.filter((lookup) => lookup.customerId !== null).map(({ name }) => name))
  const ofText = (lookup: LookupSummary) => {
    if (lookup.customerId !== null) return t('customer')
    return t(own.has(lookup.name) ? 'replaced' : 'house')
  }
  const columns: Column<LookupSummary>[] = [
    {
      key: 'name',
      title: common('name'),
      cell: ({ id, name }) => (
        <Link to="/lookups/$id" params={{ id }}>
          <code>{name}</code>
        </Link>
      ),
    },
    ...(customerId === null ? [] : [{ key: 'of', title: t('of'), cell: ofText }]),
    {
      key: 'entryCount',
      title: t('entries'),
      numeric: true,
      cell: ({ entryCount }) => number(entryCount, i18n.language),
    },
    {
      key: 'unknown',
      title: t('unknown'),
      wide: true,
      cell: ({ unknown }) => <span className={classes.rule}>{ruleText(unknown, t)}</span>,
    },
    { key: 'updatedAt', title: t('changed'), wide: true, cell: ({ updatedAt }) => <Time at={updatedAt} /> },
  ]
  return (
    <Panel title={t(customerId === null ? 'houseTitle' : 'title')} flush>
      <p className={classes.hint}>{t(customerId === null ? 'houseHint' : 'hint')}</p>
      <ListTable
        label={t('title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t('none')} />}
      />
      {isOperator ? <AddLookup customerId={customerId} /> : null}
    </Panel>
  )
}
