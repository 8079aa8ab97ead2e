import type { TracedValue } from '#contract/trace.ts'
import { decimalText } from '../decimal.ts'
import { jsonKey, quoteJson, writeJson } from '../json.ts'
import { MASK } from '../masked-text.ts'
import { kindOf } from '../shapes.ts'
import {
  Decimal,
  elementsOf,
  isDictionary,
  isMap,
  keysOf,
  ownOf,
  Opaque,
  sizeOf,
  Stateful,
  stringOf,
  type Dictionary,
  type Value,
} from '../value.ts'

/** A text that is not longer than that; `…` says that it was cut. */
export function shortText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit)
  return `${cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1)}…`
}

/** A value as JSON, as much as fits; what does not is not looked at. */
export function shortJson(value: Value, limit: number): string {
  return shortText(written(value, limit), limit)
}

/** Nothing is added once there is more than `limit` characters. */
function written(value: Value, limit: number): string {
  if (value === undefined) return ''
  const text = stringOf(value)
  if (text !== null) return quoteJson(text.slice(0, limit + 1))
  if (value instanceof Opaque) return MASK
  if (value instanceof Stateful) return value.type
  // Digits of a number that is far too long take time.
  if (typeof value === 'bigint' && BigInt.asIntN(1024, value) !== value) return '…'
  if (value instanceof Decimal) return decimalText(value)
  const items = elementsOf(value)
  if (items !== null) return `[${listed(items, limit, (item, left) => inner(item, left))}]`
  if (!isDictionary(value)) return writeJson(value)
  const pair = (key: Value, left: number): string =>
    `${quoteJson(jsonKey(key).slice(0, limit))}:${inner(ownOrMapped(value, key), left)}`
  return `{${listed(keysOf(value), limit, pair)}}`
}

function inner(value: Value, limit: number): string {
  return value === undefined ? 'null' : written(value, limit)
}

function ownOrMapped(object: Dictionary, key: Value): Value {
  return isMap(object) ? object.get(key) : ownOf(object, jsonKey(key))
}

function listed(
  items: readonly Value[],
  limit: number,
  write: (item: Value, left: number) => string,
): string {
  let text = ''
  for (const item of items) {
    if (text.length > limit) break
    text += (text === '' ? '' : ',') + write(item, Math.max(0, limit - text.length))
  }
  return text
}

/** Values as a trace shows them. Large ones are read once. */
export class ShortValues {
  readonly #known = new WeakMap<object, TracedValue>()
  readonly #limit: number

  constructor(limitCharacters: number) {
    this.#limit = limitCharacters
  }

  of(value: Value): TracedValue {
    const isObject = typeof value === 'object' && value !== null
    const known = isObject ? this.#known.get(value) : undefined
    if (known !== undefined) return known
    const made = this.#made(value)
    if (isObject) this.#known.set(value, made)
    return made
  }

  #made(value: Value): TracedValue {
    const kind = kindName(value)
    const json = shortJson(value, this.#limit)
    const items = elementsOf(value)
    if (items !== null) return { kind, json, size: items.length }
    return isDictionary(value) ? { kind, json, size: sizeOf(value) } : { kind, json }
  }
}

const KIND_NAMES: ReadonlySet<string> = new Set(['null', 'boolean', 'number', 'text', 'list', 'secret'])

function isKindName(kind: string): kind is TracedValue['kind'] {
  return KIND_NAMES.has(kind)
}

/** What remembers (a namespace, a joiner, a cycler) is an object here. */
function kindName(value: Value): TracedValue['kind'] {
  const kind = kindOf(value)
  if (kind === 'undefined') return 'absent'
  return isKindName(kind) ? kind : 'object'
}
