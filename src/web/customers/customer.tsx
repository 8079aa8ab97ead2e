import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export default function CustomerPage() {
  const { t } = useTranslation('customers')
  return <Page title={t('title')}>…</Page>
}
