import { NativeSelect } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FormRow } from '../ui/form-row.tsx'
import { hintsBelow, TextRow } from '../ui/text-row.tsx'
import type { Form } from '../ui/use-form.ts'
import { timeZones, type CustomerFields } from './fields.ts'

/** What is known of a customer, in a new one's form and in its settings. */
export function CustomerFormRows({ form }: { form: Form<CustomerFields> }) {
  const { t } = useTranslation('customers')
  const id = useId()
  const { values, set, fault } = form
  return (
    <>
      <TextRow
        label={t('name')}
        value={values.name}
        fault={fault('name')}
        required
        withAsterisk={false}
        onChange={(name) => set('name', name)}
      />
      <TextRow
        label={t('referenceId')}
        hint={t('referenceIdHint')}
        value={values.referenceId}
        fault={fault('referenceId')}
        required
        withAsterisk={false}
        spellCheck={false}
        onChange={(referenceId) => set('referenceId', referenceId)}
      />
      <TextRow
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        value={values.email}
        fault={fault('email')}
        onChange={(email) => set('email', email)}
      />
      <FormRow label={t('locale')} htmlFor={`${id}locale`}>
        <NativeSelect
          id={`${id}locale`}
          data={[
            { value: 'da', label: 'Dansk' },
            { value: 'en', label: 'English' },
          ]}
          description={t('localeHint')}
          inputWrapperOrder={hintsBelow}
          value={values.locale}
          onChange={(event) => set('locale', event.currentTarget.value === 'da' ? 'da' : 'en')}
        />
      </FormRow>
      <FormRow label={t('timeZone')} htmlFor={`${id}zone`}>
        <NativeSelect
          id={`${id}zone`}
          data={timeZones(values.timeZone)}
          description={t('timeZoneHint')}
          inputWrapperOrder={hintsBelow}
          value={values.timeZone}
          error={fault('timeZone')}
          onChange={(event) => set('timeZone', event.currentTarget.value)}
        />
      </FormRow>
    </>
  )
}
