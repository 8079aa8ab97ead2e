import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getCustomer } from '#contract/customers.ts'
import { getTrigger } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import { eventLabel } from '../ui/event-type.ts'
import { exactTime } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { filterNames, states, type PostbackFilter } from './filter.ts'
import classes from './filter-bar.module.css'
import { FilterForm } from './filter-form.tsx'

export interface FilterBarProps {
  filter: PostbackFilter
  onChange: (changed: Record<string, string | undefined>) => void
}

const exactly = { exact: true, includeSearch: true }

/** State as a row of links, the other filters as chips; all of it stands in the address. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const { t } = useTranslation(['postbacks', 'common'])
  const [open, setOpen] = useState(false)
  const chips = filterNames.filter((name) => filter[name] !== undefined)
  return (
    <>
      <div className={classes.bar} role="group" aria-label={t('filters')}>
        <nav className={classes.states} aria-label={t('state')}>
          <Link to="/postbacks" search={withoutState(filter)} activeOptions={exactly}>
            {t('common:all')}
          </Link>
          {states.map((state) => (
            <Link
              key={state}
              to="/postbacks"
              search={{ ...filter, state }}
              activeOptions={exactly}
              data-state={state}
            >
              <Icon name={state} small />
              {t(`common:state.${state}`)}
            </Link>
          ))}
        </nav>
        <span className={classes.chips}>
          {chips.map((name) => (
            <Chip key={name} name={name} filter={filter} onRemove={() => onChange({ [name]: undefined })} />
          ))}
          <Button size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('hideFilter') : `+ ${t('addFilter')}`}
          </Button>
        </span>
      </div>
      {open ? <FilterForm filter={filter} onChange={onChange} /> : null}
    </>
  )
}

type Name = (typeof filterNames)[number]

function Chip({ name, filter, onRemove }: { name: Name; filter: PostbackFilter; onRemove: () => void }) {
  const { t } = useTranslation(['postbacks', 'common'])
  const label = useLabel(name)
  return (
    <span className={classes.chip}>
      {label}: <ChipValue name={name} value={filter[name] ?? ''} />
      <button type="button" aria-label={t('removeFilter', { name: label })} onClick={onRemove}>
        <Icon name="failed" small />
      </button>
    </span>
  )
}

function useLabel(name: Name): string {
  const { t } = useTranslation(['postbacks', 'common'])
  switch (name) {
    case 'customerId':
      return t('common:customer')
    case 'triggerId':
      return t('common:trigger')
    case 'eventType':
      return t('common:event')
    case 'order':
      return t('common:order')
    case 'eventId':
    case 'externalId':
    case 'from':
    case 'to':
      return t(name)
  }
}

function ChipValue({ name, value }: { name: Name; value: string }) {
  const { i18n } = useTranslation()
  switch (name) {
    case 'customerId':
      return <CustomerName id={value} />
    case 'triggerId':
      return <TriggerName id={value} />
    case 'eventType':
      return eventLabel(value, i18n.language)
    case 'from':
    case 'to':
      return Number.isNaN(Date.parse(value)) ? value : exactTime(value, i18n.language)
    case 'order':
    case 'eventId':
    case 'externalId':
      return value
  }
}

function CustomerName({ id }: { id: string }) {
  const customer = useQuery(read(getCustomer, { params: { id } }))
  return customer.data?.name ?? '…'
}

function TriggerName({ id }: { id: string }) {
  const trigger = useQuery(read(getTrigger, { params: { id } }))
  return trigger.data?.name ?? '…'
}

function withoutState(filter: PostbackFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== 'state'))
}
