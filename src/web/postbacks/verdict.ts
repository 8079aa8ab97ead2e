import type { TFunction } from 'i18next'
import type { Attempt, Postback } from '#contract/postbacks.ts'
import { duration } from '../ui/format.ts'
import { adviceOf, fixOfStatus, type Fix } from './advice.ts'
import { hostOf } from './host.ts'

export interface Verdict {
  /** Names the host, what came back and what to do. */
  sentence: string
  /** What else is so: whether it is tried again, or that nothing more is tried. */
  tail: 'retrying' | 'usedUp' | 'deadline' | 'noRetry' | null
  fix: Fix | null
  /** The server's technical words, where the sentence leaves something out. */
  detail: string | null
  /** What the template or the trigger lacks, in words of their own. */
  problem: Postback['reason']
}

type T = TFunction<'postbacks'>

/**
 * Did they get it, and what is to be done? From the state, the reason and the last attempt. Attempts that are not
 * known yet are left out: the sentence is less exact then.
 */
export function verdictOf(postback: Postback, attempts: Attempt[], t: T, language: string): Verdict {
  const last = attempts.at(-1)
  switch (postback.state) {
    case 'sent':
      return plain(sentSentence(postback, last, t, language))
    case 'sending':
      return plain(t('verdict.sending'))
    case 'held':
      return { ...plain(t('verdict.held', { trigger: postback.triggerName })), fix: 'resume' }
    case 'waiting':
      return last
        ? { ...causeOf(postback, last, t, language), tail: 'retrying', fix: null }
        : plain(waitingSentence(postback, t))
    case 'cancelled':
      return plain(cancelledSentence(postback, t))
    case 'failed':
      return failedVerdict(postback, last, t, language)
  }
}

function failedVerdict(postback: Postback, last: Attempt | undefined, t: T, language: string): Verdict {
  const { reason } = postback
  const trigger = postback.triggerName
  switch (reason?.code ?? '') {
    case 'worker_lost':
      return { ...plain(t('verdict.worker_lost')), fix: 'resend' }
    case 'secret_missing':
      return {
        ...plain(t('verdict.secret_missing', { trigger })),
        fix: 'trigger',
        problem: reason,
      }
    case 'attempts_used_up':
    case 'deadline_passed': {
      const tail = reason?.code === 'attempts_used_up' ? 'usedUp' : 'deadline'
      return last
        ? { ...causeOf(postback, last, t, language), tail }
        : { ...plain(reason?.message ?? ''), tail, fix: 'resend' }
    }
  }
  if (last) {
    const cause = causeOf(postback, last, t, language)
    return { ...cause, tail: last.outcome === 'refused' && cause.fix !== 'resend' ? 'noRetry' : null }
  }
  if (!reason) return plain(t('verdict.unknown'))
  if (postback.attemptCount > 0) return { ...plain(reason.message), fix: null }
  const { line, column } = reason
  const sentence =
    line === undefined || column === undefined ? t('verdict.render') : t('verdict.renderAt', { line, column })
  return { ...plain(sentence), fix: 'template', problem: reason }
}

/** What an attempt that was not accepted came to. */
export function causeOf(
  postback: Pick<Postback, 'channel' | 'destination'>,
  attempt: Attempt,
  t: T,
  language: string,
): Verdict {
  const { code, reason, response, milliseconds } = attempt
  const host = hostOf(postback.destination) ?? t('verdict.mailServer')
  const status = response?.status ?? 0
  const took = duration(milliseconds, language)
  const values = { host, status, duration: took }
  const detail = technicalOf(reason)
  if (postback.channel === 'email') return mailCause(attempt, took, t)
  switch (code) {
    case 'status':
      return {
        ...plain(t('code.status', { ...values, advice: adviceOf(status, t) })),
        fix: fixOfStatus(status),
      }
    case 'redirect': {
      const target = response?.headers['location'] ?? ''
      const sentence =
        target === '' ? t('code.redirectNowhere', values) : t('code.redirect', { ...values, target })
      return { ...plain(sentence), fix: 'trigger' }
    }
    case 'gone':
      return { ...plain(t('code.gone', values)), fix: 'trigger' }
    case 'success_rule':
      return { ...plain(t('code.success_rule', values)), fix: 'trigger', detail }
    case 'dns_failed':
    case 'answer_unreadable':
    case 'refused_address':
      return { ...plain(t(`code.${code}`, values)), fix: 'trigger', detail }
    case 'message_invalid':
      return { ...plain(t('code.message_invalid', values)), fix: 'template', detail }
    case 'timeout':
    case 'connection_failed':
    case 'tls_failed':
    case 'cut_off':
      return { ...plain(t(`code.${code}`, values)), fix: 'resend', detail }
    default:
      return { ...plain(reason ?? t('verdict.unknown')), fix: 'resend' }
  }
}

