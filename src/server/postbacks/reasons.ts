import type { AttemptCode } from './channels/attempt.ts'

/** Codes of attempts that ended without a whole answer. */
export type FailureCode = Extract<
  AttemptCode,
  | 'timeout'
  | 'connection_failed'
  | 'dns_failed'
  | 'tls_failed'
  | 'cut_off'
  | 'answer_unreadable'
  | 'refused_address'
  | 'message_invalid'
>

/** What an operator can do about a status; the others say enough by themselves. */
const ADVICE: Record<number, string> = {
  400: 'it cannot read the message: compare the sent body with what the receiver expects',
  401: "it wants a sign-in: check the trigger's user name, password or token",
  402: 'it wants to be paid: ask the receiver about their account',
  403: 'it does not let us in: check the sign-in, or ask the receiver to allow our address',
  404: "there is nothing at this address: check the trigger's URL",
  405: "it does not take this method: check the trigger's method",
  406: "it has no answer in a form we take: check the trigger's headers",
  407: 'a proxy in front of it wants a sign-in: ask the receiver',
  408: 'it waited too long for our message',
  409: 'it says the message clashes with something it has',
  410: 'it wants nothing more at this address: ask the receiver for the new one',
  411: 'it wants to know the length of the message in a way we do not send: ask the receiver',
  413: 'the message is too large for it: leave something out, or ask the receiver to raise the limit',
  414: 'the URL is too long for it: move values from the URL into the body',
  415: "it does not take this content type: check the template's format",
  421: 'it does not know this host name: check the URL',
  422: 'it has read the message and cannot use it: compare the sent body with what the receiver expects',
  425: 'it wants the message later',
  426: 'it wants another protocol: check the URL',
  428: "it wants a condition header: check the trigger's headers",
  429: 'it gets too many messages at once',
  431: 'the headers are too large for it: leave some out',
  451: 'it may not take the message for legal reasons: ask the receiver',
  501: "it does not know this method: check the trigger's method",
  502: 'a proxy in front of it cannot reach it: ask the receiver if this lasts',
  503: 'it is not available at the moment: ask the receiver if this lasts',
  504: 'a proxy in front of it waited too long for it: ask the receiver if this lasts',
}

/** What a status means to an operator, and what to do about it. */
export function statusReason(host: string, status: number): string {
  const advice = ADVICE[status] ?? generalAdvice(status)
  return `${host} answered ${status}: ${advice}`
}

function generalAdvice(status: number): string {
  if (status >= 500 && status < 600) return 'it failed on its side: ask the receiver if this lasts'
  if (status >= 400 && status < 500) return 'it does not take the message: the answer may say why'
  return 'that is not a status we know: ask the receiver'
}

/** Redirects are never followed: the message and its sign-in would go where nobody has allowed them to. */
export function redirectReason(host: string, status: number, target: string | null): string {
  if (target === null || target === '') {
    return `${host} answered ${status}, a redirect without a target: check the trigger's URL`
  }
  const shown = target.length > 500 ? `${target.slice(0, 500)}…` : target
  return `${host} answered ${status} and points to ${shown}: redirects are not followed, set that as the trigger's URL if it is right`
}

const FAILURES: Record<FailureCode, (host: string, detail: string) => string> = {
  timeout: (host, detail) =>
    `${host} took too long: ${detail}; ask the receiver, or give the trigger a longer time-out`,
  connection_failed: (host, detail) =>
    `No connection to ${host} (${detail}): it is down, or a firewall is in between`,
  dns_failed: (host, detail) => `The name ${host} was not found (${detail}): check the spelling of the URL`,
  tls_failed: (host, detail) =>
    `No secure connection to ${host} (${detail}): the receiver must renew or correct its certificate`,
  cut_off: (host, detail) => `${host} ended the connection before its answer was complete (${detail})`,
  answer_unreadable: (host, detail) =>
    `${host} answered something that cannot be read as HTTP (${detail}): check the URL's scheme and port`,
  refused_address: (host, detail) => `Nothing is sent to ${host}: ${detail}`,
  message_invalid: (_host, detail) => `The message cannot be sent: ${detail}`,
}

/** Why there is no whole answer, and what to do about it. `detail` is the technical part. */
export function failureReason(host: string, code: FailureCode, detail: string): string {
  return FAILURES[code](host, detail)
}
