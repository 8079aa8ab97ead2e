/** What can come of an attempt, and has a few words for a row: `brief.…` of the texts. */
export const attemptCodes = [
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
