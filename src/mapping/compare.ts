import type { CompareOperator } from './ast.ts'
import { compareTexts } from './code-points.ts'
import { chargeDecimal, compareDecimals, exactOf, shownAs } from './decimal.ts'
import { VALUE_DEPTH_LIMIT_LEVELS } from './limits.ts'
import { typeTerm } from './kinds.ts'
import { numberOf } from './numbers.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { takenApart } from './text.ts'
import {
  Decimal,
  elementsOf,
  entriesOf,
  Float,
  getOwn,
  hasOwn,
  isDictionary,
  isMap,
  Opaque,
  Series,
  sizeOf,
  stringOf,
  Tuple,
  type Dictionary,
  type Value,
} from './value.ts'

/** Whether a comparison holds. */
export function compare(operator: CompareOperator, left: Value, right: Value, run: Run): boolean {
  switch (operator) {
    case '==':
      return isEqual(left, right, run)
    case '!=':
      return !isEqual(left, right, run)
    case 'in':
      return contains(right, left, run)
    case 'not in':
      return !contains(right, left, run)
    case '<':
      return order(left, right, run, operator) < 0
    case '<=':
      return order(left, right, run, operator) <= 0
    case '>':
      return order(left, right, run, operator) > 0
    case '>=':
    default:
      return order(left, right, run, operator) >= 0
  }
}

/** Whether two values are equal: `1 == 1.0 == true`, text never equals a number, a tuple never a list. */
export function isEqual(left: Value, right: Value, run: Run, depth = 0): boolean {
  if (left === right) return true
  const a = numberOf(left)
  const b = numberOf(right)
  if (left instanceof Decimal || right instanceof Decimal) return compareExact(left, right, run) === 0
  if (a !== null || b !== null) return a !== null && b !== null && compareNumbers(a, b) === 0
  const text = stringOf(left)
  if (text !== null) {
    const other = stringOf(right)
    if (other === null) return differs(right)
    if (text.length === other.length) run.charge(text.length >> 4)
    return text === other
  }
  if (left instanceof Series || right instanceof Series) return isEqualSeries(left, right, run, depth)
  if (left instanceof Tuple !== right instanceof Tuple) return false
  const items = elementsOf(left)
  const others = elementsOf(right)
  if (items !== null && others !== null) {
    checkDepth(depth)
    return (
      items.length === others.length &&
      items.every((item, i) => {
        run.charge(2)
        return isEqual(item, others[i], run, depth + 1)
      })
    )
  }
  if (isDictionary(left) && isDictionary(right)) return isEqualDictionary(left, right, run, depth)
  return differs(left) || differs(right)
}

/** False; but whether a text with a secret in it is equal to another one is not known before the attempt. */
function differs(value: Value): false {
  if (value instanceof Opaque) throw takenApart(value)
  return false
}

/** Ranges are equal by their elements, keys and items in any order; the values of a dictionary equal nothing. */
function isEqualSeries(left: Value, right: Value, run: Run, depth: number): boolean {
  if (!(left instanceof Series && right instanceof Series)) return false
  if (left.type !== right.type || left.type === 'dict_values') return false
  if (left.items.length !== right.items.length) return false
  if (left.type === 'range') return left.items.every((item, i) => item === right.items[i])
  return left.items.every((item) =>
    right.items.some((other) => {
      run.charge(2)
      return isEqual(item, other, run, depth + 1)
    }),
  )
}

function isEqualDictionary(left: Dictionary, right: Dictionary, run: Run, depth: number): boolean {
  checkDepth(depth)
  run.charge(4)
  if (sizeOf(left) !== sizeOf(right)) return false
  run.charge(4 * sizeOf(left))
  return entriesOf(left).every(([key, value]) => {
    run.charge(1)
    return hasKey(right, key, run) && isEqual(value, valueOfKey(right, key, run), run, depth + 1)
  })
}

/** Whether a dictionary has a key; `1`, `1.0` and `true` are one key. */
export function hasKey(dictionary: Dictionary, key: Value, run: Run): boolean {
  if (typeof key === 'string') return hasOwn(dictionary, key)
  return sameKey(dictionary, key, run) !== undefined
}

