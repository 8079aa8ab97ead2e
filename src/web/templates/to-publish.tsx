import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import classes from './to-publish.module.css'

/** What stands between the draft and publishing. @param warnings all problems, errors among them */
export function ToPublish({ errors, warnings }: { errors: number; warnings: number }) {
  const { t } = useTranslation('templates')
  const count = warnings - errors
  return (
    <span className={classes.state} aria-live="polite">
      {errors > 0 ? (
        <strong data-kind="failed">
          <Icon name="failed" small /> {t('problems.errors', { count: errors })}
        </strong>
      ) : (
        <strong data-kind="sent">
          <Icon name="sent" small /> {t('problems.none')}
        </strong>
      )}
      {count > 0 ? (
        <strong data-kind="held">
          <Icon name="warn" small /> {t('problems.warnings', { count })}
        </strong>
      ) : null}
    </span>
  )
}
