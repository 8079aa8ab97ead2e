import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export default function Postbacks() {
  const { t } = useTranslation('postbacks')
  return <Page title={t('title')}>…</Page>
}
