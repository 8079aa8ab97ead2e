import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { eventTypes } from '#contract/event-types.ts'
import { listTriggers } from '#contract/triggers.ts'
import { useMay } from '../accounts/session.ts'
import { readPages } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { useAddress } from '../ui/address.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { CustomerFilter } from './customer-filter.tsx'
import { TriggerTable } from './trigger-table.tsx'

const states = ['draft', 'active', 'paused', 'archived'] as const

/** /triggers: all of them, narrowed by what stands in the address. */
export default function Triggers() {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const [address, change] = useAddress()
  const { customerId, eventType, search } = address
  const state = states.find((each) => each === address['state'])
  const isOperator = useMay('operator')
  const query = {
    ...(customerId === undefined ? {} : { customerId, shared: 'include' as const }),
    ...(eventType === undefined ? {} : { eventType }),
    ...(state === undefined ? {} : { state }),
    ...(search === undefined ? {} : { search }),
  }
  const list = useInfiniteQuery(readPages(listTriggers, { query }))
  const add = isOperator ? (
    <LinkButton variant="filled" to="/triggers/new" search={customerId === undefined ? {} : { customerId }}>
      {t('list.add')}
    </LinkButton>
  ) : null

  return (
    <Page title={t('title')} actions={add}>
      <Toolbar>
        <SearchBox
          label={t('list.find')}
          value={search ?? ''}
          onSearch={(text) => change({ search: text })}
        />
        <CustomerFilter
          value={customerId ?? null}
          onChange={(id) => change({ customerId: id ?? undefined })}
        />
        <NativeSelect
          aria-label={common('event')}
          value={eventType ?? ''}
          data={[
            { value: '', label: t('list.anyEvent') },
            ...eventTypes.map(({ type, labels }) => ({ value: type, label: labels[currentLanguage()] })),
          ]}
          onChange={(event) => change({ eventType: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label={t('list.state')}
          value={state ?? ''}
          data={[
            { value: '', label: t('list.anyState') },
            ...states.map((name) => ({ value: name, label: common(`state.${name}`) })),
          ]}
          onChange={(event) => change({ state: event.currentTarget.value })}
        />
      </Toolbar>
      <Panel title={t('list.title')} flush>
        <TriggerTable list={list} isFiltered={Object.keys(query).length > 0} add={add} />
      </Panel>
    </Page>
  )
}
