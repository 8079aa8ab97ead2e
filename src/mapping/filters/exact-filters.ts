import { wholeArgument } from '../access.ts'
import {
  chargeDecimal,
  chargeDigits,
  decimalText,
  exactOf,
  parseDecimal,
  roundDecimal,
  shownAs,
} from '../decimal.ts'
import { fixedText } from '../floats.ts'
import { typeTerm } from '../kinds.ts'
import { BIG_NUMBER_STEPS } from '../limits.ts'
import { RenderError, wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import { takenApart, textOf } from '../text.ts'
import { checkUnits, convertUnit } from '../units.ts'
import { Opaque, type Decimal, Float, stringOf, type Value } from '../value.ts'
import { knownTexts, type FilterWork } from './filter.ts'

/** Filters for numbers that stay exact: money, weights, lengths. */
export const EXACT_FILTERS = {
  /** `"149.00" | decimal * 3` is 447.00; what is no number is the default, or an error when there is none. */
  decimal: {
    apply: (value, [fallback], run) => {
      const exact = exactIn(value, run)
      if (exact !== null) return exact
      if (fallback === undefined) throw notANumber(value, 'decimal')
      return exactIn(fallback, run) ?? fallback
    },
  },
  /** `1234.5 | number(2, ",", ".")` is 1.234,50. */
  number: {
    apply: (value, [decimals, point, thousands], run) => {
      const digits = decimals === null ? null : wholeArgument(decimals, 'decimals')
      if (digits !== null && (digits < 0 || digits > DECIMALS_LIMIT)) {
        throw new RenderError('wrong_type', 'decimals_out_of_range', { limit: DECIMALS_LIMIT })
      }
      return formatted(value, digits, textOf(point, run), textOf(thousands, run), run)
    },
  },
  /** `310 | convert("g", "kg")` is 0.31. */
  convert: {
    check: (args) => {
      const [from, to] = knownTexts(args)
      if (from !== undefined) checkUnits(from, to ?? from)
      else if (to !== undefined) checkUnits(to, to)
    },
    apply: (value, [from, to], run) => {
      const amount = exactIn(value, run)
      if (amount === null) throw notANumber(value, 'convert')
      chargeDecimal(amount, run)
      return convertUnit(amount, textOf(from, run), textOf(to, run))
    },
  },
} satisfies Record<string, FilterWork>

const DECIMALS_LIMIT = 100

/** A number, or text that is one, with all its digits; null for anything else. A calculated fraction is what it prints as. */
function exactIn(value: Value, run: Run): Decimal | null {
  const text = stringOf(value)
  if (text !== null) {
    chargeDigits(text.length, run)
    return parseDecimal(text)
  }
  if (typeof value === 'bigint') run.charge(BIG_NUMBER_STEPS)
  if (typeof value === 'boolean') return null
  if (value instanceof Opaque) throw takenApart(value)
  return value instanceof Float ? shownAs(value) : exactOf(value)
}

function notANumber(value: Value, filter: string): RenderError {
  const text = stringOf(value)
  if (text === null) {
    return wrongType('number_expected', { filter, type: typeTerm(value) })
  }
  const reason = text === '' ? 'decimal_of_empty' : 'not_a_decimal'
  return wrongType(reason, { text: JSON.stringify(text.slice(0, 40)), filter })
}

function formatted(
  value: Value,
  decimals: number | null,
  point: string,
  thousands: string,
  run: Run,
): string {
  const digits = digitsOf(value, decimals, run)
  run.chargeText(digits.length * (1 + thousands.length) + point.length)
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const groups = thousands === '' ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, () => thousands)
  // What was rounded to nothing is not less than nothing.
  const sign = digits.startsWith('-') && /[1-9]/.test(digits) ? '-' : ''
  return sign + groups + (fraction === '' ? '' : point + fraction)
}

function digitsOf(value: Value, decimals: number | null, run: Run): string {
  if (decimals !== null && value instanceof Float && value.text === null) {
    run.charge(BIG_NUMBER_STEPS)
    return (value.value < 0 ? '-' : '') + fixedText(value.value, decimals)
  }
  const exact = exactIn(value, run)
  if (exact === null) throw notANumber(value, 'number')
  chargeDecimal(exact, run)
  return decimalText(decimals === null ? exact : roundDecimal(exact, decimals, 'half_even'))
}
