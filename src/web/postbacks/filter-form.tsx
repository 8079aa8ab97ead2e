import { NativeSelect, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listCustomers } from '#contract/customers.ts'
import { eventTypes } from '#contract/event-types.ts'
import { listTriggers } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import { eventLabel } from '../ui/event-type.ts'
import type { PostbackFilter } from './filter.ts'
import classes from './filter-bar.module.css'

export interface FilterFormProps {
  filter: PostbackFilter
  onChange: (changed: Record<string, string | undefined>) => void
}

/** Everything a list can be narrowed to. Each choice goes into the address at once. */
export function FilterForm({ filter, onChange }: FilterFormProps) {
  const { t, i18n } = useTranslation(['postbacks', 'common'])
  return (
    <div className={classes.form} role="group" aria-label={t('filters')}>
      <CustomerField filter={filter} onChange={onChange} />
      <TriggerField filter={filter} onChange={onChange} />
      <NativeSelect
        label={t('common:event')}
        value={filter.eventType ?? ''}
        data={[
          { value: '', label: t('anyEvent') },
          ...eventTypes.map(({ type }) => ({ value: type, label: eventLabel(type, i18n.language) })),
        ]}
        onChange={(event) => onChange({ eventType: event.currentTarget.value })}
      />
      <OrderField key={filter.order} filter={filter} onChange={onChange} />
      <TextInput
        type="datetime-local"
        label={t('from')}
        value={localOf(filter.from)}
        onChange={(event) => onChange({ from: instantOf(event.currentTarget.value) })}
      />
      <TextInput
        type="datetime-local"
        label={t('to')}
        value={localOf(filter.to)}
        onChange={(event) => onChange({ to: instantOf(event.currentTarget.value) })}
      />
    </div>
  )
}

const searchMilliseconds = 200

function CustomerField({ filter, onChange }: FilterFormProps) {
  const { t } = useTranslation(['postbacks', 'common'])
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, searchMilliseconds)
  const found = useQuery({
    ...read(listCustomers, { query: { search, limit: 20 } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      label={t('common:customer')}
      placeholder={t('anyCustomer')}
      searchable
      clearable
      data={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={filter.customerId ?? null}
      onSearchChange={setTyped}
      onChange={(customerId) => onChange({ customerId: customerId ?? undefined, triggerId: undefined })}
    />
  )
}

function TriggerField({ filter, onChange }: FilterFormProps) {
  const { t } = useTranslation(['postbacks', 'common'])
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, searchMilliseconds)
  const { customerId } = filter
  const ofCustomer = customerId === undefined ? {} : { customerId, shared: 'include' as const }
  const found = useQuery({
    ...read(listTriggers, { query: { search, limit: 20, ...ofCustomer } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      label={t('common:trigger')}
      placeholder={t('anyTrigger')}
      searchable
      clearable
      data={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={filter.triggerId ?? null}
      onSearchChange={setTyped}
      onChange={(triggerId) => onChange({ triggerId: triggerId ?? undefined })}
    />
  )
}

/** Searched for when it is complete: with Enter, or when one goes on to the next field. */
function OrderField({ filter, onChange }: FilterFormProps) {
  const { t } = useTranslation(['postbacks', 'common'])
  const [typed, setTyped] = useState(filter.order ?? '')
  const search = () => onChange({ order: typed.trim() })
  return (
    <TextInput
      label={t('common:order')}
      placeholder={t('orderHint')}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={search}
      onKeyDown={(event) => {
        if (event.key === 'Enter') search()
      }}
    />
  )
}

/** The address holds instants; people choose in the time of their computer. */
function localOf(instant: string | undefined): string {
  if (instant === undefined || Number.isNaN(Date.parse(instant))) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function instantOf(local: string): string | undefined {
  return local === '' ? undefined : new Date(local).toISOString()
}
