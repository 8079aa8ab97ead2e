import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export function NotFound() {
  const { t } = useTranslation('frame')
  return (
    <main>
      <Page title={t('notFound')}>
        <p>{t('notFoundHint')}</p>
        <p>
          <Link to="/">{t('toOverview')}</Link>
        </p>
      </Page>
    </main>
  )
}
