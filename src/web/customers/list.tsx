import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export default function Customers() {
  const { t } = useTranslation('customers')
  return <Page title={t('title')}>…</Page>
}
