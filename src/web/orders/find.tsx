import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findOrders } from '#contract/events.ts'
import type { Answered } from '../api/client.ts'
import { read } from '../api/queries.ts'
import { Empty } from '../ui/empty.tsx'
import { Failure } from '../ui/failure.tsx'
import { Icon } from '../ui/icon.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import classes from './find.module.css'

/** An order by any of its numbers. The number stands in the address; one hit opens at once. */
export default function FindOrder() {
  const { t } = useTranslation('orders')
  const navigate = useNavigate()
  const search: Record<string, string> = useSearch({ strict: false })
  const number = (search['number'] ?? '').trim()
  const [typed, setTyped] = useState(number)
  return (
    <Page title={t('title')} actions={<Link to="/events">{t('toEvents')}</Link>}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') void navigate({ to: '/orders', search: { number: typed.trim() } })
        }}
      >
        <TextInput
          className={classes.number}
          size="md"
          label={t('findLabel')}
          description={t('findHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          leftSection={<Icon name="search" />}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="md" variant="filled" className={classes.submit}>
          {t('find')}
        </Button>
      </form>
      <div aria-live="polite">{number === '' ? null : <Found number={number} />}</div>
    </Page>
  )
}

type Order = Answered<typeof findOrders>['items'][number]

function Found({ number }: { number: string }) {
  const { t } = useTranslation('orders')
  const found = useQuery(read(findOrders, { query: { number } }))
  if (found.isPending) return <Loading rows={3} />
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />
  const { items } = found.data
  const [first] = items
  if (!first) {
    return (
      <Empty
        title={t('nothing', { number })}
        hint={t('nothingHint')}
        action={
          <Link to="/events" search={{ tab: 'refused' }}>
            {t('toRefused')}
          </Link>
        }
      />
    )
  }
  if (items.length === 1) {
    const { customerId, key } = first
    return <Navigate to="/orders/$customerId/$key" params={{ customerId, key }} replace />
  }
  return (
    <Panel title={t('several', { count: items.length, number })} flush>
      <ul className={classes.list}>
        {items.map((order) => (
          <Hit key={`${order.customerId} ${order.key}`} order={order} />
        ))}
      </ul>
    </Panel>
  )
}

function Hit({ order: { customerId, customerName, key, numbers } }: { order: Order }) {
  const { t } = useTranslation('orders')
  const others = numbers.filter((number) => number !== key)
  return (
    <li>
      <Link to="/orders/$customerId/$key" params={{ customerId, key }}>
        <strong>{customerName}</strong>
      </Link>
      <span>
        {key}
        {others.length === 0 ? null : `, ${t('also', { numbers: others.join(', ') })}`}
      </span>
    </li>
  )
}
