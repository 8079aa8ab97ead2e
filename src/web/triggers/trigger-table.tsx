import { useQueries, type UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { hostOf } from '#contract/address.ts'
import { getCustomer } from '#contract/customers.ts'
import { eventTypes } from '#contract/event-types.ts'
import type { TriggerSummary } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { State } from '../ui/state.tsx'
import { Time } from '../ui/time.tsx'
import classes from './list.module.css'

export interface TriggerTableProps {
  list: UseInfiniteQueryResult<{ pages: { items: TriggerSummary[]; nextCursor: string | null }[] }>
  isFiltered: boolean
  /** The button that makes the first one. */
  add: ReactNode
  /** Of one customer: then the column says nothing. */
  withoutCustomer?: boolean
}

/** Triggers with what they do; also a tab of a customer's page. */
export function TriggerTable({ list, isFiltered, add, withoutCustomer = false }: TriggerTableProps) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const names = useCustomerNames(withoutCustomer ? [] : items)
  const columns: Column<TriggerSummary>[] = [
    {
      key: 'name',
      title: common('name'),
      cell: ({ id, name, channel, url, to }) => (
        <>
          <Link to="/triggers/$id" params={{ id }}>
            {name}
          </Link>
          <span className={classes.what}>
            {channel === 'url' ? (hostOf(url ?? '') ?? url) : (to ?? []).join(', ')}
          </span>
        </>
      ),
    },
    {
      key: 'customer',
      title: common('customer'),
      wide: true,
      cell: ({ customerId }) => (customerId === null ? common('every') : (names.get(customerId) ?? '')),
    },
    {
      key: 'event',
      title: common('event'),
      wide: true,
      cell: ({ eventType }) =>
        eventTypes.find(({ type }) => type === eventType)?.labels[currentLanguage()] ?? eventType,
    },
    { key: 'state', title: t('list.state'), cell: (trigger) => <TriggerState trigger={trigger} /> },
    {
      key: 'updated',
      title: t('list.changed'),
      wide: true,
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
    },
  ]
  return (
    <ListTable
      label={t('list.title')}
      list={list}
      columns={withoutCustomer ? columns.filter(({ key }) => key !== 'customer') : columns}
      rowKey={({ id }) => id}
      empty={
        isFiltered ? (
          <Empty title={t('list.noneFound')} hint={t('list.noneFoundHint')} />
        ) : (
          <Empty title={t('list.none')} hint={t('list.noneHint')} action={add} />
        )
      }
    />
  )
}

function TriggerState({ trigger }: { trigger: TriggerSummary }) {
  const { t } = useTranslation('triggers')
  const { state, liveVersion, draftChanged } = trigger
  return (
    <>
      <State state={state} {...(liveVersion === null ? {} : { detail: `v${liveVersion}` })} />
      {liveVersion !== null && draftChanged && state !== 'archived' ? (
        <span className={classes.what}>{t('list.draftChanged')}</span>
      ) : null}
    </>
  )
}

/** A list of triggers names no customers: each is read once. */
function useCustomerNames(items: TriggerSummary[]): Map<string, string> {
  const ids = [...new Set(items.flatMap(({ customerId }) => customerId ?? []))]
  const found = useQueries({
    queries: ids.map((id) => read(getCustomer, { params: { id } })),
  })
  return new Map(found.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.name] as const])))
}
