import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#contract/customers.ts'
import { listTriggers, type TriggerSummary } from '#contract/triggers.ts'
import { useMay } from '../accounts/session.ts'
import { readPages } from '../api/queries.ts'
import { Empty } from '../ui/empty.tsx'
import { eventLabel } from '../ui/event-type.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Panel } from '../ui/panel.tsx'
import { State } from '../ui/state.tsx'
import { useSentences } from './sentence.ts'
import classes from './triggers.module.css'

/** What is sent for this customer: its own triggers, and those for every customer. */
export function CustomerTriggers({ customer }: { customer: Customer }) {
  const { t, i18n } = useTranslation('customers')
  const common = useTranslation('common').t
  const isOperator = useMay('operator') && customer.state === 'active'
  const sentence = useSentences(customer)
  const customerId = customer.id
  const list = useInfiniteQuery(readPages(listTriggers, { query: { customerId, shared: 'include' } }))
  const add = isOperator ? (
    <LinkButton to="/triggers/new" search={{ customerId }}>
      {t('addTrigger')}
    </LinkButton>
  ) : null
  const columns: Column<TriggerSummary>[] = [
    {
      key: 'name',
      title: common('trigger'),
      cell: (trigger) => (
        <div className={classes.trigger}>
          <Link to="/triggers/$id" params={{ id: trigger.id }}>
            {trigger.name}
          </Link>
          <p>{sentence(trigger)}</p>
        </div>
      ),
    },
    {
      key: 'event',
      title: common('event'),
      wide: true,
      cell: ({ eventType }) => <span className={classes.event}>{eventLabel(eventType, i18n.language)}</span>,
    },
    {
      key: 'customer',
      title: t('for'),
      wide: true,
      cell: (trigger) => (trigger.customerId === null ? common('every') : t('thisCustomer')),
    },
    {
      key: 'state',
      title: common('stateTitle'),
      cell: ({ state, liveVersion, draftChanged }) => (
        <>
          <State state={state} {...(liveVersion === null ? {} : { detail: `v${liveVersion}` })} />
          {liveVersion !== null && draftChanged ? <p className={classes.draft}>{t('draftChanged')}</p> : null}
        </>
      ),
    },
  ]
  return (
    <Panel bare title={t('tabs.triggers')} flush>
      <ListTable
        label={t('tabs.triggers')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noTriggers')} hint={t('noTriggersHint')} action={add} />}
      />
    </Panel>
  )
}
