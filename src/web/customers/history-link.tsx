import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Who changed this customer, and what. */
export function HistoryLink({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  return (
    <Link to="/settings/$tab" params={{ tab: 'history' }} search={{ subjectId: customerId }}>
      {t('history')}
    </Link>
  )
}
