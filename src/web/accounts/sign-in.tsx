import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signIn } from '#contract/accounts.ts'
import { call } from '../api/client.ts'
import { Failure } from '../ui/failure.tsx'
import { Note } from '../ui/note.tsx'
import { hintsBelow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import { begin } from './begin.ts'
import { ownPath } from './next.ts'
import classes from './outside.module.css'
import { Outside } from './outside.tsx'
import { useSession } from './session.ts'

export default function SignIn() {
  const { t } = useTranslation('accounts')
  const { setUpNeeded } = useSession()
  // `tab`: a page that somebody was signed out of waits in another tab.
  const { next, tab } = useSearch({ strict: false })
  const [isBack, setBack] = useState(false)
  const router = useRouter()
  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      email: email.trim() === '' ? t('emailMissing') : undefined,
      password: password === '' ? t('passwordMissing') : undefined,
    }),
    save: async ({ email, password }) => await call(signIn, { body: { email: email.trim(), password } }),
    onSaved: async (session) => {
      await begin(session)
      if (tab === undefined) router.history.push(ownPath(next))
      else setBack(true)
    },
  })
  if (isBack) {
    return (
      <Outside title={t('back')}>
        <Note kind="sent">{t('backHint')}</Note>
      </Outside>
    )
  }
  return (
    <Outside title={t('title')}>
      {setUpNeeded ? (
        <Note>
          {t('setUpNeeded')} <code>npm run set-up-link</code>
        </Note>
      ) : null}
      <form className={classes.form} noValidate onSubmit={form.submit}>
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          inputWrapperOrder={hintsBelow}
          value={form.values.email}
          error={form.fault('email')}
          onChange={(event) => form.set('email', event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          inputWrapperOrder={hintsBelow}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          value={form.values.password}
          error={form.fault('password')}
          onChange={(event) => form.set('password', event.currentTarget.value)}
        />
        {form.failure ? <Failure error={form.failure} /> : null}
        <Button type="submit" variant="filled" loading={form.saving}>
          {t('signIn')}
        </Button>
      </form>
      <p className={classes.hint}>{t('forgotten')}</p>
    </Outside>
  )
}
