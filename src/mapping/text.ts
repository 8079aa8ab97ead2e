import { BIG_NUMBER_STEPS, VALUE_DEPTH_LIMIT_LEVELS, WHOLE_NUMBER_LIMIT_DIGITS } from './limits.ts'
import { chargeDecimal, decimalText } from './decimal.ts'
import { floatText } from './floats.ts'
import { pythonEscape } from './python-escape.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import {
  Decimal,
  entriesOf,
  Float,
  Markup,
  Opaque,
  SecretText,
  Series,
  Stateful,
  Tuple,
  type Value,
} from './value.ts'

/** The text of a value as the reference's `str` gives it, but for input numbers, which keep their digits. */
export function textOf(value: Value, run: Run): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value === undefined) return ''
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'bigint') return wholeText(value, run)
  if (value instanceof Markup) return value.text
  if (value instanceof Float) {
    if (value.text !== null) return value.text
    run.charge(FRACTION_STEPS)
    return floatText(value.value)
  }
  if (value instanceof Decimal) {
    chargeDecimal(value, run)
    return decimalText(value)
  }
  const text = representation(value, run, 0)
  run.chargeText(text.length)
  return text
}

/** What a hole prints: null is nothing in every format but text. */
export function printed(value: Value, run: Run): string {
  return value === null && !run.printing.printsNone ? '' : textOf(value, run)
}

/** The text of a value as it would stand inside a list. */
export function representationOf(value: Value, run: Run): string {
  return representation(value, run, 0)
}

/** Steps of writing a calculated fraction. */
const FRACTION_STEPS = 20

const LONG = 10n ** 40n

/** Takes the steps of writing a whole number beyond 2^53. */
export function chargeDigits(value: bigint, run: Run): void {
  run.charge(value < LONG && -value < LONG ? BIG_NUMBER_STEPS / 10 : 15 * BIG_NUMBER_STEPS)
}

function wholeText(value: bigint, run: Run): string {
  chargeDigits(value, run)
  const text = value.toString()
  if (text.length > WHOLE_NUMBER_LIMIT_DIGITS + 1) {
    throw new RenderError('too_large', 'whole_number_too_long', { limit: WHOLE_NUMBER_LIMIT_DIGITS })
  }
  return text
}

/** The text of a value inside a list, as the reference's `repr` gives it. */
function representation(value: Value, run: Run, depth: number): string {
  if (depth > VALUE_DEPTH_LIMIT_LEVELS) throw new RenderError('too_deep', 'too_deep_to_print')
  run.charge(3)
  if (value === undefined) return 'Undefined'
  if (typeof value === 'string') return quoted(value, run)
  if (typeof value !== 'object' || value === null || value instanceof Float || value instanceof Decimal) {
    return textOf(value, run)
  }
  if (value instanceof Markup) return `Markup(${quoted(value.text, run)})`
  if (Array.isArray(value)) return `[${value.map((item) => representation(item, run, depth + 1)).join(', ')}]`
  if (value instanceof Series) return seriesText(value, run, depth)
  if (value instanceof Tuple) {
    const items = value.items.map((item) => representation(item, run, depth + 1))
    return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`
  }
  if (value instanceof Opaque) throw takenApart(value)
  if (value instanceof Stateful) {
    if (value.members !== null) return `<Namespace ${representation(value.members, run, depth + 1)}>`
    throw new RenderError('wrong_type', 'stateful_printed', { type: value.type })
  }
  const entries = entriesOf(value).map(
    ([key, item]) => `${representation(key, run, depth + 1)}: ${representation(item, run, depth + 1)}`,
  )
  return `{${entries.join(', ')}}`
}

/** What a secret is in was to be used like any text. */
export function takenApart(value: Opaque): RenderError {
  return new RenderError(
    'secret_taken_apart',
    value instanceof SecretText ? 'secret_inside' : 'secret_printed',
  )
}

/** `range(0, 3)`, `dict_keys(['a'])`. */
function seriesText({ type, items, bounds }: Series, run: Run, depth: number): string {
  const text =
    type === 'range'
      ? bounds.join(', ')
      : `[${items.map((item) => representation(item, run, depth + 1)).join(', ')}]`
  return `${type}(${text})`
}

const NOT_PRINTABLE = /[\\\p{C}\p{Z}]/u
const EACH_NOT_PRINTABLE = /[\\\p{C}\p{Z}]/gu
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  ' ': ' ',
}

function quoted(text: string, run: Run): string {
  run.chargeText(text.length)
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  let inner = NOT_PRINTABLE.test(text) ? text.replace(EACH_NOT_PRINTABLE, escapeCharacter) : text
  if (quote === "'") inner = inner.replaceAll("'", "\\'")
  return quote + inner + quote
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES[character]
  if (short !== undefined) return short
  return pythonEscape(character.codePointAt(0) ?? 0)
}
