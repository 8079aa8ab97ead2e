import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listRefusals } from '#contract/events.ts'
import type { Answered } from '../api/client.ts'
import { readPages } from '../api/queries.ts'
import { Empty } from '../ui/empty.tsx'
import { errorText } from '../ui/error-text.ts'
import { Failure } from '../ui/failure.tsx'
import { number } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import { Wire } from '../ui/wire.tsx'
import classes from './refused-events.module.css'

type Refusal = Answered<typeof listRefusals>['items'][number]

/** What was refused lately: why, and how it began. */
export function RefusedEvents() {
  const { t } = useTranslation(['orders', 'common'])
  const list = useInfiniteQuery(readPages(listRefusals, {}))
  if (list.isPending) return <Loading />
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />
  const refusals = list.data.pages.flatMap((page) => page.items)
  if (refusals.length === 0) return <Empty title={t('refusedEmpty')} hint={t('refusedEmptyHint')} />
  return (
    <>
      <Note>{t('refusedWhat')}</Note>
      <Panel title={t('refused')} flush>
        <ul className={classes.list}>
          {refusals.map((refusal) => (
            <Row key={refusal.id} refusal={refusal} />
          ))}
        </ul>
      </Panel>
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:more')}
        </Button>
      ) : null}
    </>
  )
}

function Row({ refusal }: { refusal: Refusal }) {
  const { t, i18n } = useTranslation('orders')
  const { at, code, payload, payloadBytes } = refusal
  const bytes = number(payloadBytes, i18n.language)
  return (
    <li>
      <div className={classes.head}>
        <p>
          {errorText(refusal)} <code>{code}</code>
        </p>
        <Time at={at} />
      </div>
      <details>
        <summary>{t('refusedPayload', { bytes })}</summary>
        <Wire text={payload} label={t('refusedPayload', { bytes })} />
        {payloadBytes > new TextEncoder().encode(payload).length ? <p>{t('refusedEnd')}</p> : null}
      </details>
    </li>
  )
}
