import { useTranslation } from 'react-i18next'
import type { Attempt, PostbackDetail } from '#contract/postbacks.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Wire } from '../ui/wire.tsx'
import { curlOf } from './curl.ts'
import classes from './exchange.module.css'
import { requestText, responseText, wireRequest } from './wire-request.ts'

export interface ExchangeProps {
  postback: PostbackDetail
  request: Extract<PostbackDetail['request'], { url: string }> | null
  attempt: Attempt | undefined
}

/** What went over the wire and what came back, side by side. */
export function Exchange({ postback, request, attempt }: ExchangeProps) {
  const { t } = useTranslation('postbacks')
  const sent = request === null ? null : wireRequest(request, attempt)
  const masked = sent?.headers.some(([, value]) => value.includes('•••')) ?? false
  return (
    <div className={classes.pair}>
      <Panel
        title={t('page.request')}
        flush
        aside={sent === null ? null : <CopyButton text={curlOf(sent)} label={t('action.curl')} />}
      >
        {sent === null ? (
          <p className={classes.nothing}>
            {postback.attemptCount === 0 ? t('page.noRequest') : t('page.requestGone')}
          </p>
        ) : (
          <Wire text={requestText(sent)} label={t('page.requestWire')} />
        )}
        {masked ? <p className={classes.hint}>{t('page.masked')}</p> : null}
      </Panel>
      <Panel title={t('page.response')} flush>
        {attempt?.response ? (
          <Wire text={responseText(attempt.response)} label={t('page.responseWire')} />
        ) : (
          <p className={classes.nothing}>{attempt ? t('page.noResponse') : t('page.notTried')}</p>
        )}
        {attempt?.response?.truncated ? <p className={classes.hint}>{t('page.truncated')}</p> : null}
      </Panel>
    </div>
  )
}
