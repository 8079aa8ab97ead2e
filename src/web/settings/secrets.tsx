import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteSecret, listSecrets, type Secret } from '#contract/secrets.ts'
import { useMay } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { invalidate, readPages } from '../api/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import { AddSecret } from './add-secret.tsx'
import { ReplaceSecret } from './replace-secret.tsx'
import classes from './secrets.module.css'

type Asked = { what: 'replace' | 'remove'; secret: Secret } | null

/** Secrets under their names: of one customer with the house's beside them, or the house's. No value is ever shown. */
export function Secrets({ customerId }: { customerId: string | null }) {
  const { t } = useTranslation('settings')
  const common = useTranslation('common').t
  const isOperator = useMay('operator')
  const [asked, setAsked] = useState<Asked>(null)
  const list = useInfiniteQuery({
    ...readPages(listSecrets, { query: { limit: 200, ...(customerId === null ? {} : { customerId }) } }),
    select: ({ pages, pageParams }) => ({
      pageParams,
      pages: pages.map((page) => ({
        ...page,
        // Without a customer the API lists those of all customers, too.
        items: page.items.filter((secret) => customerId !== null || secret.customerId === null),
      })),
    }),
  })
  const actions: Column<Secret> = {
    key: 'actions',
    title: t('actions'),
    numeric: true,
    cell: (secret) =>
      secret.customerId === customerId ? (
        <span className={classes.actions}>
          <Button size="compact-sm" onClick={() => setAsked({ what: 'replace', secret })}>
            {t('secrets.replace')}
          </Button>
          <Button size="compact-sm" onClick={() => setAsked({ what: 'remove', secret })}>
            {common('remove')}
          </Button>
        </span>
      ) : null,
  }
  const columns: Column<Secret>[] = [
    { key: 'name', title: common('name'), cell: ({ name }) => <code>{name}</code> },
    ...(customerId === null
      ? []
      : [
          {
            key: 'of',
            title: t('secrets.of'),
            cell: (secret: Secret) => t(secret.customerId === null ? 'secrets.house' : 'secrets.customer'),
          },
        ]),
    {
      key: 'updatedAt',
      title: t('secrets.set'),
      wide: true,
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
    },
    ...(isOperator ? [actions] : []),
  ]
  return (
    <Panel title={t(customerId === null ? 'secrets.houseTitle' : 'secrets.title')} flush>
      <p className={classes.hint}>{t(customerId === null ? 'secrets.houseHint' : 'secrets.hint')}</p>
      <ListTable
        label={t('secrets.title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t('secrets.none')} />}
      />
      {isOperator ? <AddSecret customerId={customerId} /> : null}
      {asked?.what === 'replace' ? (
        <ReplaceSecret secret={asked.secret} onClose={() => setAsked(null)} />
      ) : null}
      {asked?.what === 'remove' ? (
        <Confirm
          title={t('secrets.removeTitle', { name: asked.secret.name })}
          action={common('remove')}
          danger
          run={async () => {
            await call(deleteSecret, { params: { id: asked.secret.id } })
            await invalidate(listSecrets)
          }}
          onClose={() => setAsked(null)}
        >
          {t('secrets.removeText')}
        </Confirm>
      ) : null}
    </Panel>
  )
}
