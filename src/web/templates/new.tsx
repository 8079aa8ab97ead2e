import { Group, NativeSelect, Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listCustomers, type Customer } from '#contract/customers.ts'
import * as contract from '#contract/templates.ts'
import { useMay } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { invalidate, read } from '../api/queries.ts'
import { currentLanguage, type Language } from '../i18n/i18n.ts'
import { useAddress } from '../ui/address.ts'
import { FormBox } from '../ui/form-box.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { LeaveForm } from '../ui/leave-form.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { TextRow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import { availableFormats } from './formats.ts'
import classes from './new.module.css'
import { StartChoice } from './start-choice.tsx'
import { sampleFor } from './keep-sample.ts'
import { contentFor, startFor, type Start } from './start.ts'
import { StartPreview } from './start-preview.tsx'

/** A new template: whose it is, its format, and what it begins with. */
export default function NewTemplate() {
  const { t } = useTranslation(['templates', 'common'])
  const navigate = useNavigate()
  const [address] = useAddress()
  const mayCreate = useMay('operator')
  const ids = { customer: useId(), format: useId() }
  const [start, setStart] = useState<Start | null | undefined>(undefined)
  const customers =
    useQuery(read(listCustomers, { query: { state: 'active', limit: 200 } })).data?.items ?? []
  const form = useForm({
    initial: {
      name: '',
      customerId: address['customerId'] ?? '',
      format: availableFormats.find((each) => each === address['format']) ?? 'json',
    },
    check: ({ name }) => ({ name: name.trim() === '' ? t('new.nameMissing') : undefined }),
    save: async ({ name, customerId, format }) => {
      const content = contentFor(startFor(start, format), format, readerLanguage(customers, customerId))
      const body = {
        name: name.trim(),
        customerId: customerId === '' ? null : customerId,
        format,
        ...content,
      }
      return await call(contract.createTemplate, { body })
    },
    onSaved: async ({ id, format: madeAs }) => {
      await invalidate(contract.listTemplates)
      const sampleId = await sampleFor(startFor(start, madeAs), customerId === '' ? null : customerId)
      const search: Record<string, string> = sampleId ? { sampleId } : {}
      await navigate({ to: '/templates/$id', params: { id }, search })
    },
  })
  const { customerId, format } = form.values
  const chosen = startFor(start, format)
  return (
    <Page title={t('new.title')} crumbs={[{ label: t('title'), to: '/templates' }]}>
      <LeaveForm dirty={form.values.name !== '' && !form.saved && !form.saving} />
      <div className={classes.columns}>
        <Panel title={t('new.about')}>
          <FormBox form={form}>
            <TextRow
              label={t('common:name')}
              required
              maxLength={200}
              placeholder={t('new.namePlaceholder')}
              value={form.values.name}
              fault={form.fault('name')}
              onChange={(name) => form.set('name', name)}
            />
            <FormRow label={t('common:customer')} htmlFor={ids.customer} hint={t('new.customerHint')}>
              <NativeSelect
                id={ids.customer}
                value={customerId}
                error={form.fault('customerId')}
                onChange={(event) => form.set('customerId', event.currentTarget.value)}
                data={[
                  { value: '', label: t('common:every') },
                  ...customers.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </FormRow>
            <FormRow label={t('format')} hint={t('new.formatHint')}>
              <Radio.Group
                aria-label={t('format')}
                value={format}
                onChange={(value) => {
                  const known = availableFormats.find((each) => each === value)
                  if (known) form.set('format', known)
                }}
              >
                <Group gap="md">
                  {availableFormats.map((value) => (
                    <Radio key={value} value={value} label={t(`common:format.${value}`)} />
                  ))}
                </Group>
              </Radio.Group>
            </FormRow>
            <StartChoice
              format={format}
              searched={availableFormats}
              customerId={customerId === '' ? null : customerId}
              start={chosen}
              onStart={(next) => {
                setStart(next)
                const known = availableFormats.find((each) => each === next?.format)
                if (known) form.set('format', known)
              }}
            />
            <SaveRow form={form} label={t('new.create')} primary disabled={!mayCreate} />
          </FormBox>
        </Panel>
        <StartPreview start={chosen} format={format} language={readerLanguage(customers, customerId)} />
      </div>
    </Page>
  )
}

/** Words in a template are for its receiver: in the customer's language, where that is known. */
function readerLanguage(customers: Customer[], customerId: string): Language {
  const locale = customers.find(({ id }) => id === customerId)?.locale
  return locale === 'da' || locale === 'en' ? locale : currentLanguage()
}