/** The value of a key; undefined when there is none. */
export function valueOfKey(dictionary: Dictionary, key: Value, run: Run): Value {
  if (typeof key === 'string') return getOwn(dictionary, key)
  const found = sameKey(dictionary, key, run)
  return found !== undefined && isMap(dictionary) ? dictionary.get(found.key) : undefined
}

/** The key of the dictionary that equals the given one. */
export function sameKey(dictionary: Dictionary, key: Value, run: Run): { key: Value } | undefined {
  if (elementsOf(key) !== null && !(key instanceof Tuple)) throw wrongType('list_as_key')
  if (isDictionary(key)) throw wrongType('object_as_key')
  if (key instanceof Opaque) throw takenApart(key)
  if (typeof key === 'string') return hasOwn(dictionary, key) ? { key } : undefined
  const text = stringOf(key)
  if (text !== null) return hasOwn(dictionary, text) ? { key: text } : undefined
  if (!isMap(dictionary)) return undefined
  run.charge(dictionary.size)
  for (const candidate of dictionary.keys()) {
    if (typeof candidate !== 'string' && isEqual(candidate, key, run)) return { key: candidate }
  }
  return undefined
}

/** Whether a list, text or dictionary contains a value, as `in` decides it. */
export function contains(container: Value, value: Value, run: Run): boolean {
  if (container === undefined) return false
  const text = stringOf(container)
  if (text !== null) {
    const part = stringOf(value)
    if (part === null) throw wrongType('in_text_needs_text', { type: typeTerm(value) })
    run.charge((text.length >> 2) + 1)
    return text.includes(part)
  }
  const items = elementsOf(container)
  if (items !== null) {
    return items.some((item) => {
      run.charge(2)
      return isEqual(item, value, run)
    })
  }
  if (isDictionary(container)) return hasKey(container, value, run)
  throw wrongType('in_not_for_type', { type: typeTerm(container) })
}

/** Negative, 0 or positive; values that have no order between them are an error. */
export function order(left: Value, right: Value, run: Run, operator = '<', depth = 0): number {
  const a = numberOf(left)
  const b = numberOf(right)
  if (a !== null && b !== null) return compareNumbers(a, b)
  const exact = left instanceof Decimal || right instanceof Decimal ? compareExact(left, right, run) : null
  if (exact !== null) return exact
  const text = stringOf(left)
  const other = stringOf(right)
  if (text !== null && other !== null) {
    run.charge(1 + (Math.min(text.length, other.length) >> 3))
    return compareTexts(text, other)
  }
  const items = elementsOf(left)
  const others = elementsOf(right)
  const areAlike =
    left instanceof Tuple ? right instanceof Tuple : Array.isArray(left) && Array.isArray(right)
  if (items !== null && others !== null && areAlike) {
    checkDepth(depth)
    const shorter = Math.min(items.length, others.length)
    for (let i = 0; i < shorter; i++) {
      run.charge(1)
      if (!isEqual(items[i], others[i], run, depth + 1))
        return order(items[i], others[i], run, operator, depth + 1)
    }
    return items.length - others.length
  }
  throw wrongType('operator_not_for_types', {
    operator,
    leftType: typeTerm(left),
    rightType: typeTerm(right),
  })
}

function compareNumbers(left: number | bigint | Float, right: number | bigint | Float): number {
  const a = left instanceof Float ? left.value : left
  const b = right instanceof Float ? right.value : right
  // JavaScript compares bigint and number by their exact values.
  return a < b ? -1 : a > b ? 1 : 0
}

/** Compares with a decimal number; a number with a fraction counts as what it prints as. Null when one is no number. */
function compareExact(left: Value, right: Value, run: Run): number | null {
  const a = left instanceof Float ? shownAs(left) : exactOf(left)
  const b = right instanceof Float ? shownAs(right) : exactOf(right)
  if (a === null || b === null) return null
  chargeDecimal(a, run)
  chargeDecimal(b, run)
  return compareDecimals(a, b)
}

function checkDepth(depth: number): void {
  if (depth > VALUE_DEPTH_LIMIT_LEVELS) throw new RenderError('too_deep', 'too_deep_to_compare')
}
