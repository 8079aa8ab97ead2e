import { compareTexts } from './code-points.ts'
import { order } from './compare.ts'
import { floatText } from './floats.ts'
import { jsonKey, quoteJson } from './json.ts'
import { VALUE_DEPTH_LIMIT_LEVELS } from './limits.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { textOf } from './text.ts'
import {
  Decimal,
  elementsOf,
  entriesOf,
  Float,
  isDictionary,
  Markup,
  Opaque,
  Series,
  Stateful,
  type Value,
} from './value.ts'

/**
 * What the filter `tojson` gives: keys sorted, `, ` and `: ` as separators, everything but ASCII escaped, and
 * `< > & '` too, so that it can stand in HTML. `indent` is spaces (or the text itself) a level, null for one line.
 */
export function toJson(value: Value, indent: string | null, run: Run): string {
  return write(value, indent, '\n', 0, run)
}

function write(value: Value, indent: string | null, lineStart: string, depth: number, run: Run): string {
  if (depth > VALUE_DEPTH_LIMIT_LEVELS) throw new RenderError('too_deep', 'too_deep_for_json')
  run.charge(2)
  if (typeof value === 'string') return asciiString(value, run)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') return textOf(value, run)
  if (value === null) return 'null'
  if (value === undefined) throw wrongType('tojson_of_undefined')
  if (value instanceof Float) return floatJson(value, run)
  if (value instanceof Decimal) return textOf(value, run)
  if (value instanceof Markup) return asciiString(value.text, run)
  if (value instanceof Opaque) throw wrongType('secret_in_json')
  if (value instanceof Series) throw wrongType('series_to_json')
  if (value instanceof Stateful) throw wrongType('stateful_in_json', { type: value.type })
  const inner = indent === null ? '' : lineStart + indent
  const items = elementsOf(value)
  const parts: string[] = []
  if (items !== null) {
    for (const item of items) parts.push(write(item, indent, inner, depth + 1, run))
    return enclose('[', parts, ']', indent, lineStart, run)
  }
  if (isDictionary(value)) {
    for (const [key, item] of sortedEntries(value, run)) {
      const name = asciiString(key instanceof Float ? floatText(key.value) : jsonKey(key), run)
      parts.push(`${name}: ${write(item, indent, inner, depth + 1, run)}`)
    }
  }
  return enclose('{', parts, '}', indent, lineStart, run)
}

function enclose(
  open: string,
  parts: string[],
  close: string,
  indent: string | null,
  lineStart: string,
  run: Run,
): string {
  if (parts.length === 0) return open + close
  const text =
    indent === null
      ? parts.join(', ')
      : `${lineStart}${indent}${parts.join(`,${lineStart}${indent}`)}${lineStart}`
  run.chargeText(text.length)
  return open + text + close
}

function floatJson(value: Float, run: Run): string {
  if (value.text !== null && run.printing.keepsDigits) return value.text
  if (value.text === '-0') return '0'
  if (!Number.isFinite(value.value)) throw new RenderError('not_a_number', 'number_too_large_for_json')
  return floatText(value.value)
}

function sortedEntries(value: Value, run: Run): [Value, Value][] {
  if (!isDictionary(value)) return []
  const entries = entriesOf(value)
  run.charge(entries.length * (4 + 4 * Math.ceil(Math.log2(entries.length + 1))))
  return entries.sort(([left], [right]) => {
    return typeof left === 'string' && typeof right === 'string'
      ? compareTexts(left, right)
      : order(left, right, run)
  })
}

const UNSAFE = /[<>&'\x7f-\uffff]/
const EACH_UNSAFE = /[<>&'\x7f-\uffff]/g

function asciiString(text: string, run: Run): string {
  run.chargeText(4 * text.length)
  const json = quoteJson(text)
  if (!UNSAFE.test(json)) return json
  run.chargeCharacters(4 * json.length)
  return json.replace(EACH_UNSAFE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
