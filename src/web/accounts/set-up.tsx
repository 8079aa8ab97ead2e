import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { setUp } from '#contract/accounts.ts'
import { call } from '../api/client.ts'
import { Note } from '../ui/note.tsx'
import { JoinForm } from './join-form.tsx'
import classes from './outside.module.css'
import { Outside } from './outside.tsx'
import { useSession } from './session.ts'

/** The first administrator, with the link that Postbud prints when it starts. */
export default function SetUp() {
  const { t } = useTranslation('accounts')
  const { token = '' } = useSearch({ strict: false })
  const { setUpNeeded } = useSession()
  if (!setUpNeeded) {
    return (
      <Outside title={t('setUpTitle')}>
        <Note>
          {t('setUpDone')} <Link to="/sign-in">{t('signIn')}</Link>
        </Note>
      </Outside>
    )
  }
  return (
    <Outside title={t('setUpTitle')}>
      {token === '' ? (
        <Note kind="held">
          {t('setUpNoToken')} <code>npm run set-up-link</code>
        </Note>
      ) : (
        <>
          <p className={classes.hint}>{t('setUpHint')}</p>
          <JoinForm
            action={t('setUp')}
            join={async (values) => await call(setUp, { body: { ...values, token } })}
          />
        </>
      )}
    </Outside>
  )
}
