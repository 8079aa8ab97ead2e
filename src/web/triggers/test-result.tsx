import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TriggerTest } from '#contract/postbacks.ts'
import { duration } from '../ui/format.ts'
import { failureText } from '../ui/failure.tsx'
import { Fold } from '../ui/fold.tsx'
import { Icon } from '../ui/icon.tsx'
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
      {latest === undefined ? null : <Exchanges exchanges={latest.result.exchanges} />}
      {earlier.map((run) => {
        const { passed, sentence } = verdictOf(run.result, texts)
        return (
          <Fold
            key={run.at}
            label={t('test.before')}
            value={
              <>
                <Icon name={passed ? 'sent' : 'failed'} small /> {sentence}
              </>
            }
          >
            <p>
              {sentence} <Time at={run.at} />
            </p>
            <Exchanges exchanges={run.result.exchanges} />
          </Fold>
        )
      })}
    </>
  )
}

type Exchange = TriggerTest['exchanges'][number]

/** Several parts are folded but for the one that matters: the first that was not taken, else the first. */
function Exchanges({ exchanges }: { exchanges: Exchange[] }) {
  const { t, i18n } = useTranslation('triggers')
  const count = exchanges.length
  const [only] = exchanges
  if (count === 1 && only !== undefined) return <Pair exchange={only} name="" />
  const wrong = exchanges.findIndex(({ outcome }) => outcome !== 'accepted')
  return exchanges.map((exchange, at) => {
    const name = t('how.partOf', { number: at + 1, count, key: exchange.part?.key ?? '' })
    return (
      <Fold
        key={at}
        label={t('test.part', { number: at + 1, count })}
        value={
          <>
            <Icon name={exchange.outcome === 'accepted' ? 'sent' : 'failed'} small />{' '}
            {exchange.part?.key ?? ''}, {duration(exchange.milliseconds, i18n.language)}
          </>
        }
        open={at === Math.max(wrong, 0)}
      >
        <Pair exchange={exchange} name={name} />
      </Fold>
    )
  })
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

/** What was sent and what was answered, beside each other. `name`: of the part, where there are several. */
function Pair({ exchange, name }: { exchange: Exchange; name: string }) {
  const { t, i18n } = useTranslation('triggers')
  const response = responseOf(exchange)
  const took = duration(exchange.milliseconds, i18n.language)
  const isAccepted = exchange.outcome === 'accepted'
  const recipients = (exchange.recipients ?? []).map(({ address, answer }) => `${address}: ${answer}`)
  const answer = response === null ? recipients.join('\n') : responseText(response)
  return (
    <div className={classes.pair}>
      <div>
        <h3>{t('test.request')}</h3>
        <Wire text={requestText(requestOf(exchange))} label={`${t('test.request')} ${name}`.trim()} />
      </div>
      <div>
        <h3>
          {t('test.response')}
          <span className={classes.answer} data-accepted={isAccepted}>
            <Icon name={isAccepted ? 'sent' : 'failed'} small />
            {response === null ? took : `${response.status}, ${took}`}
          </span>
        </h3>
        <Wire
          text={answer === '' ? (exchange.reason ?? '') : answer}
          label={`${t('test.response')} ${name}`.trim()}
        />
        {response?.truncated === true ? <p className={classes.when}>{t('test.cut')}</p> : null}
      </div>
    </div>
  )
}
