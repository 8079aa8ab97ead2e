import { useTranslation } from 'react-i18next'
import type { Attempt, PostbackDetail } from '#contract/postbacks.ts'
import { Icon } from '../ui/icon.tsx'
import { MailView } from '../ui/mail-view.tsx'
import { Panel } from '../ui/panel.tsx'
import classes from './mail.module.css'

type MailRequest = Extract<PostbackDetail['request'], { subject: string }>

/** The mail as it goes out, and what the mail server said of each recipient. */
export function Mail({ mail, attempt }: { mail: MailRequest; attempt: Attempt | undefined }) {
  const { t } = useTranslation('postbacks')
  const rows = [
    [t('page.mailTo'), mail.to.join(', ')],
    [t('page.mailCc'), mail.cc.join(', ')],
    [t('page.mailBcc'), mail.bcc.join(', ')],
    [t('page.mailReplyTo'), mail.replyTo ?? ''],
    [t('page.mailSubject'), mail.subject],
  ].filter(([, value]) => value !== '')
  return (
    <>
      {attempt?.recipients === undefined || attempt.recipients.length === 0 ? null : (
        <Recipients recipients={attempt.recipients} />
      )}
      <Panel title={t('page.mailView')}>
        <dl className={classes.head}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <MailView subject={mail.subject} html={mail.html} text={mail.text} />
      </Panel>
    </>
  )
}

const icons = { accepted: 'sent', retry: 'repeat', refused: 'failed' } as const

function Recipients({ recipients }: { recipients: NonNullable<Attempt['recipients']> }) {
  const { t } = useTranslation('postbacks')
  return (
    <Panel title={t('page.recipients')} flush>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('page.recipient')}</th>
            <th scope="col">{t('page.answerOf')}</th>
          </tr>
        </thead>
        <tbody>
          {recipients.map(({ address, outcome, answer }) => (
            <tr key={address}>
              <td>{address}</td>
              <td>
                <span data-outcome={outcome} className={classes.outcome}>
                  <Icon name={icons[outcome]} small />{' '}
                  {outcome === 'retry' ? t('page.retryEnd') : t(`page.outcome.${outcome}`)}
                </span>{' '}
                <code>{answer}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
