import type { RetryPolicy } from '#server/triggers/content.ts'
import type { AttemptResult } from './channels/attempt.ts'

/** Why a postback ended as it did; kept with it and shown to people. */
interface Reason {
  code: string
  message: string
}

/** What becomes of a postback after an attempt. */
export type Decision =
  | { kind: 'sent' }
  | { kind: 'failed'; reason: Reason }
  /** Waits, then another attempt; the reason is that of this one. */
  | { kind: 'again'; waitMilliseconds: number; reason: Reason }

export interface Progress {
  /** Attempts of this round, the one just made among them. */
  attempts: number
  /** Since acceptance or resend. */
  ageMilliseconds: number
}

/** Waits vary by a fifth either way, so that what failed together does not come back together. */
const jitter = 0.2

/**
 * Decides by the policy of the trigger's live version. Pure: `random` is between 0 and 1.
 */
export function decide(
  result: AttemptResult,
  policy: RetryPolicy,
  progress: Progress,
  random: number,
): Decision {
  if (result.outcome === 'accepted') return { kind: 'sent' }
  const reason = { code: result.code, message: result.reason ?? '' }
  if (result.outcome === 'refused') return { kind: 'failed', reason }
  if (!policy.enabled) return { kind: 'failed', reason }
  const scheduled = policy.scheduleSeconds[progress.attempts]
  if (scheduled === undefined) return { kind: 'failed', reason: { ...reason, code: 'attempts_used_up' } }
  const asked = (result.retryAfterSeconds ?? 0) * 1000
  const waitMilliseconds = Math.round(Math.max(withJitter(scheduled, random), asked))
  const deadline = policy.deadlineSeconds === null ? Infinity : policy.deadlineSeconds * 1000
  if (progress.ageMilliseconds + waitMilliseconds > deadline) {
    return { kind: 'failed', reason: { ...reason, code: 'deadline_passed' } }
  }
  return { kind: 'again', waitMilliseconds, reason }
}

/** A wait of the schedule in milliseconds. */
export function withJitter(seconds: number, random: number): number {
  return seconds * 1000 * (1 - jitter + 2 * jitter * random)
}
