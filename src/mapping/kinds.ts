import { isSimple, lengthOf } from './code-points.ts'
import { wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import {
  Decimal,
  Float,
  isDictionary,
  isWhole,
  Markup,
  Secret,
  sizeOf,
  Stateful,
  stringOf,
  Tuple,
  type Value,
} from './value.ts'

/** What the value is called in an error. */
export function typeName(value: Value): string {
  if (value === undefined) return 'undefined'
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'true or false'
  if (typeof value === 'string' || value instanceof Markup) return 'text'
  if (isWhole(value) || value instanceof Float) return 'a number'
  if (value instanceof Decimal) return 'a decimal number'
  if (value instanceof Stateful) return `a ${value.type}`
  if (value instanceof Secret) return 'a secret'
  return Array.isArray(value) || value instanceof Tuple ? 'a list' : 'an object'
}

/** Whether the value counts as true. */
export function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value !== ''
  // A bigint is never 0: small numbers are a number.
  if (typeof value === 'number' || typeof value === 'bigint') return value !== 0
  if (Array.isArray(value)) return value.length > 0
  if (value instanceof Float) return value.value !== 0
  if (value instanceof Decimal) return value.coefficient !== 0n
  if (value instanceof Markup) return value.text !== ''
  if (value instanceof Tuple) return value.items.length > 0
  return value instanceof Stateful || value instanceof Secret || sizeOf(value) > 0
}

/** How many elements, keys or characters a value has. */
export function sizeOfValue(value: Value, run: Run): number {
  if (value === undefined) return 0
  if (Array.isArray(value)) return value.length
  if (value instanceof Tuple) return value.items.length
  const text = stringOf(value)
  if (text !== null) {
    run.charge(isSimple(text) ? text.length >> 3 : text.length)
    return lengthOf(text)
  }
  if (isDictionary(value)) return sizeOf(value)
  throw wrongType(`${typeName(value)} has no length.`)
}
