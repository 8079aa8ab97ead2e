import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '#contract/endpoint.ts'
import { createKey, listKeys, revokeKey, type ApiKey, type NewApiKey } from '#contract/keys.ts'
import { call } from '../api/client.ts'
import { invalidate, readPages } from '../api/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Empty } from '../ui/empty.tsx'
import { FormBox } from '../ui/form-box.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Once } from '../ui/once.tsx'
import { Panel } from '../ui/panel.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { hintsBelow, TextRow } from '../ui/text-row.tsx'
import { Time } from '../ui/time.tsx'
import { useForm } from '../ui/use-form.ts'
import classes from './settings.module.css'

const scopes = ['intake', 'read', 'admin'] as const satisfies Scope[]

/** Keys of programs: the production system's, and those of scripts. */
export function Keys() {
  const { t } = useTranslation(['settings', 'common'])
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const list = useInfiniteQuery(readPages(listKeys, { query: {} }))
  const columns: Column<ApiKey>[] = [
    { key: 'name', title: t('common:name'), cell: ({ name }) => name },
    { key: 'hint', title: t('keys.hint'), wide: true, cell: ({ hint }) => <code>{hint}…</code> },
    { key: 'scope', title: t('keys.scope'), cell: ({ scope }) => t(`keys.scopes.${scope}`) },
    { key: 'createdAt', title: t('keys.made'), wide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      key: 'actions',
      title: t('actions'),
      numeric: true,
      cell: (key) =>
        key.revokedAt === null ? (
          <Button size="compact-sm" onClick={() => setRevoking(key)}>
            {t('keys.revoke')} …
          </Button>
        ) : (
          <span className={classes.faint}>
            {t('keys.revoked')} <Time at={key.revokedAt} />
          </span>
        ),
    },
  ]
  return (
    <Panel bare title={t('tabs.keys')} flush>
      <ListTable
        label={t('tabs.keys')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t('keys.none')} hint={t('keys.noneHint')} />}
      />
      <AddKey />
      {revoking === null ? null : (
        <Confirm
          title={t('keys.revokeAsk', { name: revoking.name })}
          action={t('keys.revoke')}
          danger
          run={async () => {
            await call(revokeKey, { params: { id: revoking.id } })
            await invalidate(listKeys)
          }}
          onClose={() => setRevoking(null)}
        >
          {t('keys.revokeText')}
        </Confirm>
      )}
    </Panel>
  )
}

function AddKey() {
  const { t } = useTranslation('settings')
  const id = useId()
  const [made, setMade] = useState<NewApiKey | null>(null)
  const initial: { name: string; scope: Scope } = { name: '', scope: 'intake' }
  const form = useForm({
    initial,
    clears: true,
    check: ({ name }) => ({ name: name.trim() === '' ? t('keys.nameMissing') : undefined }),
    save: async ({ name, scope }) => await call(createKey, { body: { name: name.trim(), scope } }),
    onSaved: async (key) => {
      setMade(key)
      await invalidate(listKeys)
    },
  })
  return (
    <div className={classes.add}>
      {made === null ? null : (
        <Once title={t('keys.once', { name: made.name })} value={made.key} onDone={() => setMade(null)} />
      )}
      <FormBox form={form}>
        <TextRow
          label={t('keys.name')}
          hint={t('keys.nameHint')}
          autoComplete="off"
          value={form.values.name}
          fault={form.fault('name')}
          onChange={(name) => form.set('name', name)}
        />
        <FormRow label={t('keys.scope')} htmlFor={id}>
          <NativeSelect
            id={id}
            data={scopes.map((scope) => ({ value: scope, label: t(`keys.scopes.${scope}`) }))}
            description={t(`keys.scopeHint.${form.values.scope}`)}
            inputWrapperOrder={hintsBelow}
            value={form.values.scope}
            onChange={(event) =>
              form.set('scope', scopes.find((scope) => scope === event.currentTarget.value) ?? 'intake')
            }
          />
        </FormRow>
        <SaveRow form={form} label={t('keys.make')} quiet />
      </FormBox>
    </div>
  )
}
