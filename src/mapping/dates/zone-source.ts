import { daysFrom, daysInMonth, weekdayOf } from './calendar.ts'
import { RULE_LINES, ZONE_LINES } from './zone-table.ts'

/** A moment as the table writes it: on the wall, in standard time or in UTC. */
export interface WrittenMoment {
  month: number
  day: string
  seconds: number
  clock: 'wall' | 'standard' | 'utc'
}

/** One yearly change of the clock. */
export interface Rule {
  from: number
  to: number
  at: WrittenMoment
  saveSeconds: number
  letter: string
}

/** One time that a zone has or had. */
export interface ZoneTime {
  offsetSeconds: number
  rules: readonly Rule[]
  /** What is added to the offset when no rules say it. */
  saveSeconds: number
  format: string
  /** When the next time begins; null for the last one. */
  until: (WrittenMoment & { year: number }) | null
}

const lineOfRules = new Map(
  RULE_LINES.trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf('|')), line]),
)

const lineOfZone = new Map(
  ZONE_LINES.trim()
    .split('\n')
    .flatMap((line) =>
      line
        .slice(0, line.indexOf('|'))
        .split(' ')
        .map((name) => [name, line] as const),
    ),
)

/** Every name, with what it is in small letters. */
export const ZONE_NAMES: readonly string[] = [...lineOfZone.keys()]

/** What the table says of a zone; null when it has no such name. */
export function readZone(name: string): ZoneTime[] | null {
  const line = lineOfZone.get(name)
  if (line === undefined) return null
  return line
    .split('|')
    .slice(1)
    .map((text) => {
      const [offset = '', rules = '', format = '', year, month = '1', day = '1', time = '0'] = text.split(' ')
      return {
        offsetSeconds: secondsOf(offset),
        rules: readRules(rules),
        saveSeconds: /^-?\d/.test(rules) ? secondsOf(rules) : 0,
        format,
        until: year === undefined ? null : { year: Number(year), ...momentOf(month, day, time) },
      }
    })
}

function readRules(name: string): Rule[] {
  const [, ...rules] = lineOfRules.get(name)?.split('|') ?? []
  return rules.map((text) => {
    const [from = '', to = '', month = '', day = '', time = '', save = '', letter = ''] = text.split(' ')
    return {
      from: Number(from),
      to: to === '+' ? Infinity : Number(to === '-' ? from : to),
      at: momentOf(month, day, time),
      saveSeconds: secondsOf(save),
      letter: letter === '-' ? '' : letter,
    }
  })
}

function momentOf(month: string, day: string, time: string): WrittenMoment {
  const clock = time.endsWith('u') ? 'utc' : time.endsWith('s') ? 'standard' : 'wall'
  return { month: Number(month), day, seconds: secondsOf(time), clock }
}

/** `-3:30`, `2s` or `0:20` in seconds. */
function secondsOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/[-us]/g, '').split(':').map(Number)
  const total = hours * 3_600 + minutes * 60 + seconds
  return text.startsWith('-') ? -total : total
}

/** The written moment in a year, in seconds since 1970 on its own clock. */
export function clockSecondsOf({ month, day, seconds }: WrittenMoment, year: number): number {
  return daysOf(year, month, day) * 86_400 + seconds
}

function daysOf(year: number, month: number, day: string): number {
  if (day.startsWith('l')) {
    const last = daysFrom(year, month, daysInMonth(year, month))
    return last - ((weekdayOf(last) - Number(day.slice(1)) + 7) % 7)
  }
  const [weekday, number] = day.split(/[<>]/)
  if (number === undefined) return daysFrom(year, month, Number(day))
  const bound = daysFrom(year, month, Number(number))
  return day.includes('>')
    ? bound + ((Number(weekday) - weekdayOf(bound) + 7) % 7)
    : bound - ((weekdayOf(bound) - Number(weekday) + 7) % 7)
}
