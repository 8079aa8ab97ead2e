import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export default function InvitationPage() {
  const { t } = useTranslation('accounts')
  return <Page title={t('title')}>…</Page>
}
