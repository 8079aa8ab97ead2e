import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export default function ReceiverPage() {
  const { t } = useTranslation('receiver')
  return <Page title={t('title')}>…</Page>
}
