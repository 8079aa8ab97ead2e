import { NativeSelect } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '#contract/accounts.ts'
import { setLanguage } from '../i18n/i18n.ts'
import { FormBox } from '../ui/form-box.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { TextRow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import { saveOwnUser } from './own-user.ts'

export function PersonForm({ user }: { user: User }) {
  const { t } = useTranslation('accounts')
  const language = useId()
  const form = useForm({
    initial: { name: user.name, language: user.language },
    check: ({ name }) => ({ name: name.trim() === '' ? t('nameMissing') : undefined }),
    save: async (values) => {
      await saveOwnUser(values)
      await setLanguage(values.language)
    },
  })
  return (
    <FormBox form={form}>
      <TextRow
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        value={form.values.name}
        fault={form.fault('name')}
        onChange={(name) => form.set('name', name)}
      />
      <FormRow label={t('language')} htmlFor={language}>
        <NativeSelect
          id={language}
          data={[
            { value: 'da', label: 'Dansk' },
            { value: 'en', label: 'English' },
          ]}
          value={form.values.language}
          onChange={(event) => form.set('language', event.currentTarget.value === 'da' ? 'da' : 'en')}
        />
      </FormRow>
      <SaveRow form={form} />
    </FormBox>
  )
}
