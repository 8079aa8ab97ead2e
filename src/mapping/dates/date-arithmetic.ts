import { RenderError } from '../render-error.ts'
import { dateOf, daysFrom, daysInMonth, weekdayOf } from './calendar.ts'
import { checkRange, instantOf, instantOfClock, type Moment } from './moment.ts'
import type { Zone } from './zone.ts'

/** What is added to a date. */
export interface Span {
  months: number
  days: number
  businessDays: number
  seconds: number
}

const DAY_SECONDS = 86_400

/** Nothing longer fits between the years 1 and 9999. */
const LONGEST_DAYS = 4_000_000

/**
 * Months, days and working days go by the calendar: the clock shows the same time after them. Hours and minutes are
 * time that passes. Without a zone the clock is the one the moment was written with.
 */
export function addSpan(moment: Moment, span: Span, zone: Zone | null): Moment {
  if (
    [span.months, span.days, span.businessDays, span.seconds / DAY_SECONDS].some(
      (n) => Math.abs(n) > LONGEST_DAYS,
    )
  ) {
    throw new RenderError('not_a_date', 'date_out_of_range')
  }
  const isMoved = zone !== null && moment.offsetSeconds !== null
  const shift = isMoved ? zone.offsetAt(instantOf(moment, zone)).seconds : (moment.offsetSeconds ?? 0)
  const clock = moment.seconds - (moment.offsetSeconds ?? 0) + shift
  const days = addedDays(Math.floor(clock / DAY_SECONDS), span)
  const inDay = clock - Math.floor(clock / DAY_SECONDS) * DAY_SECONDS
  const added = days * DAY_SECONDS + inDay
  checkRange(added)
  const instant = (isMoved ? instantOfClock(added, zone) : added - shift) + span.seconds
  checkRange(instant)
  if (moment.form === 'date') return { ...moment, seconds: instant }
  const hasOwnOffset = moment.form === 'text'
  const offset = isMoved && hasOwnOffset ? zone.offsetAt(instant).seconds : (moment.offsetSeconds ?? 0)
  return { ...moment, seconds: instant + offset, offsetSeconds: offset }
}

function addedDays(days: number, span: Span): number {
  const date = dateOf(days)
  const first = daysFrom(date.year, date.month + span.months, 1)
  const month = dateOf(first)
  // The 31st becomes the last day of a shorter month.
  const inMonth = first + Math.min(date.day, daysInMonth(month.year, month.month)) - 1
  return addBusinessDays(inMonth + span.days, span.businessDays)
}

/** Saturdays and Sundays are not counted; holidays are, because nothing here knows them. */
function addBusinessDays(days: number, count: number): number {
  if (count === 0) return days
  const step = Math.sign(count)
  let current = days
  // A weekend counts as the working day beside it, on the side that is gone away from.
  while (isWeekend(current)) current -= step
  const weeks = Math.trunc(count / 5)
  current += weeks * 7
  for (let left = Math.abs(count - weeks * 5); left > 0; left--) {
    do current += step
    while (isWeekend(current))
  }
  return current
}

function isWeekend(days: number): boolean {
  return weekdayOf(days) % 6 === 0
}

/** Seconds of the units that a difference is given in. */
export const UNIT_SECONDS: ReadonlyMap<string, number> = new Map([
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3_600],
  ['days', DAY_SECONDS],
  ['weeks', 7 * DAY_SECONDS],
])

/** Whole units from one moment to another; what is left over is dropped. */
export function difference(to: Moment, from: Moment, unitSeconds: number): number {
  const seconds = instantOf(to, null) - instantOf(from, null)
  const micros = to.micros - from.micros
  // A second is not full when its microseconds are still to come.
  const full = seconds > 0 && micros < 0 ? seconds - 1 : seconds < 0 && micros > 0 ? seconds + 1 : seconds
  return Math.trunc(full / unitSeconds) + 0
}
