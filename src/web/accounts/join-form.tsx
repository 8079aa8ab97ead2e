import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Language, Session } from '#contract/accounts.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { Failure } from '../ui/failure.tsx'
import { hintsBelow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import { begin } from './begin.ts'
import { isEmail, shortestPassword } from './limits.ts'
import classes from './outside.module.css'

interface Joining {
  name: string
  email: string
  password: string
  language: Language
}

export interface JoinFormProps {
  /** Of somebody who is a user already. */
  name?: string
  /** Invited people have their address already. */
  email?: string
  action: string
  join: (values: Joining) => Promise<Session>
}

/** How somebody becomes a user: by the set-up link or an invitation. They are signed in at once. */
export function JoinForm({ name = '', email, action, join }: JoinFormProps) {
  const { t } = useTranslation('accounts')
  const navigate = useNavigate()
  const withEmail = email === undefined
  const form = useForm({
    initial: { name, email: email ?? '', password: '' },
    check: ({ name, email, password }) => ({
      name: name.trim() === '' ? t('nameMissing') : undefined,
      email: withEmail && !isEmail(email) ? t('emailWrong') : undefined,
      password:
        password.length < shortestPassword ? t('passwordShort', { count: shortestPassword }) : undefined,
    }),
    save: async (values) =>
      await join({ ...values, email: values.email.trim(), language: currentLanguage() }),
    onSaved: async (session) => {
      await begin(session)
      await navigate({ to: '/' })
    },
  })
  return (
    <form className={classes.form} noValidate onSubmit={form.submit}>
      <TextInput
        label={t('name')}
        autoComplete="name"
        inputWrapperOrder={hintsBelow}
        description={t('nameHint')}
        value={form.values.name}
        error={form.fault('name')}
        onChange={(event) => form.set('name', event.currentTarget.value)}
      />
      {withEmail ? (
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          inputWrapperOrder={hintsBelow}
          value={form.values.email}
          error={form.fault('email')}
          onChange={(event) => form.set('email', event.currentTarget.value)}
        />
      ) : (
        // Password managers want to know whose it is.
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      )}
      <PasswordInput
        label={t('choosePassword')}
        autoComplete="new-password"
        description={t('passwordHint', { count: shortestPassword })}
        inputWrapperOrder={hintsBelow}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        value={form.values.password}
        error={form.fault('password')}
        onChange={(event) => form.set('password', event.currentTarget.value)}
      />
      {form.failure ? <Failure error={form.failure} /> : null}
      <Button type="submit" variant="filled" loading={form.saving}>
        {action}
      </Button>
    </form>
  )
}
