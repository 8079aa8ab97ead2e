import { decimalText } from './decimal.ts'
import { JsonParser } from './json-parser.ts'
import { VALUE_DEPTH_LIMIT_LEVELS } from './limits.ts'
import { floatText } from './floats.ts'
import { isPlainJson } from './plain-json.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { chargeDigits } from './text.ts'
import {
  Decimal,
  elementsOf,
  entriesOf,
  Float,
  getOwn,
  hasOwn,
  isDictionary,
  isMap,
  Markup,
  Opaque,
  Stateful,
  Tuple,
  type Value,
} from './value.ts'

export { JsonError } from './json-parser.ts'

const UTF8 = new TextEncoder()

/**
 * Reads JSON so that nothing is lost: every digit of a number, the order of the keys, lone surrogates. Of a key given
 * twice the last counts. Throws a `JsonError`.
 * @param bytes the text in UTF-8, where they are at hand
 */
export function parseJson(text: string, bytes: Uint8Array = UTF8.encode(text)): Value {
  if (isPlainJson(bytes)) {
    const value = parseFast(text)
    if (value !== undefined) return value
  }
  return new JsonParser(text).value()
}

/** Undefined when the text is not JSON: the exact parser then says where. */
function parseFast(text: string): Value {
  try {
    const value: Value = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/**
 * Compact JSON with the digits and the key order of the value. Undefined cannot be written.
 * @param run takes what it costs; left out for what no template made
 */
export function writeJson(value: Value, run?: Run): string {
  return write(value, 0, run)
}

function write(value: Value, depth: number, run: Run | undefined): string {
  run?.charge(2)
  if (typeof value === 'string') {
    run?.chargeText(2 * value.length)
    return quoteJson(value)
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') {
    if (run !== undefined) chargeDigits(value, run)
    return String(value)
  }
  if (value === null) return 'null'
  if (value === undefined) throw new RenderError('wrong_type', 'undefined_in_json')
  if (value instanceof Float) return numberText(value)
  if (value instanceof Decimal) return decimalText(value)
  if (value instanceof Markup) return quoteJson(value.text)
  if (value instanceof Opaque) throw new RenderError('secret_taken_apart', 'secret_in_json')
  if (value instanceof Stateful) throw new RenderError('wrong_type', 'stateful_in_json', { type: value.type })
  if (depth > VALUE_DEPTH_LIMIT_LEVELS) throw new RenderError('too_deep', 'too_deep_for_json')
  const items = elementsOf(value)
  let text = ''
  if (items !== null) {
    for (const item of items) {
      const json = write(item, depth + 1, run)
      run?.chargeJoined(text.length, json.length)
      text += (text === '' ? '' : ',') + json
    }
    return `[${text}]`
  }
  if (isDictionary(value)) {
    for (const [key, item] of entriesOf(value)) {
      const json = `${quoteJson(jsonKey(key))}:${write(item, depth + 1, run)}`
      run?.chargeJoined(text.length, json.length)
      text += (text === '' ? '' : ',') + json
    }
  }
  return `{${text}}`
}

/** The digits of a number as they came, or as the reference prints a computed one. */
function numberText(value: Float): string {
  if (value.text !== null) return value.text
  return floatText(value.value)
}

/** The text that a key becomes in JSON. */
export function jsonKey(key: Value): string {
  if (typeof key === 'string') return key
  if (key === null) return 'null'
  if (typeof key === 'boolean' || typeof key === 'number' || typeof key === 'bigint') return String(key)
  if (key instanceof Float) return numberText(key)
  if (key instanceof Markup) return key.text
  throw new RenderError('wrong_type', 'key_not_for_json')
}

const NEEDS_ESCAPE = /["\\\x00-\x1f\ud800-\udfff]/

/** A JSON string; lone surrogates are escaped, so that they survive UTF-8. */
export function quoteJson(text: string): string {
  return needsEscape(text) ? JSON.stringify(text) : `"${text}"`
}

/** Up to here looking at each character is faster than a regular expression. */
const SHORT_CHARACTERS = 48

function needsEscape(text: string): boolean {
  const { length } = text
  if (length > SHORT_CHARACTERS) return NEEDS_ESCAPE.test(text)
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit & 0xf800) === 0xd800) return true
  }
  return false
}

/** The text as it stands between the quotes of a JSON string. */
export function escapeJson(text: string): string {
  return needsEscape(text) ? JSON.stringify(text).slice(1, -1) : text
}

/** Whether two JSON values are the same: exact digits (`1` is not `1.0`), order of keys free. */
export function sameJson(left: Value, right: Value): boolean {
  if (left === right) return true
  if (left instanceof Float && right instanceof Float) return numberText(left) === numberText(right)
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => sameJson(item, right[i]))
  }
  if (left instanceof Tuple || right instanceof Tuple || !isDictionary(left) || !isDictionary(right))
    return false
  const entries = entriesOf(left)
  if (entries.length !== (isMap(right) ? right.size : Object.keys(right).length)) return false
  return entries.every(([key, item]) => {
    return typeof key === 'string' && hasOwn(right, key) && sameJson(item, getOwn(right, key))
  })
}
