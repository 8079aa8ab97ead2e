import { useTranslation } from 'react-i18next'
import { CopyButton } from '../ui/copy-button.tsx'
import classes from './receiver.module.css'

/** Where it listens, to be copied. */
export function Address({ label, url }: { label: string; url: string }) {
  const { t } = useTranslation('receiver')
  return (
    <p className={classes.address}>
      <span className={classes.name}>{label}</span>
      <code>{url}</code>
      <CopyButton text={url} label={t('copyAddress')} />
    </p>
  )
}
