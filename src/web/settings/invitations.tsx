import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  invite,
  listInvitations,
  revokeInvitation,
  type Invitation,
  type NewInvitation,
  type Role,
} from '#contract/accounts.ts'
import { isEmail } from '../accounts/limits.ts'
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
import { TextRow } from '../ui/text-row.tsx'
import { Time } from '../ui/time.tsx'
import { useForm } from '../ui/use-form.ts'
import { roles } from './roles.ts'
import classes from './settings.module.css'

/** Links that are still open, and a new one. */
export function Invitations() {
  const { t } = useTranslation(['settings', 'accounts', 'common'])
  const [revoking, setRevoking] = useState<Invitation | null>(null)
  const list = useInfiniteQuery(readPages(listInvitations, { query: {} }))
  const columns: Column<Invitation>[] = [
    { key: 'email', title: t('accounts:email'), cell: ({ email }) => email },
    {
      key: 'purpose',
      title: t('invitations.purpose'),
      wide: true,
      cell: ({ purpose }) => t(`invitations.${purpose}`),
    },
    { key: 'role', title: t('users.role'), cell: ({ role }) => t(`accounts:role.${role}`) },
    {
      key: 'expiresAt',
      title: t('invitations.expires'),
      wide: true,
      cell: ({ expiresAt }) => <Time at={expiresAt} />,
    },
    {
      key: 'actions',
      title: t('actions'),
      numeric: true,
      cell: (invitation) => (
        <Button size="compact-sm" onClick={() => setRevoking(invitation)}>
          {t('invitations.revoke')} …
        </Button>
      ),
    },
  ]
  return (
    <Panel title={t('invitations.title')} flush>
      <ListTable
        label={t('invitations.title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t('invitations.none')} />}
      />
      <Invite />
      {revoking === null ? null : (
        <Confirm
          title={t('invitations.revokeAsk', { email: revoking.email })}
          action={t('invitations.revoke')}
          danger
          run={async () => {
            await call(revokeInvitation, { params: { id: revoking.id } })
            await invalidate(listInvitations)
          }}
          onClose={() => setRevoking(null)}
        >
          {t('invitations.revokeText')}
        </Confirm>
      )}
    </Panel>
  )
}

function Invite() {
  const { t } = useTranslation(['settings', 'accounts'])
  const id = useId()
  const [made, setMade] = useState<NewInvitation | null>(null)
  const initial: { email: string; role: Role } = { email: '', role: 'operator' }
  const form = useForm({
    initial,
    clears: true,
    check: ({ email }) => ({ email: isEmail(email) ? undefined : t('accounts:emailWrong') }),
    save: async ({ email, role }) => await call(invite, { body: { email: email.trim(), role } }),
    onSaved: async (invitation) => {
      setMade(invitation)
      await invalidate(listInvitations)
    },
  })
  return (
    <div className={classes.add}>
      {made === null ? null : (
        <Once
          title={t('invitations.once', { email: made.email })}
          value={made.link}
          onDone={() => setMade(null)}
        />
      )}
      <FormBox form={form}>
        <TextRow
          label={t('accounts:email')}
          type="email"
          autoComplete="off"
          value={form.values.email}
          fault={form.fault('email')}
          onChange={(email) => form.set('email', email)}
        />
        <FormRow label={t('users.role')} htmlFor={id}>
          <NativeSelect
            id={id}
            data={roles.map((role) => ({ value: role, label: t(`accounts:role.${role}`) }))}
            value={form.values.role}
            onChange={(event) =>
              form.set('role', roles.find((role) => role === event.currentTarget.value) ?? 'viewer')
            }
          />
        </FormRow>
        <SaveRow form={form} label={t('invitations.invite')} quiet />
      </FormBox>
    </div>
  )
}
