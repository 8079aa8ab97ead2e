import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#contract/customers.ts'
import { listTemplates, type TemplateSummary } from '#contract/templates.ts'
import { useMay } from '../accounts/session.ts'
import { readPages } from '../api/queries.ts'
import { Empty } from '../ui/empty.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'

/** What this customer's messages can look like: its own templates, and those that serve all. */
export function CustomerTemplates({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const common = useTranslation('common').t
  const isOperator = useMay('operator') && customer.state === 'active'
  const customerId = customer.id
  const list = useInfiniteQuery(readPages(listTemplates, { query: { customerId, state: 'active' } }))
  const add = isOperator ? (
    <LinkButton to="/templates/new" search={{ customerId }}>
      {t('newTemplate')}
    </LinkButton>
  ) : null
  const columns: Column<TemplateSummary>[] = [
    {
      key: 'name',
      title: common('template'),
      cell: ({ id, name }) => (
        <Link to="/templates/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { key: 'format', title: t('format'), cell: ({ format }) => common(`format.${format}`) },
    {
      key: 'customer',
      title: t('for'),
      wide: true,
      cell: (template) => (template.customerId === null ? common('every') : t('thisCustomer')),
    },
    {
      key: 'version',
      title: t('version'),
      cell: ({ latestVersion, draftChanged }) =>
        latestVersion === null
          ? common('state.draft')
          : `v${latestVersion}${draftChanged ? ` · ${t('draftChanged')}` : ''}`,
    },
    {
      key: 'updatedAt',
      title: t('changed'),
      wide: true,
      numeric: true,
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
    },
  ]
  return (
    <Panel title={t('tabs.templates')} flush aside={add}>
      <ListTable
        label={t('tabs.templates')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noTemplates')} hint={t('noTemplatesHint')} action={add} />}
      />
    </Panel>
  )
}
