/** A receiver may ask for a day, but not put a postback off for ever. */
const LONGEST_SECONDS = 86_400

// The three forms of RFC 9110: IMF-fixdate, RFC 850, asctime. All are GMT, and only the last one doesn't say so.
const HTTP_DATE =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4}|[A-Z][a-z]+day, \d{2}-[A-Z][a-z]{2}-\d{2}|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d) \d{2}:\d{2}:\d{2} (?:GMT|\d{4})$/

/**
 * The wait that a `Retry-After` header asks for, in whole seconds up to a day; `null` when there is none, when it
 * is over already, or when it cannot be read. `now` is in milliseconds since 1970.
 */
export function parseRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? ''
  const seconds = /^\d+$/.test(text) ? Number(text) : secondsUntil(text, now)
  return seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : null
}

function secondsUntil(date: string, now: number): number {
  if (!HTTP_DATE.test(date)) return 0
  const at = Date.parse(date.endsWith('GMT') ? date : `${date} GMT`)
  return Number.isNaN(at) ? 0 : Math.ceil((at - now) / 1000)
}
