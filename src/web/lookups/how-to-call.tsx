import { useTranslation } from 'react-i18next'
import { Panel } from '../ui/panel.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import classes from './how-to-call.module.css'

/** What to write in a template to use the table. */
export function HowToCall({ name }: { name: string }) {
  const { t } = useTranslation('lookups')
  const code = `{{ lookups("${name}", shipment.method.carrier) }}`
  return (
    <Panel title={t('call')} aside={<CopyButton text={code} />}>
      <p className={classes.hint}>{t('callText')}</p>
      <pre className={classes.code}>{code}</pre>
      <p className={classes.hint}>{t('callDefault')}</p>
      <pre className={classes.code}>{`lookups("${name}", …, default="")`}</pre>
    </Panel>
  )
}
