import { Button, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FormRow } from '../ui/form-row.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { useFirstFocus } from '../ui/use-first-focus.ts'
import { useCustomers } from './copy-dialog.tsx'

/** Who a new trigger is for; afterwards that stays as it is. */
export function NewTriggerCustomer() {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const navigate = useNavigate()
  const search: Record<string, string> = useSearch({ strict: false })
  const customers = useCustomers(null)
  const first = useFirstFocus<HTMLInputElement>()
  const start = (customerId: string): void =>
    void navigate({ to: '/triggers/new', search: { ...search, customerId }, replace: true })
  return (
    <Page title={t('head.new')} crumbs={[{ label: t('title'), to: '/triggers' }]}>
      <Panel title={t('new.who')}>
        <FormRow label={common('customer')} htmlFor="new-customer" hint={t('new.hint')}>
          <Select
            id="new-customer"
            maw={360}
            data={customers.options}
            value={null}
            searchable
            openOnFocus={false}
            searchValue={customers.search}
            onSearchChange={customers.setSearch}
            placeholder={t('new.find')}
            nothingFoundMessage={t('copy.nobody')}
            ref={first}
            onChange={(id) => (id === null ? undefined : start(id))}
          />
        </FormRow>
        <FormRow label={common('every')} hint={t('new.everyHint')}>
          <Button onClick={() => start('all')}>{t('new.every')}</Button>
        </FormRow>
      </Panel>
    </Page>
  )
}
