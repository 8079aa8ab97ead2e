import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './loading.module.css'

/** Rows in the final layout while something is fetched; nothing moves within the first 100 ms. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation('common')
  return (
    <div className={classes.loading} role="status">
      <span className="spoken">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height="var(--mantine-spacing-md)" />
      ))}
    </div>
  )
}
