/** Days from 1970-01-01 to a date of the Gregorian calendar. The month may be beyond 1 to 12, the day beyond the month. */
export function daysFrom(year: number, month: number, day: number): number {
  // `Date.UTC` takes years below 100 for those of the 20th century; 400 years later the calendar is the same.
  return Date.UTC(year + 400, month - 1, day) / 86_400_000 - DAYS_OF_400_YEARS
}

const DAYS_OF_400_YEARS = 146_097

/** A date: its month from 1, its day from 1. */
export interface CalendarDate {
  year: number
  month: number
  day: number
}

/** The date of a number of days from 1970-01-01. */
export function dateOf(days: number): CalendarDate {
  const date = new Date(days * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(days: number): number {
  return (((days + 4) % 7) + 7) % 7
}

export function daysInMonth(year: number, month: number): number {
  return daysFrom(year, month + 1, 1) - daysFrom(year, month, 1)
}

/** Year and number of the week that the standard counts: weeks begin on Monday, the first has the year's first Thursday. */
export function isoWeekOf(days: number): { year: number; week: number } {
  const thursday = days - ((weekdayOf(days) + 6) % 7) + 3
  const { year } = dateOf(thursday)
  return { year, week: Math.floor((thursday - daysFrom(year, 1, 1)) / 7) + 1 }
}
