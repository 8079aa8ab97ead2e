import { wholeArgument } from '../access.ts'
import { typeTerm } from '../kinds.ts'
import { addSpan, difference, UNIT_SECONDS } from '../dates/date-arithmetic.ts'
import { checkFormat, formatMoment } from '../dates/date-format.ts'
import { dateNames } from '../dates/date-names.ts'
import { momentValue, readMoment } from '../dates/moment.ts'
import { zoneOf, type Zone } from '../dates/zone.ts'
import { RenderError, wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import { stringOf, type Value } from '../value.ts'
import { knownTexts, type FilterWork } from './filter.ts'

/** Filters that work with dates and instants. */
export const DATE_FILTERS = {
  /** `"2026-10-02T14:21:07Z" | date("%H:%M", "Europe/Copenhagen")` is 16:21. */
  date: {
    check: (args) => {
      const [format, zone, language] = knownTexts(args)
      if (format !== undefined) checkFormat(format)
      if (zone !== undefined) zoneOf(zone)
      if (language !== undefined) dateNames(language)
    },
    apply: (value, [format, zone, language], run) => {
      run.charge(DATE_STEPS)
      const moment = readMoment(value, 'date')
      const clock = zoneArgument(zone) ?? defaultZone(run)
      return formatMoment(
        moment,
        textArgument(format, 'format'),
        clock,
        textArgument(language, 'language'),
        run,
      )
    },
  },
  /** `"2026-10-02" | date_add(business_days=3)` is 2026-10-07. */
  date_add: {
    check: ([, , , , , zone]) => {
      if (typeof zone === 'string') zoneOf(zone)
    },
    apply: (value, [days, hours, minutes, months, businessDays, zone], run) => {
      run.charge(DATE_STEPS)
      const span = {
        days: wholeArgument(days, 'days'),
        months: wholeArgument(months, 'months'),
        businessDays: wholeArgument(businessDays, 'business_days'),
        seconds: wholeArgument(hours, 'hours') * 3_600 + wholeArgument(minutes, 'minutes') * 60,
      }
      const moment = readMoment(value, 'date_add')
      if (moment.form === 'date' && span.seconds !== 0) {
        throw new RenderError('wrong_type', 'hours_to_plain_date')
      }
      return momentValue(addSpan(moment, span, zoneArgument(zone)))
    },
  },
  /** `"2026-10-05" | date_diff("2026-10-02", "days")` is 3. */
  date_diff: {
    check: (args) => {
      const [, unit] = knownTexts(args)
      if (unit !== undefined) unitSeconds(unit)
    },
    apply: (value, [other, unit], run) => {
      run.charge(2 * DATE_STEPS)
      const seconds = unitSeconds(textArgument(unit, 'unit'))
      return difference(readMoment(value, 'date_diff'), readMoment(other, 'date_diff'), seconds)
    },
  },
} satisfies Record<string, FilterWork>

/** Steps of reading a date and finding what its zone's clock showed. */
const DATE_STEPS = 60

/** The zone that a date is written in when the template names none. */
function defaultZone(run: Run): Zone {
  return zoneOf(run.timeZone)
}

function zoneArgument(zone: Value): Zone | null {
  return zone === null ? null : zoneOf(textArgument(zone, 'zone'))
}

function textArgument(value: Value, name: string): string {
  const text = stringOf(value)
  if (text === null) throw wrongType('argument_not_text', { name, type: typeTerm(value) })
  return text
}

function unitSeconds(unit: string): number {
  const seconds = UNIT_SECONDS.get(unit)
  if (seconds !== undefined) return seconds
  throw new RenderError('wrong_unit', 'unknown_unit', {
    name: JSON.stringify(unit.slice(0, 20)),
    names: [...UNIT_SECONDS.keys()].join(', '),
  })
}
