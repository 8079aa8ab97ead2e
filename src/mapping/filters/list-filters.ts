import { getterOf, itemsOf, iterate, wholeArgument, type Getter } from '../access.ts'
import { isEqual, order } from '../compare.ts'
import { decimalText } from '../decimal.ts'
import { isTrue, sizeOfValue, typeTerm } from '../kinds.ts'
import { calculate } from '../operators.ts'
import { REQUIRED } from '../parameters.ts'
import { wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import { textOf } from '../text.ts'
import { Decimal, Float, isDictionary, Markup, stringOf, Tuple, type Value } from '../value.ts'
import { characters } from '../code-points.ts'
import { batches, slices } from './cut-list.ts'
import { plain, type Filter } from './filter.ts'

/** Filters that go through lists. They give lists, never one-way iterators. */
export const LIST_FILTERS: Readonly<Record<string, Filter>> = {
  /** How many elements, keys or characters there are. */
  length: plain(sizeOfValue),
  count: plain(sizeOfValue),
  /** The first element; undefined when there is none. */
  first: plain((value, run) => iterate(value, run)[0]),
  /** The last element; undefined when there is none. */
  last: plain((value, run) => {
    const last = iterate(value, run).at(-1)
    return value instanceof Markup && typeof last === 'string' ? new Markup(last) : last
  }),
  /** `[1, 2] | join(", ")` is `1, 2`; `attribute` joins what stands there in each element. */
  join: {
    parameters: { d: '', attribute: null },
    apply: (value, [separator, attribute], run) => {
      const get = getterOf(attribute, run)
      return joined(iterate(value, run), textOf(separator, run), get, run)
    },
  },
  /** The elements, characters or keys as a list of its own. */
  list: plain((value, run) => {
    const items = iterate(value, run)
    run.chargeList(items.length)
    return [...items]
  }),
  /** Keys and values of an object as pairs. */
  items: plain(itemsOf),
  /** The last first; a text backwards. */
  reverse: plain((value, run) => {
    const text = stringOf(value)
    if (text !== null) {
      run.chargeList(text.length)
      run.chargeCharacters(3 * text.length)
      const backwards = characters(text).toReversed().join('')
      return value instanceof Markup ? new Markup(backwards) : backwards
    }
    const items = iterate(value, run)
    run.chargeList(items.length)
    return items.toReversed()
  }),
  /** In order, ignoring case; stable, also when reversed. */
  sort: {
    parameters: { reverse: false, case_sensitive: false, attribute: null },
    apply: (value, [reverse, caseSensitive, attribute], run) => {
      const compareKeys = comparerOf(run, isReverse(reverse))
      return sorted(iterate(value, run), sortKeyOf(attribute, caseSensitive, run), compareKeys, run)
    },
  },
  /** Each element once, ignoring case; the first one stays. */
  unique: {
    parameters: { case_sensitive: false, attribute: null },
    apply: (value, [caseSensitive, attribute], run) =>
      unique(iterate(value, run), keyOf(attribute, caseSensitive, run), run),
  },
  /** The smallest element, ignoring case; undefined when there is none. */
  min: {
    parameters: { case_sensitive: false, attribute: null },
    apply: (value, [caseSensitive, attribute], run) =>
      extreme(value, keyOf(attribute, caseSensitive, run), -1, run),
  },
  /** The largest element, ignoring case; undefined when there is none. */
  max: {
    parameters: { case_sensitive: false, attribute: null },
    apply: (value, [caseSensitive, attribute], run) =>
      extreme(value, keyOf(attribute, caseSensitive, run), 1, run),
  },
  /** The sum of the elements, or of what stands at `attribute` in each. */
  sum: {
    parameters: { attribute: null, start: 0 },
    apply: (value, [attribute, start], run) => {
      if (stringOf(start) !== null) throw wrongType('sum_of_texts')
      const get = getterOf(attribute, run)
      return iterate(value, run).reduce((total: Value, item) => {
        run.charge(1)
        return calculate('+', total, get(item, run), run)
      }, start)
    },
  },
  /** Lists of so many elements each; the last one is filled up with `fill_with`. */
  batch: {
    parameters: { linecount: REQUIRED, fill_with: null },
    apply: (value, [size, fill], run) => batches(iterate(value, run), size, fill, run),
  },
  /** So many lists with the elements shared out among them. */
  slice: {
    parameters: { slices: REQUIRED, fill_with: null },
    apply: (value, [count, fill], run) =>
      slices(iterate(value, run), wholeArgument(count, 'slices'), fill, run),
  },
}

function joined(items: Value[], separator: string, get: Getter, run: Run): string {
  const parts: string[] = []
  let length = 0
  for (const item of items) {
    const part = textOf(get(item, run), run)
    length += part.length + separator.length
    run.charge(3)
    parts.push(part)
  }
  run.chargeText(length)
  return parts.join(separator)
}

/** Reads what elements are compared by. */
function keyOf(attribute: Value, caseSensitive: Value, run: Run): Getter {
  const get = getterOf(attribute, run)
  return isTrue(caseSensitive) ? get : (item, run) => withoutCase(get(item, run), run)
}

/** `attribute` may name several with commas between them. */
function sortKeyOf(attribute: Value, caseSensitive: Value, run: Run): (item: Value, run: Run) => Value[] {
  const names = typeof attribute === 'string' ? attribute.split(',') : [attribute]
  const getters = names.map((name) => keyOf(name, caseSensitive, run))
  return (item, run) => {
    run.charge(4 * getters.length)
    return getters.map((get) => get(item, run))
  }
}

/** Whether an argument `reverse` says so: it is true, false or a whole number, as in the reference. */
export function isReverse(value: Value): boolean {
  return wholeArgument(value, 'reverse') !== 0
}

/** Text in small letters; anything else as it is. */
export function withoutCase(value: Value, run: Run): Value {
  const text = stringOf(value)
  if (text === null) return value
  run.charge(4 + (text.length >> 4))
  return text.toLowerCase()
}

/** Compares keys, the largest first when reversed. */
function comparerOf(run: Run, isReversed: boolean): (left: Value[], right: Value[]) => number {
  return (left, right) => (isReversed ? order(right, left, run) : order(left, right, run))
}

/** In order of their keys; stable. */
export function sorted(
  items: Value[],
  keyOfItem: (item: Value, run: Run) => Value[],
  compareKeys: (left: Value[], right: Value[]) => number,
  run: Run,
): Value[] {
  run.chargeList(items.length)
  run.charge(6 * items.length * Math.ceil(Math.log2(items.length + 1)))
  const keyed = items.map((item) => ({ item, key: keyOfItem(item, run) }))
  return keyed.sort((left, right) => compareKeys(left.key, right.key)).map(({ item }) => item)
}

/** Texts and numbers as something a `Set` tells apart; null for what needs a comparison. */
function identityOf(key: Value, run: Run): string | null {
  const text = stringOf(key)
  if (text !== null) return `text ${text}`
  if (typeof key === 'boolean') return key ? 'number 1' : 'number 0'
  if (typeof key === 'number') return `number ${key}`
  if (typeof key === 'bigint') return `number ${textOf(key, run)}`
  if (key instanceof Float) {
    return Number.isInteger(key.value) ? `number ${BigInt(key.value)}` : `number ${key.value}`
  }
  if (key instanceof Decimal) return `number ${decimalText(key).replace(/\.0*$|(\.\d*[1-9])0+$/, '$1')}`
  return null
}

/** Tuples of what can be compared can be; lists and objects cannot, as in the reference. */
function isComparable(key: Value, depth = 0): boolean {
  if (key instanceof Tuple) return depth < 20 && key.items.every((item) => isComparable(item, depth + 1))
  return !isDictionary(key) && !Array.isArray(key)
}

function unique(items: Value[], keyOfItem: Getter, run: Run): Value[] {
  run.chargeList(items.length)
  run.charge(8 * items.length)
  const seen = new Set<string>()
  const seenOthers: Value[] = []
  return items.filter((item) => {
    const key = keyOfItem(item, run)
    run.charge((stringOf(key)?.length ?? 0) >> 3)
    const identity = identityOf(key, run)
    if (identity !== null) {
      if (seen.has(identity)) return false
      seen.add(identity)
      return true
    }
    if (!isComparable(key)) {
      throw wrongType('unique_not_comparable', { type: typeTerm(key) })
    }
    if (seenOthers.some((other) => isEqual(other, key, run))) return false
    run.charge(10 + 3 * seenOthers.length)
    seenOthers.push(key)
    return true
  })
}

function extreme(value: Value, keyOfItem: Getter, sign: number, run: Run): Value {
  const items = iterate(value, run)
  run.charge(4 * items.length)
  let [best] = items
  let bestKey = items.length > 0 ? keyOfItem(best, run) : undefined
  for (const item of items.slice(1)) {
    const key = keyOfItem(item, run)
    if (order(key, bestKey, run) * sign > 0) {
      best = item
      bestKey = key
    }
  }
  return best
}
