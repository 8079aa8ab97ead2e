import { typeTerm } from '../kinds.ts'
import { RenderError, wrongType } from '../render-error.ts'
import { Float, isWhole, stringOf, type Value } from '../value.ts'
import { trim } from '../white-space.ts'
import { dateOf, daysFrom, daysInMonth } from './calendar.ts'
import { offsetText, type Zone } from './zone.ts'

/** What a clock shows: seconds since 1970 as if it stood in UTC, and microseconds. */
interface ClockTime {
  seconds: number
  micros: number
}

/** A date, or an instant, as it was given. */
export interface Moment extends ClockTime {
  /** How far its clock is ahead of UTC; null for a date without a time, which is the same day everywhere. */
  offsetSeconds: number | null
  /** How it is written, and is written again after it was changed. */
  form: 'date' | 'text' | 'utc-text' | 'seconds' | 'milliseconds'
}

const DATE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:([Zz])|([+-])(\d\d):?(\d\d))?)?$/
const UNIX = /^-?\d{9,14}$/

/** From this on a number counts milliseconds: as seconds it would be the year 5138, as milliseconds it is March 1973. */
const FIRST_MILLISECONDS = 100_000_000_000

const LAST_YEAR = 9_999
const FIRST_SECONDS = daysFrom(1, 1, 1) * 86_400
const LAST_SECONDS = daysFrom(LAST_YEAR + 1, 1, 1) * 86_400 - 1

/** Reads RFC 3339 text, a date, or seconds or milliseconds since 1970. */
export function readMoment(value: Value, filter: string): Moment {
  const text = stringOf(value)
  if (text !== null) return readText(trim(text), filter)
  if (isWhole(value)) return unixMoment(Number(value))
  if (value instanceof Float) {
    throw wrongType('date_from_fraction', { filter })
  }
  const reason = value === null || value === undefined ? 'date_missing' : 'date_expected'
  throw wrongType(reason, { filter, type: typeTerm(value) })
}

function readText(text: string, filter: string): Moment {
  if (UNIX.test(text)) return unixMoment(Number(text))
  const match = DATE.exec(text)
  if (match === null) throw notADate(text, filter)
  const [
    ,
    year,
    month,
    day,
    hours,
    minutes,
    seconds = '0',
    fraction = '',
    utc,
    sign,
    offsetHours,
    offsetMinutes,
  ] = match
  const days = daysFrom(Number(year), Number(month), Number(day))
  const isDate =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth(Number(year), Number(month)) &&
    Number(year) >= 1
  // A minute can have a leap second.
  const isTime = Number(hours ?? 0) <= 23 && Number(minutes ?? 0) <= 59 && Number(seconds) <= 60
  if (!isDate || !isTime) throw notADate(text, filter)
  const clock = days * 86_400 + Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds)
  const micros = Number(fraction.slice(0, 6).padEnd(6, '0'))
  if (hours === undefined) return { seconds: clock, micros: 0, offsetSeconds: null, form: 'date' }
  if (utc !== undefined) return { seconds: clock, micros, offsetSeconds: 0, form: 'utc-text' }
  if (sign === undefined) {
    throw new RenderError('no_time_zone', 'date_without_zone', { text: JSON.stringify(text) })
  }
  const offset = Number(offsetHours) * 3_600 + Number(offsetMinutes) * 60
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) throw notADate(text, filter)
  return { seconds: clock, micros, offsetSeconds: sign === '-' ? -offset : offset, form: 'text' }
}

function notADate(text: string, filter: string): RenderError {
  if (text === '') return new RenderError('not_a_date', 'date_empty', { text: '""', filter })
  return new RenderError('not_a_date', 'not_a_date', { text: JSON.stringify(text.slice(0, 40)) })
}

function unixMoment(number: number): Moment {
  const isMilliseconds = Math.abs(number) >= FIRST_MILLISECONDS
  const seconds = isMilliseconds ? Math.floor(number / 1_000) : number
  checkRange(seconds)
  return {
    seconds,
    micros: isMilliseconds ? (number - seconds * 1_000) * 1_000 : 0,
    offsetSeconds: 0,
    form: isMilliseconds ? 'milliseconds' : 'seconds',
  }
}

/** Years have four digits. */
export function checkRange(seconds: number): void {
  if (!(seconds >= FIRST_SECONDS && seconds <= LAST_SECONDS)) {
    throw new RenderError('not_a_date', 'date_out_of_range')
  }
}

/** Seconds since 1970 of a moment. A date begins at midnight, in the zone if one is given. */
export function instantOf({ seconds, offsetSeconds }: Moment, zone: Zone | null): number {
  if (offsetSeconds !== null) return seconds - offsetSeconds
  return zone === null ? seconds : instantOfClock(seconds, zone)
}

/** The instant at which the clock of a zone shows this: the first one if there are two, and if there is none, as if it had not been changed yet. */
export function instantOfClock(seconds: number, zone: Zone): number {
  const earlier = zone.offsetAt(seconds - 86_400).seconds
  const later = zone.offsetAt(seconds + 86_400).seconds
  const first = seconds - earlier
  if (earlier === later || zone.offsetAt(first).seconds === earlier) return first
  const second = seconds - later
  return zone.offsetAt(second).seconds === later ? second : first
}

/** The moment as it was written. */
export function momentValue({ seconds, micros, offsetSeconds, form }: Moment): Value {
  checkRange(seconds)
  const instant = seconds - (offsetSeconds ?? 0)
  if (form === 'seconds') return instant
  if (form === 'milliseconds') return instant * 1_000 + Math.floor(micros / 1_000)
  if (form === 'date') return dateText(seconds)
  return isoText({ seconds, micros }) + (form === 'utc-text' ? 'Z' : offsetText(offsetSeconds ?? 0, ':'))
}

/** `2026-10-02` */
export function dateText(seconds: number): string {
  const { year, month, day } = dateOf(Math.floor(seconds / 86_400))
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** `14:21:07` */
export function timeText(seconds: number): string {
  const inDay = secondsOfDay(seconds)
  return `${two(Math.floor(inDay / 3_600))}:${two(Math.floor(inDay / 60) % 60)}:${two(inDay % 60)}`
}

/** `2026-10-02T14:21:07`, with a fraction when there is one. */
function isoText({ seconds, micros }: ClockTime): string {
  const digits = String(micros).padStart(6, '0')
  const fraction = micros === 0 ? '' : `.${micros % 1_000 === 0 ? digits.slice(0, 3) : digits}`
  return `${dateText(seconds)}T${timeText(seconds)}${fraction}`
}

/** Seconds since midnight. */
export function secondsOfDay(seconds: number): number {
  return seconds - Math.floor(seconds / 86_400) * 86_400
}

/** With two digits. */
export function two(number: number): string {
  return String(number).padStart(2, '0')
}
