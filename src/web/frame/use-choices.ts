import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listCustomers } from '#contract/customers.ts'
import { findOrders } from '#contract/events.ts'
import { listTemplates } from '#contract/templates.ts'
import { listTriggers } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import { fits, type Choice } from './choices.ts'
import { useActions } from './use-actions.ts'

const most = 5

export interface Found {
  choices: Choice[]
  /** What was typed is being looked for. */
  isSearching: boolean
  error: unknown
}

/** What fits what was typed: found by the API, and what one can do. */
export function useChoices(typed: string): Found {
  const { t } = useTranslation(['frame', 'common'])
  const options = { enabled: typed !== '', placeholderData: keepPreviousData }
  const search = { search: typed, limit: most }
  const orders = useQuery({ ...read(findOrders, { query: { number: typed } }), ...options })
  const customers = useQuery({
    ...read(listCustomers, { query: { ...search, state: 'active' } }),
    ...options,
  })
  const triggers = useQuery({ ...read(listTriggers, { query: search }), ...options })
  const templates = useQuery({
    ...read(listTemplates, { query: { ...search, state: 'active' } }),
    ...options,
  })
  const found = typed === '' ? [] : (customers.data?.items ?? [])
  const actions = useActions(found).filter(
    ({ label, path }) => found.some(({ id }) => path.endsWith(id)) || fits(label, typed),
  )
  if (typed === '') return { choices: actions, isSearching: false, error: null }
  const queries = [orders, customers, triggers, templates]
  const choices: Choice[] = [
    ...(orders.data?.items ?? []).map(({ customerId, customerName, key, numbers }) => ({
      group: 'orders' as const,
      key: `order ${customerId} ${key}`,
      label: t('orderNumber', { number: key }),
      hint: [customerName, ...numbers.filter((number) => number !== key)].join(' · '),
      path: `/orders/${customerId}/${encodeURIComponent(key)}`,
    })),
    ...found.map(({ id, name, referenceId }) => ({
      group: 'customers' as const,
      key: `customer ${id}`,
      label: name,
      hint: referenceId,
      path: `/customers/${id}`,
    })),
    ...(triggers.data?.items ?? []).map(({ id, name, state }) => ({
      group: 'triggers' as const,
      key: `trigger ${id}`,
      label: name,
      hint: t(`common:state.${state}`),
      path: `/triggers/${id}`,
    })),
    ...(templates.data?.items ?? []).map(({ id, name, format }) => ({
      group: 'templates' as const,
      key: `template ${id}`,
      label: name,
      hint: t(`common:format.${format}`),
      path: `/templates/${id}`,
    })),
    ...actions,
  ]
  return {
    choices,
    isSearching: queries.some(({ isFetching }) => isFetching),
    error: queries.find(({ error }) => error !== null)?.error ?? null,
  }
}
