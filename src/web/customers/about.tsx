import { useTranslation } from 'react-i18next'
import type { Customer } from '#contract/customers.ts'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { HistoryLink } from './history-link.tsx'

/** What is known of a customer, for those who may not change it. */
export function AboutPanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const { name, referenceId, email, locale, timeZone } = customer
  return (
    <Panel title={t('about')} aside={<HistoryLink customerId={customer.id} />}>
      <Facts
        facts={[
          { name: t('name'), value: name },
          { name: t('referenceId'), value: <code>{referenceId}</code> },
          { name: t('email'), value: email ?? '–' },
          { name: t('locale'), value: locale === 'da' ? 'Dansk' : 'English' },
          { name: t('timeZone'), value: timeZone },
        ]}
      />
    </Panel>
  )
}
