import { useTranslation } from 'react-i18next'
import type { PreviewOutput } from '#contract/templates.ts'
import { MailView } from '../ui/mail-view.tsx'
import classes from './mail-result.module.css'

/** The mail that a template makes; most are read on a phone. */
export function MailResult({ output }: { output: PreviewOutput }) {
  const { t } = useTranslation('templates')
  const { subject = '', html = '', text = '' } = output
  return (
    <div className={classes.mail}>
      <p>
        <span className={classes.name}>{t('mail.subject')}</span> {subject}
      </p>
      <MailView subject={subject} html={html} text={text} first="phone" />
    </div>
  )
}
