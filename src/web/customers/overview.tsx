import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#contract/customers.ts'
import { getOverview, type Overview } from '#contract/overview.ts'
import { listTriggers } from '#contract/triggers.ts'
import { useMay } from '../accounts/session.ts'
import { read } from '../api/queries.ts'
import { Checklist } from '../ui/checklist.tsx'
import { Failure } from '../ui/failure.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Loading } from '../ui/loading.tsx'
import { Failing } from './failing.tsx'
import { LatestPostbacks } from './latest-postbacks.tsx'
import { Numbers } from './numbers.tsx'

/** How it goes with a customer; until something is live, how to get there. */
export function CustomerOverview({ customer }: { customer: Customer }) {
  const overview = useQuery(read(getOverview, { query: { customerId: customer.id } }))
  if (overview.isPending) return <Loading />
  if (overview.isError) return <Failure error={overview.error} retry={() => void overview.refetch()} />
  const { data } = overview
  const isNew = data.totals.activeTriggers === 0 && customer.state === 'active'
  return (
    <>
      {isNew ? <FirstSteps customer={customer} totals={data.totals} /> : null}
      <Failing triggers={data.failingTriggers} />
      {isNew && data.sent + data.failed + data.waiting + data.held === 0 ? null : (
        <>
          <Numbers customerId={customer.id} overview={data} />
          <LatestPostbacks customerId={customer.id} count={5} />
        </>
      )}
    </>
  )
}

function FirstSteps({ customer, totals }: { customer: Customer; totals: Overview['totals'] }) {
  const { t } = useTranslation('customers')
  const isOperator = useMay('operator')
  const { id: customerId, name } = customer
  const triggers = useQuery(read(listTriggers, { query: { customerId, limit: 1 } }))
  const trigger = triggers.data?.items[0]
  const toTrigger =
    trigger === undefined ? (
      t('steps.testHint')
    ) : (
      <Link to="/triggers/$id" params={{ id: trigger.id }}>
        {trigger.name}
      </Link>
    )
  const open =
    trigger !== undefined && isOperator ? (
      <LinkButton variant="filled" to="/triggers/$id" params={{ id: trigger.id }}>
        {t('steps.openTrigger')}
      </LinkButton>
    ) : null
  return (
    <Checklist
      title={t('steps.title', { name })}
      steps={[
        { title: t('steps.customer'), detail: name, done: true, action: null },
        {
          title: t('steps.template'),
          detail: t('steps.templateHint'),
          done: totals.templates > 0,
          action: isOperator ? (
            <LinkButton variant="filled" to="/templates/new" search={{ customerId }}>
              {t('newTemplate')}
            </LinkButton>
          ) : null,
        },
        {
          title: t('steps.trigger'),
          detail: trigger === undefined ? t('steps.triggerHint') : toTrigger,
          done: totals.triggers > 0,
          action: isOperator ? (
            <LinkButton variant="filled" to="/triggers/new" search={{ customerId }}>
              {t('addTrigger')}
            </LinkButton>
          ) : null,
        },
        {
          title: t('steps.test'),
          detail: t('steps.testHint'),
          done: totals.testedTriggers > 0,
          action: open,
        },
        {
          title: t('steps.activate'),
          detail: t('steps.activateHint'),
          done: totals.activeTriggers > 0,
          action: open,
        },
      ]}
    />
  )
}
