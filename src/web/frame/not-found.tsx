import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../ui/empty.tsx'

export function NotFound() {
  const { t } = useTranslation('frame')
  return (
    <Empty title={t('notFound')} hint={t('notFoundHint')} action={<Link to="/">{t('toOverview')}</Link>} />
  )
}
