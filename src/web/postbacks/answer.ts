import type { TFunction } from 'i18next'
import type { Attempt } from '#contract/postbacks.ts'

const codes = [
  'accepted',
  'status',
  'redirect',
  'gone',
  'success_rule',
  'timeout',
  'connection_failed',
  'dns_failed',
  'tls_failed',
  'cut_off',
  'answer_unreadable',
  'refused_address',
  'message_invalid',
  'mail_refused',
  'mail_login_failed',
] as const

/** What came back, in a few words for a row. */
export function answerOf({ code, response, reason }: Attempt, t: TFunction<'postbacks'>): string {
  const known = codes.find((each) => each === code)
  if (known === undefined) return reason ?? code
  if (known === 'accepted' && response) return String(response.status)
  return t(`brief.${known}`, { status: response?.status ?? '' })
}
