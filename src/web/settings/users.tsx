import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Static } from 'typebox'
import {
  changeUser,
  invitePassword,
  listInvitations,
  listUsers,
  type NewInvitation,
  type User,
} from '#contract/accounts.ts'
import { useSession } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { invalidate, readPages } from '../api/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Failure } from '../ui/failure.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Once } from '../ui/once.tsx'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import { Invitations } from './invitations.tsx'
import { roles } from './roles.ts'
import classes from './settings.module.css'

type Change = Static<(typeof changeUser)['body']>

/** Who may come in, and what they may do there. */
export function Users() {
  const { t } = useTranslation(['settings', 'accounts', 'common'])
  const { user: self } = useSession()
  const [disabling, setDisabling] = useState<User | null>(null)
  const [link, setLink] = useState<NewInvitation | null>(null)
  const list = useInfiniteQuery(readPages(listUsers, { query: {} }))
  const change = useMutation({
    mutationFn: async ({ user, ...body }: Change & { user: User }) =>
      await call(changeUser, { params: { id: user.id }, body }),
    onSettled: async () => await invalidate(listUsers),
  })
  const password = useMutation({
    mutationFn: async (user: User) => await call(invitePassword, { params: { id: user.id } }),
    onSuccess: async (made) => {
      setLink(made)
      await invalidate(listInvitations)
    },
  })
  const columns: Column<User>[] = [
    {
      key: 'name',
      title: t('common:name'),
      cell: (user) => (
        <>
          {user.name}
          {user.id === self?.id ? <span className={classes.faint}> ({t('users.you')})</span> : null}
        </>
      ),
    },
    { key: 'email', title: t('accounts:email'), wide: true, cell: ({ email }) => email },
    {
      key: 'role',
      title: t('users.role'),
      cell: (user) =>
        // One's own role is changed by another administrator: nobody locks themselves out by a slip.
        user.id === self?.id ? (
          t(`accounts:role.${user.role}`)
        ) : (
          <NativeSelect
            size="xs"
            aria-label={t('users.roleOf', { name: user.name })}
            data={roles.map((role) => ({ value: role, label: t(`accounts:role.${role}`) }))}
            value={user.role}
            disabled={change.isPending}
            onChange={(event) => {
              const role = roles.find((each) => each === event.currentTarget.value)
              if (role) change.mutate({ user, role })
            }}
          />
        ),
    },
    {
      key: 'seen',
      title: t('users.seen'),
      wide: true,
      cell: ({ lastSeenAt, state }) =>
        state === 'disabled' ? t('users.disabled') : lastSeenAt === null ? '–' : <Time at={lastSeenAt} />,
    },
    {
      key: 'actions',
      title: t('actions'),
      numeric: true,
      cell: (user) =>
        user.id === self?.id ? null : (
          <span className={classes.actions}>
            <Button size="compact-sm" onClick={() => password.mutate(user)}>
              {t('users.password')}
            </Button>
            {user.state === 'active' ? (
              <Button size="compact-sm" onClick={() => setDisabling(user)}>
                {t('users.disable')} …
              </Button>
            ) : (
              <Button size="compact-sm" onClick={() => change.mutate({ user, state: 'active' })}>
                {t('users.enable')}
              </Button>
            )}
          </span>
        ),
    },
  ]
  const failure = change.error ?? password.error
  return (
    <>
      {failure ? <Failure error={failure} /> : null}
      {link === null ? null : (
        <Once
          title={t('users.passwordOnce', { email: link.email })}
          value={link.link}
          onDone={() => setLink(null)}
        />
      )}
      <Panel bare title={t('tabs.users')} flush>
        <ListTable
          label={t('tabs.users')}
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={null}
        />
        <p className={`${classes.hint} ${classes.below}`}>{t('users.roles')}</p>
      </Panel>
      <Invitations />
      {disabling === null ? null : (
        <Confirm
          title={t('users.disableAsk', { name: disabling.name })}
          action={t('users.disable')}
          danger
          run={async () => {
            await call(changeUser, { params: { id: disabling.id }, body: { state: 'disabled' } })
            await invalidate(listUsers)
          }}
          onClose={() => setDisabling(null)}
        >
          {t('users.disableText', { name: disabling.name })}
        </Confirm>
      )}
    </>
  )
}
