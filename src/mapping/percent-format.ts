import { characters } from './code-points.ts'
import { chargeDecimal, decimalText, roundDecimal, truncateDecimal } from './decimal.ts'
import { exponential, exponentText, fixedText } from './floats.ts'
import { escapeHtml } from './html-escape.ts'
import { typeTerm } from './kinds.ts'
import { doubleOf, numberOf } from './numbers.ts'
import { pythonEscape } from './python-escape.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { chargeDigits, representationOf, textOf } from './text.ts'
import {
  Decimal,
  Float,
  isWhole,
  Markup,
  stringOf,
  type Dictionary,
  type Value,
  type Whole,
} from './value.ts'
import { hasKey, valueOfKey } from './compare.ts'

const CONVERSION = /%(?:\(([^()]*)\))?([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?([^]?)/g

/** Digits after the point; exact ones take long to compute. */
const PRECISION_LIMIT_DIGITS = 1_000

/** Steps of writing a double exactly: as amounts are, and with hundreds of digits. */
const SHORT_STEPS = 40
const LONG_STEPS = 6_000

/** One conversion such as `%08.2f`. */
interface Conversion {
  flags: string
  width: number
  precision: number | null
  type: string
}

/** What a pattern is filled with. */
export interface FormatArguments {
  positional: readonly Value[]
  named: Dictionary | null
  /** Whether every argument must be used. */
  isExact: boolean
  /** Makes arguments safe for a pattern that is HTML. */
  escapes: boolean
}

/** `pattern % args` as in Python. */
export function formatText(pattern: string, given: FormatArguments, run: Run): string {
  const { positional, named, isExact, escapes } = given
  run.chargeText(pattern.length)
  let used = 0
  let result = ''
  let end = 0
  for (const match of pattern.matchAll(CONVERSION)) {
    const [whole, name, flags = '', width = '0', precision, type = ''] = match
    result += pattern.slice(end, match.index)
    end = match.index + whole.length
    if (whole === '%%') {
      result += '%'
      continue
    }
    if (type === '') throw new RenderError('bad_format', 'pattern_ends_early')
    const next = (): Value => {
      if (used >= positional.length) throw new RenderError('bad_format', 'pattern_needs_more')
      return positional[used++]
    }
    const size = (written: string): number => {
      if (written !== '*') return Number(written)
      if (escapes) throw wrongType('pattern_not_in_html', { type: '*' })
      return Number(wholeArgument(next(), '*'))
    }
    // What a name leads to is the only argument that is left.
    if (name !== undefined) used = positional.length
    const room = size(width)
    const digits = precision === undefined ? null : Math.max(0, size(precision))
    if (name !== undefined && named === null)
      throw new RenderError('bad_format', 'pattern_needs_named', { name })
    const value = name === undefined || named === null ? next() : namedArgument(named, name, run)
    const conversion: Conversion = {
      flags: room < 0 ? `${flags}-` : flags,
      width: Math.abs(room),
      precision: digits,
      type,
    }
    if (conversion.precision !== null && conversion.precision > PRECISION_LIMIT_DIGITS) {
      throw new RenderError('bad_format', 'pattern_precision', { limit: PRECISION_LIMIT_DIGITS })
    }
    run.charge(10)
    run.chargeText(conversion.width)
    result += convert(value, conversion, run, escapes)
    run.chargeText(result.length)
  }
  if (isExact && used < positional.length) throw new RenderError('bad_format', 'pattern_too_few')
  return result + pattern.slice(end)
}

function namedArgument(named: Dictionary, name: string, run: Run): Value {
  if (!hasKey(named, name, run)) throw new RenderError('bad_format', 'pattern_no_argument', { name })
  return valueOfKey(named, name, run)
}

function convert(value: Value, conversion: Conversion, run: Run, escapes: boolean): string {
  switch (conversion.type) {
    case 's': {
      const text = textOf(value, run)
      run.chargeText(2 * text.length)
      return padText(escapes && !(value instanceof Markup) ? escapeHtml(text) : text, conversion)
    }
    case 'r':
    case 'a': {
      const text = representationOf(value, run)
      run.chargeText(10 * text.length)
      const written = escapes ? escapeHtml(text) : text
      return padText(conversion.type === 'a' ? asciiText(written) : written, conversion)
    }
    case 'c':
      if (escapes) throw wrongType('pattern_not_in_html', { type: 'c' })
      return padText(characterOf(value), { ...conversion, precision: null })
    case 'd':
    case 'i':
    case 'u':
      return wholeConversion(truncated(value, conversion.type), 10, conversion, run)
    case 'x':
    case 'X':
    case 'o':
      if (escapes) throw wrongType('pattern_not_in_html', { type: conversion.type })
      return wholeConversion(
        wholeArgument(value, conversion.type),
        conversion.type === 'o' ? 8 : 16,
        conversion,
        run,
      )
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G':
      return floatConversion(value, conversion, run)
    default:
      throw new RenderError('bad_format', 'pattern_unknown_conversion', { type: conversion.type })
  }
}

/** Characters beyond ASCII as escapes. */
export function asciiText(text: string): string {
  return text.replace(/[^\x00-\x7f]/gu, (character) => pythonEscape(character.codePointAt(0) ?? 0))
}

function characterOf(value: Value): string {
  const text = stringOf(value)
  if (text !== null && characters(text).length === 1) return text
  const code = numberOf(value)
  if (typeof code === 'number' && code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code)
  throw wrongType('pattern_character')
}

function wholeArgument(value: Value, type: string): Whole {
  const number = numberOf(value)
  if (number === null || !isWhole(number))
    throw wrongType('pattern_whole_number', { type, valueType: typeTerm(value) })
  return number
}

function truncated(value: Value, type: string): Whole {
  if (value instanceof Decimal) return truncateDecimal(value)
  const number = numberOf(value)
  if (number === null) throw notANumber(value, type)
  return number instanceof Float ? BigInt(Math.trunc(doubleOf(number))) : number
}

function notANumber(value: Value, type: string): RenderError {
  return wrongType('pattern_number', { type, valueType: typeTerm(value) })
}

function wholeConversion(value: Whole, base: number, conversion: Conversion, run: Run): string {
  if (typeof value === 'bigint') chargeDigits(value, run)
  const { flags, type } = conversion
  let digits = (value < 0 ? -value : value).toString(base).padStart(conversion.precision ?? 0, '0')
  if (type === 'X') digits = digits.toUpperCase()
  const prefix = flags.includes('#') && base !== 10 ? `0${type}` : ''
  return padNumber(signOf(value < 0, flags) + prefix, digits, conversion)
}

function floatConversion(value: Value, conversion: Conversion, run: Run): string {
  if (value instanceof Decimal) return decimalConversion(value, conversion, run)
  const number = numberOf(value)
  if (number === null) throw notANumber(value, conversion.type)
  const double = doubleOf(number)
  const precision = conversion.precision ?? 6
  const isLong = precision > 20 || (double !== 0 && Math.abs(Math.log10(Math.abs(double))) > 20)
  run.charge(isLong ? LONG_STEPS : SHORT_STEPS)
  const digits = floatDigits(double, conversion.type.toLowerCase(), precision, conversion.flags.includes('#'))
  const isUpper = conversion.type === conversion.type.toUpperCase()
  const sign = signOf(double < 0 || Object.is(double, -0), conversion.flags)
  return padNumber(sign, isUpper ? digits.toUpperCase() : digits, conversion)
}

/** Money stays exact in `%.2f`. */
function decimalConversion(value: Decimal, conversion: Conversion, run: Run): string {
  chargeDecimal(value, run)
  if (conversion.type.toLowerCase() !== 'f') {
    return floatConversion(new Float(Number(decimalText(value))), conversion, run)
  }
  const text = decimalText(roundDecimal(value, conversion.precision ?? 6, 'half_even'))
  const isNegative = value.coefficient < 0n
  return padNumber(signOf(isNegative, conversion.flags), text.replace(/^-/, ''), conversion)
}

/** The digits of a number that is not below zero, for `e`, `f` or `g`. */
export function floatDigits(double: number, type: string, precision: number, isAlternate: boolean): string {
  if (type === 'f') return fixedText(double, precision) + (isAlternate && precision === 0 ? '.' : '')
  if (type === 'e') {
    const { digits, exponent } = exponential(double, precision)
    const point = precision > 0 || isAlternate ? '.' : ''
    return `${digits.slice(0, 1)}${point}${digits.slice(1)}e${exponentText(exponent)}`
  }
  const significant = Math.max(precision, 1)
  const { digits, exponent } = exponential(double, significant - 1)
  if (exponent < -4 || exponent >= significant) {
    const fraction = isAlternate ? digits.slice(1) : withoutZeros(digits.slice(1))
    return `${digits.slice(0, 1)}${fraction === '' && !isAlternate ? '' : '.'}${fraction}e${exponentText(exponent)}`
  }
  const fixed = fixedText(double, significant - 1 - exponent)
  if (isAlternate) return fixed.includes('.') ? fixed : `${fixed}.`
  return fixed.includes('.') ? withoutZeros(fixed).replace(/\.$/, '') : fixed
}

function withoutZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits.charAt(end - 1) === '0') end--
  return digits.slice(0, end)
}

function signOf(isNegative: boolean, flags: string): string {
  if (isNegative) return '-'
  if (flags.includes('+')) return '+'
  return flags.includes(' ') ? ' ' : ''
}

function padNumber(sign: string, digits: string, { flags, width }: Conversion): string {
  if (flags.includes('-')) return (sign + digits).padEnd(width)
  return flags.includes('0')
    ? sign + digits.padStart(width - sign.length, '0')
    : (sign + digits).padStart(width)
}

function padText(text: string, { flags, width, precision }: Conversion): string {
  const all = characters(text)
  const cut = precision === null ? text : all.slice(0, precision).join('')
  const spaces = ' '.repeat(Math.max(0, width - Math.min(all.length, precision ?? all.length)))
  return flags.includes('-') ? cut + spaces : spaces + cut
}
