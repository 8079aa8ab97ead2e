import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getSettings, type Settings } from '#contract/settings.ts'
import { read } from '../api/queries.ts'
import { Facts } from '../ui/facts.tsx'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { Panel } from '../ui/panel.tsx'
import { MailForm } from './mail-form.tsx'
import classes from './settings.module.css'
import { TestMail } from './test-mail.tsx'

/** Through which server mail leaves, and a way to see that it works. */
export function MailServer() {
  const { t } = useTranslation('settings')
  const settings = useQuery(read(getSettings, {}))
  if (settings.isPending) return <Loading />
  if (settings.isError) return <Failure error={settings.error} retry={() => void settings.refetch()} />
  const { mail } = settings.data
  const fixed = [
    ...(mail.setBy === 'environment' ? ['SMTP_URL'] : []),
    ...(mail.fromSetBy === 'environment' ? ['MAIL_FROM'] : []),
  ]
  return (
    <>
      <Panel bare title={t('tabs.mail')}>
        <div className={classes.stack}>
          {fixed.length === 0 ? null : <Note>{t('byEnvironment', { name: fixed.join(', ') })}</Note>}
          {fixed.length === 2 ? <Fixed mail={mail} /> : <MailForm mail={mail} />}
        </div>
      </Panel>
      {mail.server === null ? null : <TestMail />}
    </>
  )
}

function Fixed({ mail }: { mail: Settings['mail'] }) {
  const { t } = useTranslation('settings')
  const server = mail.server === 'mailbox:' ? t('mail.kinds.mailbox') : <code>{mail.server}</code>
  return (
    <Facts
      facts={[
        { name: t('mail.server'), value: server },
        { name: t('mail.from'), value: mail.from },
      ]}
    />
  )
}
