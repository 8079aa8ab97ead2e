import { describe, expect, test } from 'vitest'
import { instantOfClock } from './moment.ts'
import { ZONE_NAMES } from './zone-source.ts'
import { ZONE_TABLE_VERSION } from './zone-table.ts'
import { zoneOf } from './zone.ts'

const seconds = (text: string): number => Date.parse(text) / 1_000

/** What this Node's own table says, in seconds. */
function offsetsOf(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  return (instant) => {
    const [, sign, hours = 0, minutes = 0, rest = 0] =
      /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instant * 1_000)) ?? []
    return (Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest)) * (sign === '-' ? -1 : 1) + 0
  }
}

describe('the table of time zones', () => {
  const known = process.versions.tz ?? ''

  test('is as new as the one of Node', () => {
    // Write a newer one with scripts/time-zones.ts.
    expect(ZONE_TABLE_VERSION >= known).toBe(true)
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !ZONE_NAMES.includes(name))).toStrictEqual([])
  })

  // What a newer version says of the future, an older one cannot know.
  const until =
    known === ZONE_TABLE_VERSION ? seconds('2038-01-01T00:00:00Z') : seconds('2026-01-01T00:00:00Z')

  test.each(ZONE_NAMES)('%s is as Node has it from 1990 on', (name) => {
    const zone = zoneOf(name)
    const expected = offsetsOf(name)
    const different: string[] = []
    // 17 days and some quarters of an hour: every season and every time of the day.
    for (let instant = seconds('1990-01-01T00:00:00Z'); instant < until; instant += 17 * 86_400 + 4_500) {
      if (zone.offsetAt(instant).seconds !== expected(instant))
        different.push(new Date(instant * 1_000).toISOString())
    }
    // One zone was corrected by less than a day of 1992 since.
    expect(different.length).toBeLessThanOrEqual(name === 'America/Bogota' ? 1 : 0)
  })

  test('goes on by rule', () => {
    const zone = zoneOf('Europe/Copenhagen')
    expect(zone.offsetAt(seconds('2100-07-01T00:00:00Z'))).toStrictEqual({ seconds: 7_200, name: 'CEST' })
    expect(zone.offsetAt(seconds('2399-03-28T00:59:59Z')).name).toBe('CET')
    expect(zone.offsetAt(seconds('2399-03-28T01:00:00Z')).name).toBe('CEST')
    expect(zone.offsetAt(seconds('9999-12-31T00:00:00Z')).name).toBe('CET')
    expect(zoneOf('Africa/Casablanca').offsetAt(seconds('2090-07-01T00:00:00Z')).seconds).toBe(0)
  })

  test('changes to the second', () => {
    const zone = zoneOf('America/New_York')
    expect(zone.offsetAt(seconds('2026-03-08T06:59:59Z')).name).toBe('EST')
    expect(zone.offsetAt(seconds('2026-03-08T07:00:00Z')).name).toBe('EDT')
    expect(zone.offsetAt(seconds('2026-11-01T05:59:59Z')).name).toBe('EDT')
    expect(zone.offsetAt(seconds('2026-11-01T06:00:00Z')).name).toBe('EST')
  })
})

test('what a clock shows twice is the first time, what it leaves out is counted from before', () => {
  const zone = zoneOf('Europe/Copenhagen')
  expect(instantOfClock(seconds('2026-10-25T02:30:00Z'), zone)).toBe(seconds('2026-10-25T00:30:00Z'))
  expect(instantOfClock(seconds('2026-03-29T02:30:00Z'), zone)).toBe(seconds('2026-03-29T01:30:00Z'))
  expect(instantOfClock(seconds('2026-07-01T00:00:00Z'), zone)).toBe(seconds('2026-06-30T22:00:00Z'))
})

test('offsets are zones, anything else is not', () => {
  expect(zoneOf('+05:30').offsetAt(0)).toStrictEqual({ seconds: 19_800, name: 'UTC+05:30' })
  expect(zoneOf('-0330').offsetAt(0).seconds).toBe(-12_600)
  expect(() => zoneOf('Europe/Kopenhagen')).toThrow('unknown_time_zone_near')
  expect(() => zoneOf('+25:00')).toThrow('unknown_time_zone')
  expect(() => zoneOf('__proto__')).toThrow('unknown_time_zone')
})
