import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { findOrders, getOrder } from '#contract/events.ts'
import type { Answered } from '../api/client.ts'
import { read } from '../api/queries.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { Page } from '../ui/page.tsx'
import { AnswerBox } from './answer-box.tsx'
import { replacedIn } from './answer.ts'
import classes from './order.module.css'
import { TimelineEvent } from './timeline-event.tsx'

const refreshMilliseconds = 5000

/** What happened to one order, and who was told what: the answer first, then every step. */
export default function OrderPage() {
  const { t } = useTranslation('orders')
  const { customerId = '', key = '' } = useParams({ strict: false })
  const order = useQuery({
    ...read(getOrder, { params: { id: customerId, key } }),
    refetchInterval: refreshMilliseconds,
  })
  if (order.data) return <Shown order={order.data} />
  return (
    <Page title={t('order', { number: key })} crumbs={[{ label: t('title'), to: '/orders' }]}>
      {order.isError ? (
        <Failure error={order.error} retry={() => void order.refetch()} />
      ) : (
        <Loading rows={10} />
      )}
    </Page>
  )
}

function Shown({ order: { customerId, key, items, truncated } }: { order: Answered<typeof getOrder> }) {
  const { t } = useTranslation('orders')
  const postbacks = items.flatMap((item) => item.postbacks)
  const replaced = replacedIn(postbacks)
  const customerName = items[0]?.event.customerName ?? ''
  return (
    <Page
      title={t('order', { number: key })}
      crumbs={[
        { label: t('title'), to: '/orders' },
        { label: customerName, to: `/customers/${customerId}` },
      ]}
      aside={<OtherNumbers customerId={customerId} number={key} />}
      actions={
        <>
          <Link to="/postbacks" search={{ customerId, order: key }}>
            {t('allPostbacks')}
          </Link>
          <CopyButton text={window.location.href} label={t('copyLink')} />
        </>
      }
    >
      <AnswerBox customerName={customerName} items={items} postbacks={postbacks} />
      {truncated ? <Note>{t('truncated')}</Note> : null}
      <section aria-labelledby="timeline">
        <h2 id="timeline" className="spoken">
          {t('timeline')}
        </h2>
        <ol className={classes.timeline}>
          {items.map((item) => (
            <TimelineEvent key={item.event.id} item={item} replaced={replaced} />
          ))}
        </ol>
      </section>
    </Page>
  )
}

/** The order's other numbers, once they are known. */
function OtherNumbers({ customerId, number }: { customerId: string; number: string }) {
  const { t } = useTranslation('orders')
  const found = useQuery(read(findOrders, { query: { number, customerId } }))
  const order = found.data?.items.find(({ key }) => key === number)
  const others = order?.numbers.filter((other) => other !== number) ?? []
  if (others.length === 0) return null
  return <span className={classes.quiet}>{t('also', { numbers: others.join(', ') })}</span>
}
