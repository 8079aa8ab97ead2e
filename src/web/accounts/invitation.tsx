import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { acceptInvitation, readInvitation } from '#contract/accounts.ts'
import { call } from '../api/client.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { JoinForm } from './join-form.tsx'
import classes from './outside.module.css'
import { Outside } from './outside.tsx'

/** Somebody whom an administrator let in, or who forgot the password. */
export default function InvitationPage() {
  const { t } = useTranslation('accounts')
  const { token = '' } = useSearch({ strict: false })
  const invitation = useQuery({
    queryKey: [readInvitation.path, token],
    queryFn: async () => await call(readInvitation, { body: { token } }),
    enabled: token !== '',
    retry: false,
  })
  const isJoining = invitation.data?.purpose !== 'password'
  return (
    <Outside title={t(isJoining ? 'invitationTitle' : 'passwordTitle')}>
      {token === '' ? <Note kind="held">{t('invitationNoToken')}</Note> : null}
      {invitation.isLoading ? <Loading rows={3} /> : null}
      {invitation.isError ? <Failure error={invitation.error} /> : null}
      {invitation.data === undefined ? null : (
        <>
          <p className={classes.hint}>
            {t(isJoining ? 'invitationHint' : 'passwordLinkHint', { email: invitation.data.email })}
          </p>
          <JoinForm
            name={invitation.data.name ?? ''}
            email={invitation.data.email}
            action={t(isJoining ? 'join' : 'choose')}
            join={async ({ name, password, language }) =>
              await call(acceptInvitation, { body: { token, name, password, language } })
            }
          />
        </>
      )}
    </Outside>
  )
}
