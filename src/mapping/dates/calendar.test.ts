import { expect, test } from 'vitest'
import { dateOf, daysFrom, daysInMonth, isoWeekOf, weekdayOf } from './calendar.ts'

test('dates are those of Date, from the year 1 to 9999', () => {
  const wrong: number[] = []
  for (let days = daysFrom(1, 1, 1); days <= daysFrom(9_999, 12, 31); days += 13) {
    const date = new Date(days * 86_400_000)
    const { year, month, day } = dateOf(days)
    const isDate =
      year === date.getUTCFullYear() && month === date.getUTCMonth() + 1 && day === date.getUTCDate()
    const isBack = daysFrom(year, month, day) === days && weekdayOf(days) === date.getUTCDay()
    const isMonth = daysInMonth(year, month) === daysFrom(year, month + 1, 1) - daysFrom(year, month, 1)
    if (!isDate || !isBack || !isMonth) wrong.push(days)
  }
  expect(wrong).toStrictEqual([])
})

test('months go beyond a year', () => {
  expect(dateOf(daysFrom(2026, 14, 1))).toStrictEqual({ year: 2027, month: 2, day: 1 })
  expect(dateOf(daysFrom(2026, -11, 31))).toStrictEqual({ year: 2025, month: 1, day: 31 })
})

test('weeks are counted as ISO 8601 does', () => {
  expect(isoWeekOf(daysFrom(2024, 12, 30))).toStrictEqual({ year: 2025, week: 1 })
  expect(isoWeekOf(daysFrom(2021, 1, 3))).toStrictEqual({ year: 2020, week: 53 })
})
