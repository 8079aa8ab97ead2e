import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { acceptInvitation } from '#contract/accounts.ts'
import { call } from '../api/client.ts'
import { Note } from '../ui/note.tsx'
import { JoinForm } from './join-form.tsx'
import classes from './outside.module.css'
import { Outside } from './outside.tsx'

/** Somebody whom an administrator let in. */
export default function InvitationPage() {
  const { t } = useTranslation('accounts')
  const { token = '' } = useSearch({ strict: false })
  return (
    <Outside title={t('invitationTitle')}>
      {token === '' ? (
        <Note kind="held">{t('invitationNoToken')}</Note>
      ) : (
        <>
          <p className={classes.hint}>{t('invitationHint')}</p>
          <JoinForm
            withEmail={false}
            action={t('join')}
            join={async ({ name, password, language }) =>
              await call(acceptInvitation, { body: { token, name, password, language } })
            }
          />
        </>
      )}
    </Outside>
  )
}
