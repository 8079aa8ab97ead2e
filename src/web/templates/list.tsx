import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export default function Templates() {
  const { t } = useTranslation('templates')
  return <Page title={t('title')}>…</Page>
}
