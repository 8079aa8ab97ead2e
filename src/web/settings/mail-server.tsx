import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getSettings, type Settings } from '#contract/settings.ts'
import { read } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { Panel } from '../ui/panel.tsx'
import { MailForm } from './mail-form.tsx'
import { TestMail } from './test-mail.tsx'

/** Through which server mail leaves, and a way to see that it works. */
export function MailServer() {
  const { t } = useTranslation('settings')
  const settings = useQuery(read(getSettings, {}))
  if (settings.isPending) return <Loading />
  if (settings.isError) return <Failure error={settings.error} retry={() => void settings.refetch()} />
  const { mail } = settings.data
  const isFixed = mail.setBy === 'environment' && mail.fromSetBy === 'environment'
  return (
    <>
      <Panel title={t('tabs.mail')}>
        {mail.setBy === 'environment' ? <Note>{t('byEnvironment', { name: 'SMTP_URL' })}</Note> : null}
        {mail.fromSetBy === 'environment' ? <Note>{t('byEnvironment', { name: 'MAIL_FROM' })}</Note> : null}
        {isFixed ? <Fixed mail={mail} /> : <MailForm mail={mail} />}
      </Panel>
      {mail.server === null ? null : <TestMail />}
    </>
  )
}

function Fixed({ mail }: { mail: Settings['mail'] }) {
  const { t } = useTranslation('settings')
  return (
    <>
      <FormRow label={t('mail.server')}>
        {mail.server === 'mailbox:' ? t('mail.kinds.mailbox') : <code>{mail.server}</code>}
      </FormRow>
      <FormRow label={t('mail.from')}>{mail.from}</FormRow>
    </>
  )
}
