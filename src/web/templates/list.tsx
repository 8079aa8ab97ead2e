import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { listCustomers } from '#contract/customers.ts'
import { listTemplates, type ListedTemplate } from '#contract/templates.ts'
import { useMay } from '../accounts/session.ts'
import { read, readPages } from '../api/queries.ts'
import { useAddress } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { State } from '../ui/state.tsx'
import { Time } from '../ui/time.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { availableFormats } from './formats.ts'

const shared = 'shared'

/** All templates: whose they are, where they are used, and what is not published yet. */
export default function Templates() {
  const { t } = useTranslation(['templates', 'common'])
  const [address, change] = useAddress()
  const isOperator = useMay('operator')
  const { search = '', customerId = '' } = address
  const format = availableFormats.find((each) => each === address['format'])
  const isArchived = address['state'] === 'archived'
  const customers = useQuery(read(listCustomers, { query: { limit: 200 } })).data?.items ?? []
  const list = useInfiniteQuery(
    readPages(listTemplates, {
      query: {
        state: isArchived ? 'archived' : 'active',
        ...(search === '' ? {} : { search }),
        ...(format === undefined ? {} : { format }),
        ...(customerId === shared ? { shared: 'only' as const } : customerId === '' ? {} : { customerId }),
      },
    }),
  )
  const isNarrowed = search !== '' || format !== undefined || customerId !== ''
  const add = isOperator ? (
    <LinkButton
      variant="filled"
      to="/templates/new"
      search={customerId === '' || customerId === shared ? {} : { customerId }}
    >
      {t('new.action')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('title')} actions={add}>
      <Toolbar>
        <SearchBox label={t('list.find')} value={search} onSearch={(text) => change({ search: text })} />
        <NativeSelect
          aria-label={t('common:customer')}
          value={customerId}
          onChange={(event) => change({ customerId: event.currentTarget.value })}
          data={[
            { value: '', label: t('list.anyCustomer') },
            { value: shared, label: t('list.shared') },
            ...customers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          aria-label={t('format')}
          value={format ?? ''}
          onChange={(event) => change({ format: event.currentTarget.value })}
          data={[
            { value: '', label: t('list.anyFormat') },
            ...availableFormats.map((value) => ({ value, label: t(`common:format.${value}`) })),
          ]}
        />
        <NativeSelect
          aria-label={t('common:stateTitle')}
          value={isArchived ? 'archived' : ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[
            { value: '', label: t('list.active') },
            { value: 'archived', label: t('list.archived') },
          ]}
        />
      </Toolbar>
      <Panel title={t('title')} flush>
        <ListTable
          label={t('title')}
          list={list}
          columns={columns(t)}
          rowKey={({ id }) => id}
          empty={
            isNarrowed || isArchived ? (
              <Empty title={t('list.foundNone')} hint={t('list.foundNoneHint')} />
            ) : (
              <Empty title={t('list.empty')} hint={t('list.emptyHint')} action={add} />
            )
          }
        />
      </Panel>
    </Page>
  )
}

function columns(t: TFunction<['templates', 'common']>): Column<ListedTemplate>[] {
  return [
    {
      key: 'name',
      title: t('common:name'),
      cell: ({ id, name }) => (
        <Link to="/templates/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { key: 'format', title: t('format'), cell: ({ format }) => t(`common:format.${format}`) },
    {
      key: 'customer',
      title: t('common:customer'),
      wide: true,
      cell: ({ customerId, customerName }) =>
        customerId === null ? (
          t('common:every')
        ) : (
          <Link to="/customers/$id" params={{ id: customerId }}>
            {customerName}
          </Link>
        ),
    },
    {
      key: 'usedBy',
      title: t('list.usedBy'),
      numeric: true,
      cell: ({ usedBy }) => (usedBy === 0 ? '–' : t('list.triggers', { count: usedBy })),
    },
    {
      key: 'version',
      title: t('list.version'),
      cell: ({ state, latestVersion, draftChanged }) => {
        if (state === 'archived') return <State state={state} />
        if (latestVersion === null) return <State state="draft" />
        return draftChanged ? t('list.changed', { version: latestVersion }) : `v${latestVersion}`
      },
    },
    {
      key: 'updatedAt',
      title: t('list.updated'),
      wide: true,
      numeric: true,
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
    },
  ]
}
