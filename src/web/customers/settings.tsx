import { useTranslation } from 'react-i18next'
import type { Customer } from '#contract/customers.ts'
import { useMay } from '../accounts/session.ts'
import { Lookups } from '../lookups/list.tsx'
import { Secrets } from '../settings/secrets.tsx'
import { Note } from '../ui/note.tsx'
import { AboutPanel } from './about.tsx'
import { ArchivePanel } from './archive.tsx'
import { EditPanel } from './edit.tsx'

export function CustomerSettings({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const isOperator = useMay('operator')
  return (
    <>
      {isOperator ? null : <Note>{t('viewerHint')}</Note>}
      {isOperator ? (
        <EditPanel key={customer.state} customer={customer} />
      ) : (
        <AboutPanel customer={customer} />
      )}
      <Secrets customerId={customer.id} />
      <Lookups customerId={customer.id} />
      {isOperator ? <ArchivePanel customer={customer} /> : null}
    </>
  )
}
