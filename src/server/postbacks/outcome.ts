import type { AttemptCode, Outcome, RuleResponse, SuccessRule } from './channels/attempt.ts'
import { parseRetryAfter } from './retry-after.ts'
import { failureReason, redirectReason, statusReason, type FailureCode } from './reasons.ts'

/** What an answer, or the lack of one, leads to. */
export interface Verdict {
  outcome: Outcome
  code: AttemptCode
  /** For the operator; `null` when accepted. */
  reason: string | null
  retryAfterSeconds: number | null
  gone: boolean
}

/** The live settings of a trigger that move rows of the table. */
export interface OutcomeRules {
  success: SuccessRule | null
  /** Statuses (4xx, 5xx) to try again that the table refuses. 410 cannot be moved. */
  alsoRetry: number[]
  /** Statuses (4xx, 5xx) to refuse that the table tries again. */
  neverRetry: number[]
}

/** The same bytes cannot do better: the receiver has read the message and cannot take it. */
const REFUSED_STATUSES = new Set([400, 413, 414, 415, 422, 431, 501])

/** Reads a whole answer by the table of outcomes. `host` is what the operator knows the receiver by. */
export function judgeAnswer(host: string, response: RuleResponse, rules: OutcomeRules, now: number): Verdict {
  const { status, headers } = response
  const succeeded = status >= 200 && status < 300
  if (rules.success === null) {
    if (succeeded) return ACCEPTED
  } else {
    const answer = rules.success(response)
    if (answer === true) return ACCEPTED
    if (succeeded) return ruleRejected(host, status, answer === false ? null : answer.error, headers, now)
  }

  if (status === 410) return { ...verdict('refused', 'gone', statusReason(host, status)), gone: true }
  if (status >= 300 && status < 400) {
    return verdict('refused', 'redirect', redirectReason(host, status, headers['location'] ?? null))
  }
  if (isRefused(status, rules)) return verdict('refused', 'status', statusReason(host, status))
  return retry('status', statusReason(host, status), headers, now)
}

/** What an attempt without a whole answer leads to: all may pass, but for what must never be sent. */
export function judgeFailure(host: string, code: FailureCode, detail: string): Verdict {
  const final = code === 'refused_address' || code === 'message_invalid'
  return verdict(final ? 'refused' : 'retry', code, failureReason(host, code, detail))
}

const ACCEPTED: Verdict = {
  outcome: 'accepted',
  code: 'accepted',
  reason: null,
  retryAfterSeconds: null,
  gone: false,
}

function isRefused(status: number, rules: OutcomeRules): boolean {
  if (status < 400 || status > 599) return false
  if (rules.neverRetry.includes(status)) return true
  return REFUSED_STATUSES.has(status) && !rules.alsoRetry.includes(status)
}

function ruleRejected(
  host: string,
  status: number,
  error: string | null,
  headers: Record<string, string>,
  now: number,
): Verdict {
  const reason =
    error === null
      ? `${host} answered ${status}, but the trigger's success rule does not count that answer as a success`
      : `${host} answered ${status}, but the trigger's success rule failed on the answer (${error}): correct the rule`
  return retry('success_rule', reason, headers, now)
}

function retry(code: AttemptCode, reason: string, headers: Record<string, string>, now: number): Verdict {
  return {
    ...verdict('retry', code, reason),
    retryAfterSeconds: parseRetryAfter(headers['retry-after'] ?? null, now),
  }
}

function verdict(outcome: Outcome, code: AttemptCode, reason: string): Verdict {
  return { outcome, code, reason, retryAfterSeconds: null, gone: false }
}
