import type { ProblemTerm } from '#contract/problem-texts.ts'
import { isSimple, lengthOf } from './code-points.ts'
import { wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import {
  Decimal,
  Float,
  isDictionary,
  isWhole,
  Markup,
  Opaque,
  SecretText,
  Series,
  sizeOf,
  Stateful,
  stringOf,
  Tuple,
  type Value,
} from './value.ts'

/** What the value is called in a problem. */
export function typeTerm(value: Value): ProblemTerm {
  if (value === undefined) return { term: 'undefined_value' }
  if (value === null) return { term: 'null_value' }
  if (typeof value === 'boolean') return { term: 'boolean' }
  if (typeof value === 'string' || value instanceof Markup) return { term: 'text' }
  if (isWhole(value) || value instanceof Float) return { term: 'number' }
  if (value instanceof Decimal) return { term: 'decimal' }
  if (value instanceof Stateful) return { term: value.type }
  if (value instanceof SecretText) return { term: 'secret_text' }
  if (value instanceof Opaque) return { term: 'secret' }
  const isList = Array.isArray(value) || value instanceof Tuple || value instanceof Series
  return { term: isList ? 'list' : 'object' }
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
  if (value instanceof Tuple || value instanceof Series) return value.items.length > 0
  return value instanceof Stateful || value instanceof Opaque || sizeOf(value) > 0
}

/** How many elements, keys or characters a value has. */
export function sizeOfValue(value: Value, run: Run): number {
  if (value === undefined) return 0
  if (Array.isArray(value)) return value.length
  if (value instanceof Tuple || value instanceof Series) return value.items.length
  const text = stringOf(value)
  if (text !== null) {
    run.charge(isSimple(text) ? text.length >> 3 : text.length)
    return lengthOf(text)
  }
  if (isDictionary(value)) return sizeOf(value)
  throw wrongType('no_length', { type: typeTerm(value) })
}
