import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TriggerTest } from '#contract/postbacks.ts'
import { duration } from '../ui/format.ts'
import { failureText } from '../ui/failure.tsx'
import { Fold } from '../ui/fold.tsx'
import { Icon } from '../ui/icon.tsx'
import { State } from '../ui/state.tsx'
import { Time } from '../ui/time.tsx'
import { Wire } from '../ui/wire.tsx'
import { requestOf, requestText, responseOf, responseText } from './exchange.ts'
import { goToStep } from './step.tsx'
import classes from './test-result.module.css'
import { NotReady, type RunTest } from './use-test.ts'
import { verdictOf } from './verdict.ts'

export interface TestResultProps {
  runs: RunTest[]
  failure: unknown
  isRunning: boolean
}

/** The verdict in a sentence, announced as it comes; then request and response, part by part. */
export function TestResult({ runs, failure, isRunning }: TestResultProps) {
  const { t, i18n } = useTranslation('triggers')
  const { t: postbacks } = useTranslation('postbacks')
  const texts = { t, postbacks, language: i18n.language }
  const [latest, ...earlier] = runs
  const verdict = latest === undefined ? null : verdictOf(latest.result, texts)
  return (
    <>
      <div role="status" aria-busy={isRunning}>
        {isRunning ? <p className={classes.verdict}>{t('test.running')}</p> : null}
        {!isRunning && failure ? <NotRun failure={failure} /> : null}
        {isRunning || failure || latest === undefined || verdict === null ? null : (
          <div className={classes.verdict} data-passed={verdict.passed}>
            <Icon name={verdict.passed ? 'sent' : 'failed'} />
            <p>
              <strong>{t(verdict.passed ? 'test.passed' : 'test.failed')}</strong> {verdict.sentence}
            </p>
            <span className={classes.when}>
              <Time at={latest.at} />
            </span>
          </div>
        )}
      </div>
      {latest?.result.exchanges.map((exchange, at) => (
        <Exchange key={at} exchange={exchange} count={latest.result.exchanges.length} number={at + 1} />
      ))}
      {earlier.map((run) => {
        const before = verdictOf(run.result, texts)
        return (
          <Fold
            key={run.at}
            label={t('test.before')}
            value={<State state={before.passed ? 'sent' : 'failed'} detail={before.sentence} />}
          >
            <p>
              {before.sentence} <Time at={run.at} />
            </p>
            {run.result.exchanges.map((exchange, at) => (
              <Exchange key={at} exchange={exchange} count={run.result.exchanges.length} number={at + 1} />
            ))}
          </Fold>
        )
      })}
    </>
  )
}

function NotRun({ failure }: { failure: unknown }) {
  const { t } = useTranslation('triggers')
  if (!(failure instanceof NotReady)) {
    return (
      <div className={classes.verdict} data-passed={false}>
        <Icon name="failed" />
        <p>{failureText(failure)}</p>
      </div>
    )
  }
  const [first] = failure.missing
  const step = first === 'templateId' ? 'how' : first === 'url' || first === 'to' ? 'where' : 'when'
  return (
    <div className={classes.verdict} data-passed={false}>
      <Icon name="warn" />
      <p>
        {first === undefined ? t('test.notSaved') : t('test.missing', { what: t(`missing.${first}`) })}{' '}
        <Button size="compact-sm" onClick={() => goToStep(step)}>
          {t('test.goThere')}
        </Button>
      </p>
    </div>
  )
}

interface ExchangeProps {
  exchange: TriggerTest['exchanges'][number]
  number: number
  count: number
}

function Exchange({ exchange, number, count }: ExchangeProps) {
  const { t, i18n } = useTranslation('triggers')
  const request = requestOf(exchange)
  const response = responseOf(exchange)
  const took = duration(exchange.milliseconds, i18n.language)
  const isAccepted = exchange.outcome === 'accepted'
  const answer =
    response === null
      ? (exchange.recipients ?? []).map(({ address, answer }) => `${address}: ${answer}`).join('\n')
      : responseText(response)
  return (
    <>
      {count === 1 ? null : (
        <h3 className={classes.part}>{t('how.partOf', { number, count, key: exchange.part?.key ?? '' })}</h3>
      )}
      <div className={classes.pair}>
        <div>
          <h3>{t('test.request')}</h3>
          <Wire text={requestText(request)} label={t('test.request')} />
        </div>
        <div>
          <h3>
            {t('test.response')}
            <span className={classes.answer} data-accepted={isAccepted}>
              <Icon name={isAccepted ? 'sent' : 'failed'} small />
              {response === null ? took : `${response.status}, ${took}`}
            </span>
          </h3>
          <Wire text={answer === '' ? (exchange.reason ?? '') : answer} label={t('test.response')} />
          {response?.truncated === true ? <p className={classes.when}>{t('test.cut')}</p> : null}
        </div>
      </div>
    </>
  )
}
