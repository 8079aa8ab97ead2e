import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export default function TemplatePage() {
  const { t } = useTranslation('templates')
  return <Page title={t('title')}>…</Page>
}
