import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export default function Triggers() {
  const { t } = useTranslation('triggers')
  return <Page title={t('title')}>…</Page>
}
