import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listCustomers, type Customer } from '#contract/customers.ts'
import { useMay } from '../accounts/session.ts'
import { readPages } from '../api/queries.ts'
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

const states = ['active', 'archived', 'all'] as const
type Shown = (typeof states)[number]

export default function Customers() {
  const { t } = useTranslation('customers')
  const common = useTranslation('common').t
  const [address, change] = useAddress()
  const isOperator = useMay('operator')
  const search = address['search'] ?? ''
  // Archived ones are in nobody's way.
  const shown: Shown = states.find((each) => each === address['state']) ?? 'active'
  const list = useInfiniteQuery(
    readPages(listCustomers, {
      query: { ...(search === '' ? {} : { search }), ...(shown === 'all' ? {} : { state: shown }) },
    }),
  )
  const columns: Column<Customer>[] = [
    {
      key: 'name',
      title: common('name'),
      cell: ({ id, name }) => (
        <Link to="/customers/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { key: 'referenceId', title: t('referenceId'), cell: ({ referenceId }) => <code>{referenceId}</code> },
    { key: 'email', title: t('email'), wide: true, cell: ({ email }) => email },
    { key: 'state', title: common('stateTitle'), cell: ({ state }) => <State state={state} /> },
    {
      key: 'updatedAt',
      title: t('changed'),
      wide: true,
      numeric: true,
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
    },
  ]
  const add = isOperator ? (
    <LinkButton variant="filled" to="/customers/new">
      {t('new')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('title')} actions={add}>
      <Toolbar>
        <SearchBox label={t('find')} value={search} onSearch={(text) => change({ search: text })} />
        <SegmentedControl
          aria-label={common('stateTitle')}
          data={states.map((value) => ({ value, label: t(`shown.${value}`) }))}
          value={shown}
          onChange={(value) => change({ state: value === 'active' ? undefined : value })}
        />
      </Toolbar>
      <Panel title={t('title')} flush bare>
        <ListTable
          label={t('title')}
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            search === '' ? (
              <Empty title={t(`empty.${shown}`)} hint={t('emptyHint')} action={add} />
            ) : (
              <Empty title={t('foundNone', { search })} hint={t('foundNoneHint')} />
            )
          }
        />
      </Panel>
    </Page>
  )
}
