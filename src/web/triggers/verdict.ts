import type { TFunction } from 'i18next'
import type { TriggerTest } from '#contract/postbacks.ts'
import type { Problem } from '#contract/problem.ts'
import { causeOf } from '../postbacks/verdict.ts'
import { duration } from '../ui/format.ts'
import { problemSentence } from '../ui/problem-words.ts'
import { requestOf, responseOf } from './exchange.ts'

export interface Verdict {
  passed: boolean
  sentence: string
}

/** The texts of both: what a failed attempt means is the same for a test and for a postback. */
export interface VerdictTexts {
  t: TFunction<'triggers'>
  postbacks: TFunction<'postbacks'>
  language: string
}

type Exchange = TriggerTest['exchanges'][number]

/** What a test led to, in one sentence: who answered what, and what to do about it. */
export function verdictOf({ passed, exchanges, problems }: TriggerTest, texts: VerdictTexts): Verdict {
  const { t } = texts
  const count = exchanges.length
  const wrong = exchanges.findIndex(({ outcome }) => outcome !== 'accepted')
  const exchange = exchanges[Math.max(wrong, 0)]
  if (exchange === undefined || (!passed && wrong < 0)) {
    // Problems come from the template language.
    const problem = (problems as Problem[]).find(({ severity }) => severity === 'error')
    return { passed, sentence: problem ? notSent(problem, t) : t('verdict.nothing') }
  }
  const said = inWords(exchange, texts)
  if (count === 1) return { passed, sentence: said }
  if (passed) return { passed, sentence: t('verdict.parts', { count, said }) }
  return { passed, sentence: t('verdict.part', { number: wrong + 1, count, said }) }
}

function inWords(exchange: Exchange, { t, postbacks, language }: VerdictTexts): string {
  const request = requestOf(exchange)
  const response = responseOf(exchange)
  const { code, reason, recipients, milliseconds, outcome } = exchange
  const took = duration(milliseconds, language)
  if (code === 'accepted' && request.channel === 'email') {
    return t('verdict.mailAccepted', { to: request.to.join(', '), took })
  }
  const [destination, host] =
    request.channel === 'email' ? ['mail', ''] : [`https://${request.host}`, request.host]
  const status = response?.status ?? 0
  if (code === 'accepted') return t('verdict.accepted', { host, status, took })
  // A test pauses nothing.
  if (code === 'gone') return t('verdict.gone', { host })
  const attempt = {
    number: 1,
    startedAt: '',
    milliseconds,
    outcome,
    code,
    ...(reason === null ? {} : { reason }),
    ...(response === null ? {} : { response }),
    ...(recipients === null ? {} : { recipients }),
  }
  return causeOf({ channel: request.channel, destination }, attempt, postbacks, language).sentence
}

function notSent(problem: Problem, t: TFunction<'triggers'>): string {
  switch (problem.code) {
    case 'event_type_differs':
    case 'condition_false':
    case 'no_parts':
      return t(`verdict.notSent.${problem.code}`)
    case 'secret_missing':
      return t('verdict.notSent.secret_missing', { problem: problemSentence(problem) })
    default:
      return t('verdict.notRendered', { problem: problemSentence(problem) })
  }
}
