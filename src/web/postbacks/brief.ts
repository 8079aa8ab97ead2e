import type { TFunction } from 'i18next'
import type { Postback } from '#contract/postbacks.ts'
import { relativeTime } from '../ui/format.ts'
import { attemptCodes } from './attempt-codes.ts'

/** Codes that have a few words for a list's row. */
const known = [
  ...attemptCodes,
  'attempts_used_up',
  'deadline_passed',
  'worker_lost',
  'secret_missing',
  'expired',
  'trigger_archived',
  'cancelled',
] as const

/** Under a state in a list: why, in a few words; null when the state says it all. */
export function briefOf(postback: Postback, t: TFunction<'postbacks'>, language: string): string | null {
  const { state, reason, nextAttemptAt, attemptCount } = postback
  if (state === 'held') return t('paused')
  if (state === 'waiting' && attemptCount > 0 && nextAttemptAt !== null) {
    return t('again', { when: relativeTime(nextAttemptAt, Date.now(), language) })
  }
  if (reason === null) return null
  const code = known.find((each) => each === reason.code)
  if (code === undefined) return t('brief.render')
  return t(`brief.${code}`, { status: statusIn(reason.message) })
}

/** A list has no attempts, but the server's words name the status. */
function statusIn(message: string): string {
  return / answered (\d{3})\b/.exec(message)?.[1] ?? ''
}
