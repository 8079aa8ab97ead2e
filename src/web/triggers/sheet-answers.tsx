import { useTranslation } from 'react-i18next'
import { Panel } from '../ui/panel.tsx'
import classes from './receiver-sheet.module.css'

const rows = ['ok', 'refused', 'gone', 'redirect', 'again', 'silent'] as const

/** Which answer leads to what: the table of docs/receiving-postbacks.md. */
export function SheetAnswers({ timeoutSeconds }: { timeoutSeconds: number }) {
  const { t } = useTranslation('triggers')
  return (
    <Panel title={t('sheet.answers')} flush>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('sheet.answer')}</th>
            <th scope="col">{t('sheet.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`sheet.row.${row}`, { count: timeoutSeconds })}</th>
              <td>{t(`sheet.does.${row}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
