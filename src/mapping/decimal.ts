import { divideHalfEven, floatText } from './floats.ts'
import { DECIMAL_LIMIT_DIGITS } from './limits.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { Decimal, Float, type Value, type Whole } from './value.ts'
import { trim } from './white-space.ts'
import { wholeOf } from './whole-numbers.ts'

/** Significant digits of a quotient, as in Python's default context. */
const QUOTIENT_DIGITS = 28

const WRITTEN = /^([+-]?)(\d[\d_]*|)(?:\.([\d_]*))?(?:[eE]([+-]?\d{1,5}))?$/

/** How an exact number is brought to fewer digits. */
export type Rounding = 'half_even' | 'half_up' | 'ceil' | 'floor' | 'down'

/** The number that a text is, with all its digits; null when it is none. */
export function parseDecimal(text: string): Decimal | null {
  const trimmed = trim(text)
  if (trimmed.length > DECIMAL_LIMIT_DIGITS) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = WRITTEN.exec(trimmed) ?? []
  const digits = (whole + fraction).replaceAll('_', '')
  if (sign === undefined || digits === '') return null
  const scale = fraction.replaceAll('_', '').length - Number(exponent)
  const magnitude = BigInt(digits)
  return scaled(sign === '-' ? -magnitude : magnitude, scale)
}

/** A number whose scale may be negative while it is made. */
function scaled(coefficient: bigint, scale: number): Decimal {
  if (Math.abs(scale) > DECIMAL_LIMIT_DIGITS) throw tooLarge()
  return scale < 0 ? limited(coefficient * tenTo(-scale), 0) : limited(coefficient, scale)
}

/** Steps of work with numbers as amounts of money are, and with ones of hundreds of digits. */
const SMALL_STEPS = 10
const LARGE_STEPS = 1_000
const SMALL_DIGITS = 30
const SMALL = 10n ** BigInt(SMALL_DIGITS)

/** Takes the steps that calculating with a number or printing it costs. */
export function chargeDecimal({ coefficient, scale }: Decimal, run: Run): void {
  const magnitude = coefficient < 0n ? -coefficient : coefficient
  run.charge(scale <= SMALL_DIGITS && magnitude < SMALL ? SMALL_STEPS : LARGE_STEPS)
}

/** Takes the steps that reading a number of so many characters costs. */
export function chargeDigits(length: number, run: Run): void {
  run.charge(length <= SMALL_DIGITS ? SMALL_STEPS : LARGE_STEPS)
}

/** The first number with more digits than are allowed. */
const LIMIT = 10n ** BigInt(DECIMAL_LIMIT_DIGITS)

function limited(coefficient: bigint, scale: number): Decimal {
  const isLarge = coefficient >= LIMIT || -coefficient >= LIMIT || scale > DECIMAL_LIMIT_DIGITS
  if (isLarge) throw tooLarge()
  return new Decimal(coefficient, scale)
}

function tooLarge(): RenderError {
  return new RenderError('too_large', 'decimal_too_long', { limit: DECIMAL_LIMIT_DIGITS })
}

function tenTo(power: number): bigint {
  return 10n ** BigInt(power)
}

/**
 * A value as an exact number: a decimal, a whole number, or one of the payload by its digits. Null for what is not
 * exact, as the result of arithmetic with fractions is not, and for what is no number.
 */
export function exactOf(value: Value): Decimal | null {
  if (value instanceof Decimal) return value
  if (typeof value === 'number' || typeof value === 'bigint') return new Decimal(BigInt(value), 0)
  if (typeof value === 'boolean') return new Decimal(value ? 1n : 0n, 0)
  return value instanceof Float && value.text !== null ? parseDecimal(value.text) : null
}

/** The number that a fraction shows when it is printed; null when it is not finite. */
export function shownAs(value: Float): Decimal | null {
  return parseDecimal(value.text ?? floatText(value.value))
}

/** All digits, as many after the point as the number has, never with an exponent. */
export function decimalText({ coefficient, scale }: Decimal): string {
  const isNegative = coefficient < 0n
  const digits = (isNegative ? -coefficient : coefficient).toString().padStart(scale + 1, '0')
  const point = digits.length - scale
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  return isNegative ? `-${text}` : text
}

/** Both coefficients at the larger scale. */
function aligned(a: Decimal, b: Decimal): [left: bigint, right: bigint, scale: number] {
  if (a.scale === b.scale) return [a.coefficient, b.coefficient, a.scale]
  return a.scale > b.scale
    ? [a.coefficient, b.coefficient * tenTo(a.scale - b.scale), a.scale]
    : [a.coefficient * tenTo(b.scale - a.scale), b.coefficient, b.scale]
}

export function addDecimal(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b)
  return limited(left + right, scale)
}

export function subtractDecimal(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b)
  return limited(left - right, scale)
}

