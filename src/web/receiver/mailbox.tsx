import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getMailbox } from '#contract/built-in.ts'
import type { Answered } from '../api/client.ts'
import { read } from '../api/queries.ts'
import { Empty } from '../ui/empty.tsx'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Address } from './address.tsx'
import { CaughtTabs } from './caught-tabs.tsx'
import { named } from './caught.ts'
import { MailRow } from './mail-row.tsx'
import classes from './receiver.module.css'

const refreshMilliseconds = 2000

/** What the built-in mailbox caught. */
export default function Mailbox() {
  const { t } = useTranslation('receiver')
  const mailbox = useQuery({ ...read(getMailbox, {}), refetchInterval: refreshMilliseconds })
  return (
    <Page title={t('title')} aside={<span className={classes.quiet}>{t('refreshing')}</span>}>
      <CaughtTabs active="mailbox" />
      {mailbox.data ? (
        <Shown {...mailbox.data} />
      ) : mailbox.isError ? (
        <Failure error={mailbox.error} retry={() => void mailbox.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Shown({ url, items }: Answered<typeof getMailbox>) {
  const { t } = useTranslation('receiver')
  return (
    <>
      <p className={classes.what}>{t('mailboxWhat')}</p>
      <Address label={t('mailboxAddress')} url={url} />
      <Panel title={t('caught')} flush aside={items.length === 0 ? null : items.length}>
        {items.length === 0 ? (
          <Empty title={t('emptyMailbox')} hint={t('emptyMailboxHint')} />
        ) : (
          <ul className={classes.list}>
            {named(items, ({ messageId }) => messageId).map(({ key, item }) => (
              <MailRow key={key} mail={item} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  )
}
