/** Spans of time as people write and read them. */

const units: [word: RegExp, seconds: number][] = [
  [/^(s|sek|sec|sekund|sekunder|seconds?)$/i, 1],
  [/^(m|min|minut|minutter|minutes?)$/i, 60],
  [/^(h|t|time|timer|hours?)$/i, 3600],
  [/^(d|dag|dage|days?)$/i, 86_400],
]

/** Reads "5 s", "1 min", "2 h" or "2 t", "1 d"; a bare number is seconds. null: cannot be read. */
export function readSpan(text: string): number | null {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*$/i.exec(text)
  if (match === null) return null
  const [, digits = '', word = ''] = match
  const unit = word === '' ? 1 : units.find(([spelling]) => spelling.test(word))?.[1]
  return unit === undefined ? null : Number(digits.replace(',', '.')) * unit
}

/** Reads several, with a comma and a space, a semicolon or a line between. null: one of them cannot be read. */
export function readSpans(text: string): number[] | null {
  const spans = text
    .split(/[;\n]|,(?!\d)/)
    .filter((part) => part.trim() !== '')
    .map(readSpan)
  return spans.length === 0 || spans.includes(null) ? null : spans.filter((span) => span !== null)
}

/** Short and exact, as `readSpan` reads it again. */
export function writeSpan(seconds: number, language: string): string {
  const hour = language === 'da' ? 't' : 'h'
  if (seconds > 86_400 && seconds % 86_400 === 0) return `${seconds / 86_400} d`
  if (seconds > 0 && seconds % 3600 === 0) return `${seconds / 3600} ${hour}`
  if (seconds > 0 && seconds % 60 === 0) return `${seconds / 60} min`
  return `${seconds} s`
}

/** Roughly, as one would say it: "28 hours". */
export function spanInWords(seconds: number, language: string): string {
  const [amount, unit] = rough(seconds)
  const format = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  })
  return format.format(amount)
}

function rough(seconds: number): [amount: number, unit: string] {
  if (seconds < 100) return [Math.round(seconds), 'second']
  if (seconds < 100 * 60) return [Math.round(seconds / 60), 'minute']
  if (seconds < 72 * 3600) return [Math.round(seconds / 3600), 'hour']
  return [Math.round(seconds / 86_400), 'day']
}
