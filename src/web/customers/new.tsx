import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { createCustomer, listCustomers } from '#contract/customers.ts'
import { getOverview } from '#contract/overview.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { FormBox } from '../ui/form-box.tsx'
import { LeaveForm } from '../ui/leave-form.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { CustomerFormRows } from './customer-form.tsx'
import { inputOf, ownTimeZone } from './fields.ts'
import { useCustomerForm } from './use-customer-form.ts'

export default function NewCustomer() {
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  const form = useCustomerForm({
    initial: { name: '', referenceId: '', email: '', locale: currentLanguage(), timeZone: ownTimeZone() },
    save: async (fields) => await call(createCustomer, { body: inputOf(fields) }),
    onSaved: async ({ id }) => {
      await invalidate(listCustomers, getOverview)
      await navigate({ to: '/customers/$id', params: { id } })
    },
  })
  return (
    <Page title={t('newTitle')} crumbs={[{ label: t('title'), to: '/customers' }]}>
      <Panel title={t('about')}>
        <FormBox form={form}>
          <CustomerFormRows form={form} />
          <SaveRow form={form} label={t('create')} primary />
        </FormBox>
        <LeaveForm dirty={form.dirty && !form.saving} />
      </Panel>
    </Page>
  )
}
