import { decimalText, truncateDecimal } from './decimal.ts'
import { RenderError, wrongType } from './render-error.ts'
import { typeTerm } from './kinds.ts'
import { doubleOf, floatOf, numberOf } from './numbers.ts'
import { WHOLE_NUMBER_LIMIT_DIGITS } from './limits.ts'
import { Decimal, Float, stringOf, type Value, type Whole } from './value.ts'
import { trim } from './white-space.ts'
import { wholeOf } from './whole-numbers.ts'

const DECIMAL = /^[+-]?\d+(?:_\d+)*$/
const FLOAT = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i
const NOT_FINITE = /^[+-]?(?:inf|infinity|nan)$/i
const PREFIXES: Readonly<Record<string, number>> = { '0b': 2, '0o': 8, '0x': 16 }

/** The number a text stands for, as Python's `float` reads it; null when it stands for none. */
function parseFloatText(text: string): number | null {
  const trimmed = asciiDigits(trim(text))
  if (NOT_FINITE.test(trimmed)) return Number.NaN
  return FLOAT.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : null
}

/** The whole number a text stands for, as Python's `int` reads it; null when it stands for none. */
function parseWholeText(text: string, base: number): Whole | null {
  const trimmed = asciiDigits(trim(text))
  if (trimmed.length > WHOLE_NUMBER_LIMIT_DIGITS) return null
  if (base === 10) return DECIMAL.test(trimmed) ? wholeOf(BigInt(plainDigits(trimmed))) : null
  // There is no number to another base: the default comes out, as in the reference.
  return base === 0 || (base >= 2 && base <= 36) ? parseInBase(trimmed, base) : null
}

const OTHER_DIGIT = /[^\x00-\x7f]/
const EACH_OTHER_DIGIT = /(?![0-9])\p{Nd}/gu

/** Digits of any script count, as in the reference. */
function asciiDigits(text: string): string {
  return OTHER_DIGIT.test(text) ? text.replace(EACH_OTHER_DIGIT, digitValue) : text
}

/** Digits stand in runs of ten, in order. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let start = code
  while (/^\p{Nd}$/u.test(String.fromCodePoint(start - 1))) start--
  return String((code - start) % 10)
}

/** `BigInt` takes a minus, but neither a plus nor underscores. */
function plainDigits(text: string): string {
  return text.replaceAll('_', '').replace(/^\+/, '')
}

function parseInBase(text: string, base: number): Whole | null {
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  let digits = text.slice(sign.length).toLowerCase()
  const prefixBase = PREFIXES[digits.slice(0, 2)]
  let actual = base
  if (prefixBase !== undefined && (base === 0 || base === prefixBase)) {
    digits = digits.slice(2).replace(/^_/, '')
    actual = prefixBase
  } else if (base === 0) {
    if (/^0[\d_]/.test(digits) && !/^[0_]+$/.test(digits)) return null
    actual = 10
  }
  if (!/^[\da-z]+(?:_[\da-z]+)*$/.test(digits)) return null
  let value = 0n
  for (const digit of digits.replaceAll('_', '')) {
    const number = Number.parseInt(digit, 36)
    if (number >= actual) return null
    value = value * BigInt(actual) + BigInt(number)
  }
  return wholeOf(sign === '-' ? -value : value)
}

/** What the filter `int` gives: `fallback` for what is no number. */
export function toWhole(value: Value, fallback: Value, base: number): Value {
  const text = stringOf(value)
  if (text !== null) {
    const whole = parseWholeText(text, base)
    if (whole !== null) return whole
    const double = parseFloatText(text)
    return double === null || !Number.isFinite(double) ? fallback : wholeOf(BigInt(Math.trunc(double)))
  }
  if (value instanceof Decimal) return truncateDecimal(value)
  if (value === undefined) throw undefinedNumber('int')
  const number = numberOf(value)
  if (number === null) return fallback
  return number instanceof Float ? wholeOf(BigInt(Math.trunc(doubleOf(number)))) : number
}

/** What the filter `float` gives: `fallback` for what is no number. */
export function toFloat(value: Value, fallback: Value): Value {
  const text = stringOf(value)
  if (text !== null) {
    const double = parseFloatText(text)
    if (double === null) return fallback
    if (!Number.isFinite(double))
      throw new RenderError('not_a_number', 'not_finite', { type: typeTerm(value) })
    return new Float(double)
  }
  if (value instanceof Decimal) return floatOf(Number(decimalText(value)))
  if (value === undefined) throw undefinedNumber('float')
  const number = numberOf(value)
  if (number === null) return fallback
  // An input number with a fraction is a float already and keeps its digits.
  return number instanceof Float ? number : new Float(doubleOf(number))
}

/** A number, or text that stands for one, as Python's `float` takes it. */
export function readFloat(value: Value): number {
  const text = stringOf(value)
  const plain = value instanceof Decimal ? floatOf(Number(decimalText(value))) : value
  const number = text === null ? numberOf(plain) : null
  const double = text === null ? (number === null ? null : doubleOf(number)) : parseFloatText(text)
  if (double === null || !Number.isFinite(double)) throw wrongType('not_a_number', { type: typeTerm(value) })
  return double
}

function undefinedNumber(filter: string): RenderError {
  return wrongType('number_of_undefined', { filter })
}
