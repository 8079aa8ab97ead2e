import { PasswordInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { createSecret, listSecrets } from '#contract/secrets.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { FormBox } from '../ui/form-box.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { hintsBelow, TextRow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import classes from './secrets.module.css'

export function AddSecret({ customerId }: { customerId: string | null }) {
  const { t } = useTranslation('settings')
  const id = useId()
  const form = useForm({
    initial: { name: '', value: '' },
    clears: true,
    check: ({ name, value }) => ({
      name: name.trim() === '' ? t('secrets.nameMissing') : undefined,
      value: value === '' ? t('secrets.valueMissing') : undefined,
    }),
    save: async ({ name, value }) =>
      await call(createSecret, { body: { name: name.trim(), value, customerId } }),
    onSaved: async () => await invalidate(listSecrets),
  })
  return (
    <div className={classes.add}>
      <FormBox form={form}>
        <TextRow
          label={t('secrets.name')}
          hint={t('secrets.nameHint')}
          autoComplete="off"
          spellCheck={false}
          value={form.values.name}
          fault={form.fault('name')}
          onChange={(name) => form.set('name', name)}
        />
        <FormRow label={t('secrets.value')} htmlFor={id}>
          <PasswordInput
            id={id}
            autoComplete="off"
            description={t('secrets.valueHint')}
            inputWrapperOrder={hintsBelow}
            visibilityToggleButtonProps={{ 'aria-label': t('secrets.show') }}
            value={form.values.value}
            error={form.fault('value')}
            onChange={(event) => form.set('value', event.currentTarget.value)}
          />
        </FormRow>
        <SaveRow form={form} label={t('secrets.add')} />
      </FormBox>
    </div>
  )
}
