import { wholeArgument } from '../access.ts'
import { chargeDecimal, negateDecimal, roundDecimal, type Rounding } from '../decimal.ts'
import { divideHalfEven, roundHalfEven } from '../floats.ts'
import { typeTerm } from '../kinds.ts'
import { doubleOf, floatOf, numberOf } from '../numbers.ts'
import { toFloat, toWhole } from '../parse-number.ts'
import { RenderError, wrongType } from '../render-error.ts'
import { WHOLE_NUMBER_LIMIT_DIGITS } from '../limits.ts'
import type { Run } from '../run.ts'
import { takenApart } from '../text.ts'
import { Decimal, Float, isWhole, Opaque, stringOf, type Value, type Whole } from '../value.ts'
import { divideWhole, subtractWhole, wholeOf } from '../whole-numbers.ts'
import { plain, type Filter } from './filter.ts'

/** Filters that make numbers. */
export const NUMBER_FILTERS: Readonly<Record<string, Filter>> = {
  /** `"42.9" | int` is 42; what is no number is the default, 0. */
  int: {
    parameters: { default: 0, base: 10 },
    apply: (value, [fallback, base], run) => {
      const radix = isWhole(base) ? Number(base) : Number.NaN
      const { length } = radix === 10 ? '' : (stringOf(value) ?? '')
      if (length <= WHOLE_NUMBER_LIMIT_DIGITS) run.charge(4 * length + ((length * length) >> 7))
      return toWhole(charged(value, run), fallback, radix)
    },
  },
  /** `"1.5" | float` is 1.5; what is no number is the default, 0.0. */
  float: {
    parameters: { default: new Float(0) },
    apply: (value, [fallback], run) => toFloat(charged(value, run), fallback),
  },
  /** `-3 | abs` is read as `-(3 | abs)` written `(-3) | abs`. */
  abs: plain((value) => {
    if (value instanceof Decimal) return value.coefficient < 0n ? negateDecimal(value) : value
    const number = numberIn(value, 'abs')
    if (number instanceof Float) {
      const isNegative = number.value < 0 || Object.is(number.value, -0)
      return isNegative ? new Float(Math.abs(doubleOf(number))) : number
    }
    return number < 0 ? subtractWhole(0, number) : number
  }),
  /** Half to even on the exact value: `2.5 | round` is 2.0, `42.55 | round(1)` is 42.5. */
  round: {
    parameters: { precision: 0, method: 'common' },
    apply: (value, [precision, method], run) => {
      if (value instanceof Decimal) chargeDecimal(value, run)
      else run.charge(typeof value === 'bigint' ? LARGE_ROUND_STEPS : ROUND_STEPS)
      return rounded(value, precision, method)
    },
  },
}

/** Steps of rounding a double exactly, or a whole number before its point. */
const ROUND_STEPS = 150
const LARGE_ROUND_STEPS = 5_000

/** The value, once what reading it as a number costs has been taken. */
export function charged(value: Value, run: Run): Value {
  const text = stringOf(value)
  if (text !== null) run.charge(1 + (text.length >> 2) + (text.length > 15 ? 20 : 0))
  else if (value instanceof Opaque) throw takenApart(value)
  return value
}

function numberIn(value: Value, filter: string): Whole | Float {
  const number = numberOf(value)
  if (number === null) {
    throw wrongType('filter_needs_number', { filter, type: typeTerm(value) })
  }
  return number
}

function rounded(value: Value, precision: Value, method: Value): Value {
  if (precision === null && method === 'common') return wholeRounded(value)
  const digits = wholeArgument(precision, 'precision')
  if (Math.abs(digits) > 400) throw new RenderError('wrong_type', 'precision_out_of_range')
  if (value instanceof Decimal) return roundDecimal(value, digits, decimalRounding(method))
  const number = numberIn(value, 'round')
  if (method === 'common') {
    return number instanceof Float
      ? floatOf(roundHalfEven(doubleOf(number), digits))
      : roundedWhole(number, digits)
  }
  if (method !== 'ceil' && method !== 'floor') {
    throw new RenderError('wrong_type', method === 'half_up' ? 'rounding_needs_decimal' : 'unknown_rounding')
  }
  if (digits < 0) {
    const scale = Number(`1e${digits}`)
    return floatOf(wholeToward(method, doubleOf(number) * scale) / scale + 0)
  }
  const scale = 10n ** BigInt(digits)
  const scaled = number instanceof Float ? toward(method, number, scale) : wholeOf(BigInt(number) * scale)
  return floatOf(divideWhole(scaled, wholeOf(scale)))
}

function wholeToward(method: 'ceil' | 'floor', value: number): number {
  return method === 'ceil' ? Math.ceil(value) : Math.floor(value)
}

function toward(method: 'ceil' | 'floor', value: Float, scale: bigint): Whole {
  return wholeOf(BigInt(wholeToward(method, doubleOf(floatOf(doubleOf(value) * Number(scale))))))
}

/** Without digits, as `round(none)` has it, a whole number comes out. */
function wholeRounded(value: Value): Whole {
  const number = numberIn(value, 'round')
  return number instanceof Float ? wholeOf(BigInt(roundHalfEven(doubleOf(number), 0))) : number
}

function decimalRounding(method: Value): Rounding {
  if (method === 'common') return 'half_even'
  if (method === 'half_up' || method === 'ceil' || method === 'floor') return method
  throw new RenderError('wrong_type', 'unknown_rounding')
}

function roundedWhole(value: Whole, digits: number): Whole {
  if (digits >= 0) return value
  const unit = 10n ** BigInt(-digits)
  const magnitude = divideHalfEven(value < 0 ? -BigInt(value) : BigInt(value), unit) * unit
  return wholeOf(value < 0 ? -magnitude : magnitude)
}
