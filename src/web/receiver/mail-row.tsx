import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaughtMail } from '#contract/built-in.ts'
import { Icon } from '../ui/icon.tsx'
import { MailView } from '../ui/mail-view.tsx'
import { Time } from '../ui/time.tsx'
import classes from './receiver.module.css'

/** A mail: in a line, and opened as its reader sees it. Frames are only made for those that are open. */
export function MailRow({ mail }: { mail: CaughtMail }) {
  const { t } = useTranslation(['receiver', 'common'])
  const [open, setOpen] = useState(false)
  const { receivedAt, recipients, subject, html, text, isTest } = mail
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="right" small />
          <strong className={classes.path}>{subject === '' ? t('common:mail.noSubject') : subject}</strong>
          {isTest ? <span className={classes.test}>{t('test')}</span> : null}
          <span className={classes.quiet}>{recipients.join(', ')}</span>
          <span className={classes.time}>
            <Time at={receivedAt} />
          </span>
        </summary>
        {open ? (
          <div className={classes.opened}>
            <Head mail={mail} />
            <MailView subject={subject} html={html} text={text ?? ''} />
          </div>
        ) : null}
      </details>
    </li>
  )
}

function Head({ mail }: { mail: CaughtMail }) {
  const { t } = useTranslation('receiver')
  const rows = [
    [t('envelope'), mail.recipients.join(', ')],
    [t('from'), mail.from],
    [t('to'), mail.to],
    [t('cc'), mail.cc],
    [t('replyTo'), mail.replyTo],
    [t('messageId'), mail.messageId],
  ].filter(([, value]) => value !== '')
  return (
    <dl className={classes.paths}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
