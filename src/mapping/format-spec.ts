import { lengthOf, sliceCharacters } from './code-points.ts'
import { chargeDecimal, decimalText, roundDecimal } from './decimal.ts'
import { exponential, floatText } from './floats.ts'
import { typeTerm } from './kinds.ts'
import { doubleOf, numberOf } from './numbers.ts'
import { floatDigits } from './percent-format.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { chargeDigits, textOf } from './text.ts'
import { Decimal, Float, isWhole, stringOf, type Value, type Whole } from './value.ts'

const SPEC = /^(?:([^])?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([_,])?(?:\.(\d+))?([a-zA-Z%])?$/u

/** Digits after the point; exact ones take long to compute. */
const PRECISION_LIMIT_DIGITS = 1_000

interface Spec {
  fill: string
  align: string | null
  sign: string
  isAlternate: boolean
  width: number
  grouping: string
  precision: number | null
  type: string
}

/** A value by a format specification such as `>8`, `05d` or `,.2f`, as in Python. */
export function formatValue(value: Value, written: string, run: Run): string {
  if (written === '') return textOf(value, run)
  const spec = read(written)
  run.chargeText(spec.width)
  run.charge(40)
  const text = stringOf(value)
  if (text !== null) return formatString(text, spec, written)
  if (value instanceof Decimal) return number(decimalParts(value, spec, written, run), spec)
  const known = numberOf(value)
  if (known === null) throw refused(written, value)
  const parts =
    isWhole(known) && !/^[eEfFgG%]$/.test(spec.type)
      ? wholeParts(known, spec, written, run)
      : floatParts(known, spec, written, run)
  return number(parts, spec)
}

function read(written: string): Spec {
  const found = SPEC.exec(written)
  if (found === null) throw refused(written)
  const [, fill, align, sign = '', alternate, zero, width = '0', grouping = '', precision, type = ''] = found
  if (precision !== undefined && Number(precision) > PRECISION_LIMIT_DIGITS)
    throw new RenderError('bad_format', 'pattern_precision', { limit: PRECISION_LIMIT_DIGITS })
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: align ?? (zero === undefined ? null : 'zero'),
    sign,
    isAlternate: alternate !== undefined,
    width: Number(width),
    grouping,
    precision: precision === undefined ? null : Number(precision),
    type,
  }
}

function refused(spec: string, value?: Value): RenderError {
  return value === undefined
    ? new RenderError('bad_format', 'braces_spec', { spec })
    : new RenderError('bad_format', 'braces_spec_for_type', { spec, type: typeTerm(value) })
}

function formatString(text: string, spec: Spec, written: string): string {
  const isPlain = (spec.type === '' || spec.type === 's') && spec.align !== '='
  if (!isPlain || spec.sign !== '' || spec.isAlternate || spec.grouping !== '') throw refused(written, text)
  const cut = spec.precision === null ? text : sliceCharacters(text, 0, spec.precision)
  return aligned('', cut, spec, '<')
}

interface Parts {
  isNegative: boolean
  prefix: string
  /** Digits before the point. */
  whole: string
  /** The point and what follows. */
  rest: string
}

function wholeParts(value: Whole, spec: Spec, written: string, run: Run): Parts {
  const base = { '': 10, d: 10, b: 2, o: 8, x: 16, X: 16 }[spec.type]
  if (base === undefined || spec.precision !== null || (spec.grouping === ',' && base !== 10))
    throw refused(written, value)
  if (typeof value === 'bigint') chargeDigits(value, run)
  const digits = (value < 0 ? -value : value).toString(base)
  return {
    isNegative: value < 0,
    prefix: spec.isAlternate && base !== 10 ? `0${spec.type}` : '',
    whole: spec.type === 'X' ? digits.toUpperCase() : digits,
    rest: '',
  }
}

