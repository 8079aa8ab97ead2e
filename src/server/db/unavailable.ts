/**
 * The database did not answer in time, cannot be reached, or went away in the middle: worth trying again soon.
 * What was being written then is in doubt: it may be there, so repeat it with the same ids.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  readonly code = 'database_unavailable'
}

const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  // A primary that became a standby.
  '25006',
  // A statement that was cancelled, by us or by an administrator.
  '57014',
])

/** 08: connection exceptions. 53: no room, memory or connections left. 57P: shutting down, crashed or not up yet. */
const classes = /^(?:08...|53...|57P..)$/

/**
 * Is it the database that is away (not there, starting, stopping, a standby now), rather than something wrong
 * with the statement? Then the same call may work soon, and the caller's answer is 503.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  return codes.has(error.code) || classes.test(error.code)
}
