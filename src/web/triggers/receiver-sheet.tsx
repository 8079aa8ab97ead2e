import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getReceiverSheet, type ReceiverSheet } from '#contract/receiver-sheet.ts'
import { read } from '../api/queries.ts'
import { useMay } from '../accounts/session.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Wire } from '../ui/wire.tsx'
import { eventLabel } from '../ui/event-type.ts'
import classes from './receiver-sheet.module.css'
import { SheetAnswers } from './sheet-answers.tsx'
import { SheetSecret } from './sheet-secret.tsx'
import { SheetSignature } from './sheet-signature.tsx'
import { spanInWords, writeSpan } from './span.ts'

/** /triggers/{id}/receiver-sheet: what the customer's developer needs, to print or to send. */
export default function ReceiverSheetPage() {
  const { t } = useTranslation('triggers')
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(read(getReceiverSheet, { params: { id } }))
  return (
    <Page
      title={data === undefined ? t('sheet.title') : t('sheet.titleOf', { name: data.name })}
      crumbs={[
        { label: t('title'), to: '/triggers' },
        { label: data?.name ?? '…', to: `/triggers/${id}` },
      ]}
      actions={<Button onClick={() => window.print()}>{t('sheet.print')}</Button>}
    >
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {data === undefined ? error ? null : <Loading rows={12} /> : <Sheet sheet={data} />}
    </Page>
  )
}

function Sheet({ sheet }: { sheet: ReceiverSheet }) {
  const mayOperate = useMay('operator')
  return (
    <div className={classes.sheet}>
      {sheet.signed && mayOperate ? <SheetSecret sheet={sheet} /> : null}
      <What sheet={sheet} />
      {sheet.channel === 'email' ? <Mail /> : <Url sheet={sheet} />}
    </div>
  )
}

function What({ sheet }: { sheet: ReceiverSheet }) {
  const { t, i18n } = useTranslation('triggers')
  const { eventType, customerName, channel, request } = sheet
  const event = eventLabel(eventType, i18n.language)
  const values = { event, customer: customerName ?? t('activate.everyCustomer') }
  return (
    <Panel title={t('sheet.what')}>
      <div className={classes.text}>
        <p>
          {channel === 'email'
            ? t('sheet.whenMail', values)
            : request === null
              ? t('sheet.whenUrl', values)
              : t('sheet.whenUrlTo', { ...values, method: request.method, url: request.url })}
        </p>
        <p>{t('sheet.ids')}</p>
        <p>{t(sheet.ordered ? 'sheet.ordered' : 'sheet.unordered')}</p>
        <p>{t('sheet.tests')}</p>
      </div>
    </Panel>
  )
}

function Url({ sheet }: { sheet: ReceiverSheet }) {
  const { t } = useTranslation('triggers')
  const { request, sampleSecret, triggerId } = sheet
  return (
    <>
      <Panel title={t('sheet.request')}>
        {request === null ? (
          <p>
            {t('sheet.noRequest')}{' '}
            <Link to="/triggers/$id" params={{ id: triggerId }}>
              {t('sheet.toTrigger')}
            </Link>
          </p>
        ) : (
          <Wire text={textOf(request)} label={t('test.request')} />
        )}
      </Panel>
      {sheet.signed ? <SheetSignature sampleSecret={sampleSecret} /> : null}
      <SheetAnswers timeoutSeconds={sheet.timeoutSeconds} />
      <Retry sheet={sheet} />
    </>
  )
}

function Retry({ sheet: { retry } }: { sheet: ReceiverSheet }) {
  const { t, i18n } = useTranslation('triggers')
  const [first = 0, ...waits] = retry.scheduleSeconds
  const total = waits.reduce((sum, wait) => sum + wait, 0)
  const isTried = retry.enabled && waits.length > 0
  return (
    <Panel title={t('sheet.retry')}>
      <div className={classes.text}>
        {isTried ? (
          <>
            <p>{t('sheet.retries', { count: waits.length, span: spanInWords(total, i18n.language) })}</p>
            <p className={classes.waits}>
              {[first, ...waits].map((wait) => writeSpan(wait, i18n.language)).join(' → ')}
            </p>
            <p>{t('sheet.jitter')}</p>
          </>
        ) : (
          <p>{t('sheet.noRetry')}</p>
        )}
      </div>
    </Panel>
  )
}

function Mail() {
  const { t } = useTranslation('triggers')
  return (
    <Panel title={t('sheet.mail')}>
      <p>{t('sheet.mailText')}</p>
    </Panel>
  )
}

function textOf({ method, url, headers, body }: NonNullable<ReceiverSheet['request']>): string {
  const { host, pathname, search } = new URL(url)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${pathname}${search}\n${lines.join('\n')}\n\n${body}`
}
