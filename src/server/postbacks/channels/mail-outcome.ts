import type { AttemptCode, Outcome, RecipientResult } from './attempt.ts'
import { isTls } from './failure.ts'

/** What a mail server's answers lead to. */
export interface MailVerdict {
  outcome: Outcome
  code: AttemptCode
  reason: string | null
  recipients: RecipientResult[]
}

/** The parts of nodemailer's errors that are read here. */
interface MailError extends Error {
  code?: string | undefined
  /** The code of the socket's error, where nodemailer has put one of its own over it. */
  originalCode?: string | undefined
  response?: string | undefined
  responseCode?: number | undefined
  recipient?: string | undefined
  rejectedErrors?: MailError[] | undefined
}

// The server wants us to sign in, or does not like how we did: the administrator's to mend, not the message's fault.
const LOGIN_CODES = new Set([530, 534, 535, 538])

/** The server took the mail, for all recipients but those it named. */
export function judgeMail(recipients: string[], rejected: MailError[], response: string): MailVerdict {
  const results = recipients.map((address): RecipientResult => {
    const error = rejected.find(({ recipient }) => recipient === address)
    return error === undefined ? { address, outcome: 'accepted', answer: response } : refusal(address, error)
  })
  return summary(results)
}

/** The server took the mail for nobody, or was not reached. */
export function judgeMailFailure(recipients: string[], error: unknown, timeoutSeconds: number): MailVerdict {
  if (!isMailError(error)) throw error
  if (error.rejectedErrors !== undefined) return judgeMail(recipients, error.rejectedErrors, '')

  const code = failureCode(error)
  if (code === 'mail_refused') return summary(recipients.map((address) => refusal(address, error)))
  const outcome: Outcome = code === 'message_invalid' ? 'refused' : 'retry'
  const answer = error.response ?? error.message
  return {
    outcome,
    code,
    reason: REASONS[code](answer, timeoutSeconds),
    recipients: recipients.map((address) => ({ address, outcome, answer })),
  }
}

/** The mail cannot be sent as it is, whatever the server says. */
export function invalidMail(detail: string): MailVerdict {
  return {
    outcome: 'refused',
    code: 'message_invalid',
    reason: REASONS.message_invalid(detail, 0),
    recipients: [],
  }
}

function refusal(address: string, error: MailError): RecipientResult {
  const final = (error.responseCode ?? 0) >= 500 && error.responseCode !== 503
  return { address, outcome: final ? 'refused' : 'retry', answer: error.response ?? error.message }
}

function summary(recipients: RecipientResult[]): MailVerdict {
  const waiting = recipients.filter(({ outcome }) => outcome === 'retry')
  const refused = recipients.filter(({ outcome }) => outcome === 'refused')
  if (waiting.length === 0 && refused.length === 0) {
    return { outcome: 'accepted', code: 'accepted', reason: null, recipients }
  }
  const told = [...refused.map(inWords('refused')), ...waiting.map(inWords('did not take'))]
  const reason = `The mail server ${told.join('; ')}`
  return { outcome: waiting.length > 0 ? 'retry' : 'refused', code: 'mail_refused', reason, recipients }
}

function inWords(verb: string): (recipient: RecipientResult) => string {
  return ({ address, answer }) => `${verb} ${address} (${answer})`
}

type FailureCode = Exclude<
  AttemptCode,
  | 'accepted'
  | 'status'
  | 'redirect'
  | 'gone'
  | 'success_rule'
  | 'refused_address'
  | 'answer_unreadable'
  | 'mail_refused'
>

const CODES: Record<string, FailureCode> = {
  EABORT: 'timeout',
  ETIMEDOUT: 'timeout',
  EDNS: 'dns_failed',
  ETLS: 'tls_failed',
  EAUTH: 'mail_login_failed',
  ENOAUTH: 'mail_login_failed',
  EOAUTH2: 'mail_login_failed',
}

function failureCode(error: MailError): FailureCode | 'mail_refused' {
  const known = CODES[error.code ?? '']
  if (known !== undefined) return known
  if (isTls(error, error.originalCode ?? '')) return 'tls_failed'
  if (error.responseCode !== undefined && error.responseCode > 0) {
    return LOGIN_CODES.has(error.responseCode) ? 'mail_login_failed' : 'mail_refused'
  }
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') {
    // Without a code in its answer the server has said nothing about the mail.
    return error.response === undefined ? 'message_invalid' : 'mail_refused'
  }
  return error.code === 'ECONNECTION' ? 'cut_off' : 'connection_failed'
}

const REASONS: Record<FailureCode, (detail: string, seconds: number) => string> = {
  timeout: (_detail, seconds) => `The mail server did not take the mail within ${seconds} s`,
  dns_failed: (detail) =>
    `The mail server's name was not found (${detail}): the administrator must check its address`,
  tls_failed: (detail) =>
    `No secure connection to the mail server (${detail}): the administrator must check its certificate`,
  mail_login_failed: (detail) =>
    `The mail server does not let us in (${detail}): the administrator must check user and password`,
  message_invalid: (detail) => `The mail cannot be sent (${detail}): check its recipients`,
  cut_off: (detail) => `The mail server ended the connection (${detail})`,
  connection_failed: (detail) =>
    `No connection to the mail server (${detail}): it is down, or its address is wrong`,
}

// nodemailer gives no other errors than Errors; anything else is a bug of ours.
function isMailError(error: unknown): error is MailError {
  return error instanceof Error
}