function floatParts(value: Whole | Float, spec: Spec, written: string, run: Run): Parts {
  const double = doubleOf(value)
  const type = spec.type.toLowerCase()
  const precision = spec.precision ?? 6
  run.charge(precision > 20 || Math.abs(Math.log10(Math.abs(double) || 1)) > 20 ? 6_000 : 40)
  const magnitude = Math.abs(double)
  let digits: string
  if (type === '%')
    digits = `${floatDigits(Math.abs(doubleOf(new Float(double * 100))), 'f', precision, spec.isAlternate)}%`
  else if (type === 'e' || type === 'f' || type === 'g')
    digits = floatDigits(magnitude, type, precision, spec.isAlternate)
  else if (type === '' && !spec.isAlternate) digits = shortDigits(magnitude, spec.precision)
  else throw refused(written, value)
  if (spec.type === 'E' || spec.type === 'G') digits = digits.toUpperCase()
  const [whole = ''] = /^\d+/.exec(digits) ?? []
  return {
    isNegative: double < 0 || Object.is(double, -0),
    prefix: '',
    whole,
    rest: digits.slice(whole.length),
  }
}

/** Without a type: like `g`, but with a digit after the point. */
function shortDigits(magnitude: number, precision: number | null): string {
  if (precision === null) return floatText(magnitude)
  const significant = Math.max(precision, 1)
  if (exponential(magnitude, significant - 1).exponent === significant - 1) {
    const [mantissa = '', exponent = ''] = floatDigits(magnitude, 'e', significant - 1, false).split('e')
    return `${mantissa.includes('.') ? mantissa.replace(/\.?0*$/, '') : mantissa}e${exponent}`
  }
  const digits = floatDigits(magnitude, 'g', significant, false)
  return /[.e]/.test(digits) ? digits : `${digits}.0`
}

/** Money stays exact. */
function decimalParts(value: Decimal, spec: Spec, written: string, run: Run): Parts {
  chargeDecimal(value, run)
  if (spec.type !== '' && spec.type.toLowerCase() !== 'f')
    return floatParts(new Float(Number(decimalText(value))), spec, written, run)
  const isExact = spec.type === '' && spec.precision === null
  const text = decimalText(isExact ? value : roundDecimal(value, spec.precision ?? 6, 'half_even')).replace(
    /^-/,
    '',
  )
  const [whole = '', fraction] = text.split('.')
  return {
    isNegative: value.coefficient < 0n,
    prefix: '',
    whole,
    rest: fraction === undefined ? '' : `.${fraction}`,
  }
}

function number({ isNegative, prefix, whole, rest }: Parts, spec: Spec): string {
  const sign = (isNegative ? '-' : spec.sign === '-' ? '' : spec.sign) + prefix
  if (spec.grouping === '') return aligned(sign, whole + rest, spec, '>')
  const size = spec.grouping === '_' && /^[boxX]$/.test(spec.type) ? 4 : 3
  const isFilled = spec.fill === '0' && (spec.align === 'zero' || spec.align === '=')
  // Zeros in front are grouped as well, and never begin with a separator.
  let digits = whole
  const room = spec.width - sign.length - rest.length
  if (isFilled && room > PRECISION_LIMIT_DIGITS)
    throw new RenderError('bad_format', 'pattern_precision', { limit: PRECISION_LIMIT_DIGITS })
  while (isFilled && grouped(digits, size, spec.grouping).length < room) digits = `0${digits}`
  return aligned(sign, grouped(digits, size, spec.grouping) + rest, spec, '>')
}

function grouped(digits: string, size: number, separator: string): string {
  const first = digits.length % size
  const groups = first === 0 ? [] : [digits.slice(0, first)]
  for (let at = first; at < digits.length; at += size) groups.push(digits.slice(at, at + size))
  return groups.join(separator)
}

function aligned(sign: string, body: string, { fill, align, width }: Spec, usual: '<' | '>'): string {
  const missing = Math.max(0, width - lengthOf(sign) - lengthOf(body))
  const way = align === 'zero' ? (usual === '<' ? '<' : '=') : (align ?? usual)
  if (way === '=') return sign + fill.repeat(missing) + body
  const left = way === '<' ? 0 : way === '>' ? missing : Math.floor(missing / 2)
  return fill.repeat(left) + sign + body + fill.repeat(missing - left)
}
