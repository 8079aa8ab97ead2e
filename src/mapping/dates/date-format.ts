import { RenderError } from '../render-error.ts'
import type { Run } from '../run.ts'
import type { Value } from '../value.ts'
import { dateOf, daysFrom, isoWeekOf, weekdayOf } from './calendar.ts'
import { dateNames, type DateNames } from './date-names.ts'
import { checkRange, dateText, instantOf, secondsOfDay, timeText, two, type Moment } from './moment.ts'
import { offsetText, type Zone } from './zone.ts'

/** What the letters of a format are made from. */
interface Shown {
  /** On the clock of the zone, seconds since 1970. */
  clock: number
  micros: number
  /** Days since 1970. */
  days: number
  year: number
  month: number
  day: number
  hour: number
  weekday: number
  offsetSeconds: number
  zoneName: string
  names: DateNames
}

const three = (number: number): string => String(number).padStart(3, '0')
const dayOfYear = ({ days, year }: Shown): number => days - daysFrom(year, 1, 1)
const hourOf12 = ({ hour }: Shown): number => hour % 12 || 12

/** Python's letters after `%`. */
const LETTERS: Readonly<Record<string, (shown: Shown) => string>> = {
  Y: ({ year }) => String(year),
  G: ({ days }) => String(isoWeekOf(days).year),
  y: ({ year }) => two(year % 100),
  m: ({ month }) => two(month),
  d: ({ day }) => two(day),
  e: ({ day }) => String(day).padStart(2),
  H: ({ hour }) => two(hour),
  I: (shown) => two(hourOf12(shown)),
  M: ({ clock }) => two(Math.floor(secondsOfDay(clock) / 60) % 60),
  S: ({ clock }) => two(secondsOfDay(clock) % 60),
  f: ({ micros }) => String(micros).padStart(6, '0'),
  p: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  z: ({ offsetSeconds }) => offsetText(offsetSeconds, ''),
  Z: ({ zoneName }) => zoneName,
  j: (shown) => three(dayOfYear(shown) + 1),
  b: ({ names, month }) => names.shortMonths[month - 1] ?? '',
  B: ({ names, month }) => names.months[month - 1] ?? '',
  a: ({ names, weekday }) => names.shortDays[weekday] ?? '',
  A: ({ names, weekday }) => names.days[weekday] ?? '',
  w: ({ weekday }) => String(weekday),
  u: ({ weekday }) => String(weekday || 7),
  U: (shown) => two(Math.floor((dayOfYear(shown) + 7 - shown.weekday) / 7)),
  W: (shown) => two(Math.floor((dayOfYear(shown) + 7 - ((shown.weekday + 6) % 7)) / 7)),
  V: ({ days }) => two(isoWeekOf(days).week),
  F: ({ clock }) => dateText(clock),
  T: ({ clock }) => timeText(clock),
  '%': () => '%',
}

const NAMED = ['iso', 'date', 'rfc2822', 'unix', 'unix_ms'] as const
/** Steps of what a letter becomes. */
const LETTER_STEPS = 5

const RFC_2822 = '%a, %d %b %Y %H:%M:%S %z'

const FORMAT_LIMIT_CHARACTERS = 1_000

/** `%-d` is without the zero before it, `%:z` has a colon. */
const LETTER = /%(-|:)?([^]?)/g

/** What a format writes, piece by piece. */
type Pieces = readonly (string | ((shown: Shown) => string))[]

/** Refuses a format that has a letter which is not known. */
export function checkFormat(format: string): void {
  if (!isNamed(format)) piecesOf(format)
}

function isNamed(format: string): boolean {
  return NAMED.some((name) => name === format)
}

function piecesOf(format: string): Pieces {
  if (format.length > FORMAT_LIMIT_CHARACTERS) {
    throw new RenderError('bad_format', 'date_format_too_long', { limit: FORMAT_LIMIT_CHARACTERS })
  }
  if (!format.includes('%')) {
    throw new RenderError('bad_format', 'not_a_date_format', {
      format: JSON.stringify(format.slice(0, 40)),
      names: NAMED.map((name) => `"${name}"`).join(', '),
    })
  }
  const pieces: (string | ((shown: Shown) => string))[] = []
  let end = 0
  for (const match of format.matchAll(LETTER)) {
    const [written, flag, letter = ''] = match
    const piece = pieceOf(flag, letter)
    if (piece === null) {
      const reason = letter === 's' ? 'date_letter_unix' : 'unknown_date_letter'
      throw new RenderError('bad_format', reason, { written })
    }
    pieces.push(format.slice(end, match.index), piece)
    end = match.index + written.length
  }
  pieces.push(format.slice(end))
  return pieces
}

function pieceOf(flag: string | undefined, letter: string): ((shown: Shown) => string) | null {
  if (flag === ':') return letter === 'z' ? ({ offsetSeconds }) => offsetText(offsetSeconds, ':') : null
  const write = Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : undefined
  if (write === undefined) return null
  if (flag === undefined) return write
  return 'mdHIMSjy'.includes(letter) ? (shown) => write(shown).replace(/^0+(?=.)/, '') : null
}

/** The moment on the clock of a zone, in a format of Python's `strftime` or one of the named ones. */
export function formatMoment(moment: Moment, format: string, zone: Zone, language: string, run: Run): Value {
  const instant = instantOf(moment, zone)
  if (format === 'unix') return instant
  if (format === 'unix_ms') return instant * 1_000 + Math.floor(moment.micros / 1_000)
  const offset = zone.offsetAt(instant)
  const clock = instant + offset.seconds
  checkRange(clock)
  if (format === 'date') return dateText(clock)
  if (format === 'iso') return `${dateText(clock)}T${timeText(clock)}${offsetText(offset.seconds, ':')}`
  const days = Math.floor(clock / 86_400)
  const shown: Shown = {
    ...dateOf(days),
    clock,
    days,
    micros: moment.micros,
    hour: Math.floor(secondsOfDay(clock) / 3_600),
    weekday: weekdayOf(days),
    offsetSeconds: offset.seconds,
    zoneName: offset.name,
    names: dateNames(format === 'rfc2822' ? 'en' : language),
  }
  return written(format === 'rfc2822' ? RFC_2822 : format, shown, run)
}

/** The format that was used last, taken apart: a template mostly uses one many times. */
let last: { format: string; pieces: Pieces } = { format: RFC_2822, pieces: piecesOf(RFC_2822) }

function written(format: string, shown: Shown, run: Run): string {
  if (last.format !== format) last = { format, pieces: piecesOf(format) }
  // A letter is two characters and can become a name of nine.
  run.charge(format.length * LETTER_STEPS)
  let text = ''
  for (const piece of last.pieces) text += typeof piece === 'string' ? piece : piece(shown)
  return text
}
