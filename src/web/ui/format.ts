/** Times and numbers as a language writes them. `language` is `da` or `en`. */

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** "3 minutes ago", "in 2 hours"; beyond a week the date. */
export function relativeTime(at: string, now: number, language: string): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000)
  if (Math.abs(seconds) > 7 * 86_400) return shortDate(at, language)
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  const format = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto', style: 'short' })
  return format.format(Math.trunc(seconds / size), unit)
}

/** With seconds and the zone, as one would quote it. */
export function exactTime(at: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(new Date(at))
}

export function shortDate(at: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium' }).format(new Date(at))
}

/** "16:52:07" */
export function clockTime(at: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { timeStyle: 'medium' }).format(new Date(at))
}

/** "16:52" */
export function hourAndMinute(at: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { timeStyle: 'short' }).format(new Date(at))
}

/** "12:27", with the date when it was on another day: goes on after "since". In Danish with its "kl.". */
export function moment(at: string, now: number, language: string): string {
  const time = `${language === 'da' ? 'kl. ' : ''}${hourAndMinute(at, language)}`
  const date = shortDate(at, language)
  return date === shortDate(new Date(now).toISOString(), language) ? time : `${date} ${time}`
}

export function number(value: number, language: string): string {
  return new Intl.NumberFormat(locale(language)).format(value)
}

/** "340 ms", "1.2 s". */
export function duration(milliseconds: number, language: string): string {
  if (milliseconds < 1000) return `${number(Math.round(milliseconds), language)} ms`
  return `${number(Math.round(milliseconds / 100) / 10, language)} s`
}

/** British English writes the day first and 24 hours, as the rest of Europe does. */
function locale(language: string): string {
  return language === 'da' ? 'da-DK' : 'en-GB'
}
