import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getReceiver } from '#contract/built-in.ts'
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
import classes from './receiver.module.css'
import { RequestRow } from './request-row.tsx'

const refreshMilliseconds = 2000

/** What the built-in receiver caught, and the address that reaches it. */
export default function Receiver() {
  const { t } = useTranslation('receiver')
  const receiver = useQuery({ ...read(getReceiver, {}), refetchInterval: refreshMilliseconds })
  return (
    <Page title={t('title')} aside={<span className={classes.quiet}>{t('refreshing')}</span>}>
      <CaughtTabs active="receiver" />
      {receiver.data ? (
        <Shown {...receiver.data} />
      ) : receiver.isError ? (
        <Failure error={receiver.error} retry={() => void receiver.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

/** What `behaviour.ts` of the receiver reads from a path. */
const paths = [
  { path: '/status/500', does: 'statusDoes' },
  { path: '/fail/2/erp', does: 'failDoes' },
  { path: '/slow/3000', does: 'slowDoes' },
] as const

function Shown({ url, items }: Answered<typeof getReceiver>) {
  const { t } = useTranslation('receiver')
  return (
    <>
      <p className={classes.what}>{t('receiverWhat')}</p>
      <Panel title={t('address')}>
        <Address label={t('receiver')} url={url} />
        <p className={classes.hint}>{t('addressHint')}</p>
        <dl className={classes.paths}>
          {paths.map(({ path, does }) => (
            <div key={path}>
              <dt>
                <code>{path}</code>
              </dt>
              <dd>{t(does)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('pathAny')}</dt>
            <dd>{t('pathAnyDoes')}</dd>
          </div>
        </dl>
      </Panel>
      <Panel title={t('caught')} flush aside={items.length === 0 ? null : items.length}>
        {items.length === 0 ? (
          <Empty title={t('emptyReceiver')} hint={t('emptyReceiverHint')} />
        ) : (
          <ul className={classes.list}>
            {named(items, ({ method, path }) => `${method} ${path}`).map(({ key, item }) => (
              <RequestRow key={key} request={item} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  )
}