function mailCause({ code, reason, recipients }: Attempt, took: string, t: T): Verdict {
  const detail = technicalOf(reason)
  switch (code) {
    case 'mail_refused': {
      const refused = addressesOf(recipients, 'refused')
      return refused === ''
        ? {
            ...plain(t('code.mail_waiting', { recipients: addressesOf(recipients, 'retry') })),
            fix: 'resend',
            detail,
          }
        : { ...plain(t('code.mail_refused', { recipients: refused })), fix: 'trigger', detail }
    }
    case 'mail_login_failed':
      return { ...plain(t('code.mail_login_failed')), fix: 'settings', detail }
    case 'timeout':
    case 'cut_off':
      return { ...plain(t(`mail.${code}`, { duration: took })), fix: 'resend', detail }
    case 'connection_failed':
    case 'dns_failed':
    case 'tls_failed':
      return { ...plain(t(`mail.${code}`)), fix: 'settings', detail }
    case 'message_invalid':
      return { ...plain(t('mail.message_invalid')), fix: 'trigger', detail }
    default:
      return { ...plain(reason ?? t('verdict.unknown')), fix: 'resend' }
  }
}

/** Of the server's sentence what this one does not say: the part in brackets, where there is one. */
function technicalOf(reason: string | undefined): string | null {
  if (reason === undefined) return null
  return /\((.+)\)/s.exec(reason)?.[1] ?? reason
}

function addressesOf(recipients: Attempt['recipients'], outcome: Attempt['outcome']): string {
  return (recipients ?? [])
    .filter((recipient) => recipient.outcome === outcome)
    .map(({ address }) => address)
    .join(', ')
}

function sentSentence(postback: Postback, last: Attempt | undefined, t: T, language: string): string {
  if (postback.channel === 'email') {
    const recipients = addressesOf(last?.recipients, 'accepted')
    return recipients === ''
      ? t('verdict.sentPlain', { host: t('verdict.mailServer') })
      : t('verdict.sentMail', { recipients })
  }
  const host = hostOf(postback.destination) ?? postback.destination
  if (!last?.response) return t('verdict.sentPlain', { host })
  const values = {
    host,
    status: last.response.status,
    duration: duration(last.milliseconds, language),
    number: last.number,
  }
  return last.number > 1 ? t('verdict.sentAgain', values) : t('verdict.sent', values)
}

function waitingSentence({ nextAttemptAt }: Postback, t: T): string {
  return nextAttemptAt === null || Date.parse(nextAttemptAt) < Date.now()
    ? t('verdict.inLine')
    : t('verdict.first')
}

function cancelledSentence({ reason, triggerName }: Postback, t: T): string {
  switch (reason?.code ?? '') {
    case 'trigger_archived':
      return t('verdict.trigger_archived', { trigger: triggerName })
    case 'expired':
      return t('verdict.expired')
  }
  const who = /^Cancelled by (.+)\.$/s.exec(reason?.message ?? '')?.[1]
  return who === undefined ? t('verdict.cancelled') : t('verdict.cancelledBy', { who })
}

function plain(sentence: string): Verdict {
  return { sentence, tail: null, fix: null, detail: null, problem: null }
}
