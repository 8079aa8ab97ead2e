import { PasswordInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FormBox } from '../ui/form-box.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { hintsBelow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import { shortestPassword } from './limits.ts'
import { saveOwnUser } from './own-user.ts'

export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation('accounts')
  const id = useId()
  const empty = { current: '', next: '' }
  const form = useForm({
    initial: empty,
    check: ({ current, next }) => ({
      current: current === '' ? t('passwordMissing') : undefined,
      next: next.length < shortestPassword ? t('passwordShort', { count: shortestPassword }) : undefined,
    }),
    save: async (password) => {
      await saveOwnUser({ password })
    },
    clears: true,
    under: '/password',
  })
  const fields = [
    { name: 'current', label: t('currentPassword'), complete: 'current-password' },
    { name: 'next', label: t('newPassword'), complete: 'new-password' },
  ] as const
  return (
    <FormBox form={form}>
      {/* Password managers want to know whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {fields.map(({ name, label, complete }) => (
        <FormRow key={name} label={label} htmlFor={id + name}>
          <PasswordInput
            id={id + name}
            autoComplete={complete}
            description={name === 'next' ? t('newPasswordHint', { count: shortestPassword }) : undefined}
            inputWrapperOrder={hintsBelow}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            value={form.values[name]}
            error={form.fault(name)}
            onChange={(event) => form.set(name, event.currentTarget.value)}
          />
        </FormRow>
      ))}
      <SaveRow form={form} label={t('changePassword')} />
    </FormBox>
  )
}