export function multiplyDecimal(a: Decimal, b: Decimal): Decimal {
  return limited(a.coefficient * b.coefficient, a.scale + b.scale)
}

export function negateDecimal({ coefficient, scale }: Decimal): Decimal {
  return new Decimal(-coefficient, scale)
}

/** Negative, 0 or positive. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The quotient: exact when it has at most 28 digits, else rounded to them, half to even. */
export function divideDecimal(a: Decimal, b: Decimal): Decimal {
  const divisor = b.coefficient < 0n ? -b.coefficient : b.coefficient
  checkDivisor(divisor)
  const isNegative = a.coefficient < 0n !== b.coefficient < 0n
  const dividend = a.coefficient < 0n ? -a.coefficient : a.coefficient
  const shift = digitsOf(divisor) - digitsOf(dividend) + QUOTIENT_DIGITS + 1
  const above = shift > 0 ? dividend * tenTo(shift) : dividend
  const below = shift < 0 ? divisor * tenTo(-shift) : divisor
  let quotient = above / below
  let scale = a.scale - b.scale + shift
  // A digit that is neither 0 nor 5 says that something is left, so that the rounding is right.
  if (quotient * below !== above) quotient += quotient % 5n === 0n ? 1n : 0n
  else {
    const ideal = a.scale - b.scale
    while (scale > ideal && quotient % 10n === 0n) {
      quotient /= 10n
      scale--
    }
  }
  return shortened(isNegative ? -quotient : quotient, scale)
}

function shortened(coefficient: bigint, scale: number): Decimal {
  const magnitude = coefficient < 0n ? -coefficient : coefficient
  const surplus = digitsOf(magnitude) - QUOTIENT_DIGITS
  if (surplus <= 0) return scaled(coefficient, scale)
  const rounded = divideHalfEven(magnitude, tenTo(surplus))
  return scaled(coefficient < 0n ? -rounded : rounded, scale - surplus)
}

function digitsOf(magnitude: bigint): number {
  return magnitude.toString().length
}

function checkDivisor(divisor: bigint): void {
  if (divisor === 0n) throw new RenderError('division_by_zero', 'division_by_zero')
}

/** The whole part of a quotient, as Python's decimals have it: `-7 // 2` is -3. */
export function floorDivideDecimal(a: Decimal, b: Decimal): Decimal {
  const [left, right] = aligned(a, b)
  checkDivisor(right)
  return limited(left / right, 0)
}

/** What is left of a division, with the sign of the dividend, as Python's decimals have it. */
export function remainderDecimal(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b)
  checkDivisor(right)
  return limited(left % right, scale)
}

/** A power with a whole exponent, rounded to 28 digits when it has more. */
export function powerDecimal(base: Decimal, exponent: Decimal): Decimal {
  const whole = truncateDecimal(exponent)
  if (compareDecimals(new Decimal(BigInt(whole), 0), exponent) !== 0) {
    throw new RenderError('wrong_type', 'decimal_power')
  }
  const times = Math.abs(Number(whole))
  const magnitude = base.coefficient < 0n ? -base.coefficient : base.coefficient
  if (times > 1 && times * Math.max(digitsOf(magnitude), base.scale) > DECIMAL_LIMIT_DIGITS) throw tooLarge()
  if (times === 0) return new Decimal(1n, 0)
  const power = new Decimal(base.coefficient ** BigInt(times), base.scale * times)
  if (whole < 0) return divideDecimal(new Decimal(1n, 0), power)
  return shortened(power.coefficient, power.scale)
}

/** The whole part. */
export function truncateDecimal({ coefficient, scale }: Decimal): Whole {
  return wholeOf(coefficient / tenTo(scale))
}

/** With exactly so many digits after the point; before it when negative. */
export function roundDecimal(number: Decimal, digits: number, rounding: Rounding): Decimal {
  if (Math.abs(digits) > DECIMAL_LIMIT_DIGITS) throw tooLarge()
  const { coefficient, scale } = number
  if (digits >= scale) return limited(coefficient * tenTo(digits - scale), digits)
  const unit = tenTo(scale - digits)
  return scaled(divided(coefficient, unit, rounding), digits)
}

function divided(coefficient: bigint, unit: bigint, rounding: Rounding): bigint {
  const isNegative = coefficient < 0n
  const magnitude = isNegative ? -coefficient : coefficient
  const down = magnitude / unit
  const left = magnitude - down * unit
  if (rounding === 'half_even') {
    const nearest = divideHalfEven(magnitude, unit)
    return isNegative ? -nearest : nearest
  }
  const isUp =
    rounding === 'half_up'
      ? left * 2n >= unit
      : rounding !== 'down' && left > 0n && isNegative === (rounding === 'floor')
  const rounded = isUp ? down + 1n : down
  return isNegative ? -rounded : rounded
}
