import { nearest } from '../names.ts'
import { RenderError } from '../render-error.ts'
import { dateOf, daysFrom } from './calendar.ts'
import {
  clockSecondsOf,
  readZone,
  ZONE_NAMES,
  type Rule,
  type WrittenMoment,
  type ZoneTime,
} from './zone-source.ts'

/** What the clock of a zone shows: how far it is ahead of UTC, and what that is called. */
interface Offset {
  readonly seconds: number
  readonly name: string
}

/** A time zone. */
export interface Zone {
  /** The offset at an instant, in seconds since 1970. */
  offsetAt: (seconds: number) => Offset
}

interface Change {
  /** The instant from which on the offset holds. */
  from: number
  offset: Offset
}

/** The years that changes are listed for. Later ones repeat the last 28: the calendar does, and rules have no end. */
const FIRST_YEAR = 1989
const LAST_YEAR = 2067
const REPEATED_YEARS = 28

const DAY_SECONDS = 86_400

const UTC: Zone = { offsetAt: () => ({ seconds: 0, name: 'UTC' }) }

const KNOWN = new Map<string, Zone>([
  ['UTC', UTC],
  ['Z', UTC],
])

const FIXED = /^([+-])(\d{2}):?(\d{2})$/

/** The zone of a name of the time zone database, or of an offset such as `+02:00`. */
export function zoneOf(name: string): Zone {
  const known = KNOWN.get(name)
  if (known !== undefined) return known
  const fixed = FIXED.exec(name)
  if (fixed !== null) {
    const [, sign, hours, minutes] = fixed
    if (Number(hours) < 24 && Number(minutes) < 60) {
      const seconds = (Number(hours) * 3_600 + Number(minutes) * 60) * (sign === '-' ? -1 : 1)
      return fixedZone(seconds, `UTC${offsetText(seconds, ':')}`)
    }
  }
  const times = readZone(name)
  if (times === null) throw unknownZone(name)
  const zone = tableZone(times)
  // The names are limited, and so is what is kept.
  KNOWN.set(name, zone)
  return zone
}

function unknownZone(name: string): RenderError {
  const shown = name.slice(0, 60)
  const near = ZONE_NAMES.find((known) => known.toLowerCase() === shown.toLowerCase())
  const guess = near ?? nearest(shown, ZONE_NAMES)
  const written = JSON.stringify(shown)
  return guess === null
    ? new RenderError('unknown_time_zone', 'unknown_time_zone', { name: written })
    : new RenderError('unknown_time_zone', 'unknown_time_zone_near', { name: written, near: guess })
}

/** A zone whose clock is never changed. */
function fixedZone(seconds: number, name: string): Zone {
  const offset = { seconds, name }
  return { offsetAt: () => offset }
}

/** `+0200`, with the separator between hours and minutes; seconds, which only old times have, are left out. */
export function offsetText(seconds: number, separator: string): string {
  const minutes = Math.floor(Math.abs(seconds) / 60)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`
}

function tableZone(times: ZoneTime[]): Zone {
  const changes = changesOf(times)
  // What was found last mostly holds for the next date as well.
  let from = 1
  let until = 0
  let found: Offset = UTC.offsetAt(0)
  return {
    offsetAt: (seconds) => {
      const instant = withinList(seconds)
      if (instant >= from && instant < until) return found
      let low = 0
      let high = changes.length
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if ((changes[middle]?.from ?? 0) <= instant) low = middle
        else high = middle
      }
      from = changes[low]?.from ?? 0
      until = changes[high]?.from ?? Infinity
      return (found = changes[low]?.offset ?? found)
    },
  }
}

/** The instant, or one with the same place in a year that the list has and that has the same calendar. */
function withinList(seconds: number): number {
  const { year } = dateOf(Math.floor(seconds / DAY_SECONDS))
  if (year < LAST_YEAR) return seconds
  const start = daysFrom(year, 1, 1)
  const days = daysFrom(year + 1, 1, 1) - start
  for (let other = LAST_YEAR - REPEATED_YEARS; ; other++) {
    const otherStart = daysFrom(other, 1, 1)
    const isSame = (start - otherStart) % 7 === 0 && daysFrom(other + 1, 1, 1) - otherStart === days
    if (isSame) return seconds - (start - otherStart) * DAY_SECONDS
  }
}

/** Every change of the clock in order, the first one since ever. */
function changesOf(times: ZoneTime[]): Change[] {
  const changes: Change[] = []
  let start = -Infinity
  let save = 0
  for (const time of times) {
    let letter = time.rules.find((rule) => rule.saveSeconds === 0)?.letter ?? ''
    save = time.saveSeconds
    const later: [from: number, rule: Rule][] = []
    let running = 0
    for (const [year, rule] of yearlyRules(time.rules)) {
      const instant = instantOf(clockSecondsOf(rule.at, year), rule.at.clock, time.offsetSeconds, running)
      running = rule.saveSeconds
      if (instant > start) later.push([instant, rule])
      else {
        save = rule.saveSeconds
        letter = rule.letter
      }
    }
    changes.push({ from: start, offset: offsetOf(time, save, letter) })
    let end = endOf(time, save)
    for (const [from, rule] of later) {
      if (from >= end) break
      save = rule.saveSeconds
      changes.push({ from, offset: offsetOf(time, save, rule.letter) })
      end = endOf(time, save)
    }
    start = end
  }
  return changes
}

/** Each rule in each year it holds, in order. */
function yearlyRules(rules: readonly Rule[]): [year: number, rule: Rule][] {
  return rules
    .flatMap((rule) => {
      const first = rule.to < FIRST_YEAR ? rule.to : Math.max(rule.from, FIRST_YEAR)
      const last = Math.min(rule.to, LAST_YEAR)
      return Array.from({ length: last - first + 1 }, (_, i): [number, Rule] => [first + i, rule])
    })
    .sort(
      ([year, rule], [otherYear, other]) =>
        clockSecondsOf(rule.at, year) - clockSecondsOf(other.at, otherYear),
    )
}

function instantOf(seconds: number, clock: WrittenMoment['clock'], offset: number, save: number): number {
  if (clock === 'utc') return seconds
  return seconds - offset - (clock === 'wall' ? save : 0)
}

function endOf({ until, offsetSeconds }: ZoneTime, save: number): number {
  if (until === null) return Infinity
  return instantOf(clockSecondsOf(until, until.year), until.clock, offsetSeconds, save)
}

function offsetOf({ offsetSeconds, format }: ZoneTime, save: number, letter: string): Offset {
  const seconds = offsetSeconds + save
  return { seconds, name: nameOf(format, seconds, save, letter) }
}

/** The name that a format such as `CE%sT`, `GMT/BST` or `%z` gives. */
function nameOf(format: string, seconds: number, save: number, letter: string): string {
  if (format === '%z') return offsetText(seconds, '').replace(/00$/, '')
  const [standard = '', summer] = format.split('/')
  if (summer !== undefined) return save === 0 ? standard : summer
  return format.replace('%s', letter)
}
