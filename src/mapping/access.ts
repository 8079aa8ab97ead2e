import { characters, isSimple, lengthOf, sliceCharacters } from './code-points.ts'
import { valueOfKey } from './compare.ts'
import { typeTerm } from './kinds.ts'
import { isMember } from './members.ts'
import { numberOf } from './numbers.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { takenApart } from './text.ts'
import {
  elementsOf,
  entriesOf,
  Float,
  Group,
  isDictionary,
  isWhole,
  keysOf,
  ownOf,
  Markup,
  Opaque,
  Series,
  Stateful,
  stringOf,
  Tuple,
  type Value,
} from './value.ts'

/** `object.name`: the value of the key; undefined when there is none. */
export function getAttribute(object: Value, name: string): Value {
  if (object === undefined) throw undefinedObject(name)
  if (isDictionary(object)) return ownOf(object, name)
  if (object instanceof Stateful || object instanceof Group)
    return object.get(name) ?? missingMember(object, name)
  return missingMember(object, name)
}

function undefinedObject(name: string): RenderError {
  return new RenderError('undefined_value', 'member_of_undefined', { name: JSON.stringify(name) })
}

function missingMember(object: Value, name: string): undefined {
  if (object instanceof Opaque) throw takenApart(object)
  if (isMember(object, name)) {
    throw wrongType('no_such_key', { type: typeTerm(object), name })
  }
  return undefined
}

/** `object[key]`: an element, a character or the value of a key; undefined when there is none. */
export function getIndex(object: Value, key: Value, run: Run): Value {
  if (object === undefined) throw undefinedObject(stringOf(key) ?? '[…]')
  const name = stringOf(key)
  if (isDictionary(object)) {
    if (name !== null) return ownOf(object, name)
    return elementsOf(key) !== null || isDictionary(key) ? undefined : valueOfKey(object, key, run)
  }
  if (object instanceof Stateful) return name === null ? undefined : object.get(name)
  if (object instanceof Group && name !== null) return object.get(name)
  if (name !== null || object instanceof Opaque) return missingMember(object, name ?? '')
  const index = numberOf(key)
  if (index === null || !isWhole(index)) return undefined
  if (object instanceof Series && object.type !== 'range') return undefined
  const items = elementsOf(object)
  if (items !== null) return items[indexFrom(index, items.length)]
  const text = stringOf(object)
  if (text === null) return undefined
  const character = characterAt(text, index, run)
  return object instanceof Markup && typeof character === 'string' ? new Markup(character) : character
}

function characterAt(text: string, index: number | bigint, run: Run): Value {
  run.charge(1 + (text.length >> 3))
  if (isSimple(text)) return text[indexFrom(index, text.length)]
  run.chargeCharacters(4 * text.length)
  const all = characters(text)
  return all[indexFrom(index, all.length)]
}

/** A negative index counts from the end. */
function indexFrom(index: number | bigint, length: number): number {
  const position = Number(index)
  return position < 0 ? position + length : position
}

/** `object[start:stop:step]`. */
export function getSlice(object: Value, start: Value, stop: Value, step: Value, run: Run): Value {
  if (object === undefined) throw undefinedObject('[…]')
  const bounds: SliceBounds = { start: bound(start), stop: bound(stop), step: bound(step) }
  const text = stringOf(object)
  if (text !== null) {
    const part = sliceText(text, bounds, run)
    return object instanceof Markup ? new Markup(part) : part
  }
  if (object instanceof Opaque) throw takenApart(object)
  const items = elementsOf(object)
  if (items === null || (object instanceof Series && object.type !== 'range')) {
    throw wrongType('not_sliceable', { type: typeTerm(object) })
  }
  run.chargeList(items.length)
  const { from, to, by, count } = rangeOf(items.length, bounds)
  if (by !== 1) run.charge(3 * count)
  const part =
    by === 1 ? items.slice(from, to) : Array.from({ length: count }, (_, i) => items[from + i * by])
  if (object instanceof Series) return rangePart(object, part, from, to, by)
  return object instanceof Tuple ? new Tuple(part) : part
}

function sliceText(text: string, bounds: SliceBounds, run: Run): string {
  run.chargeText(2 * text.length)
  if (!isSimple(text)) run.chargeCharacters(4 * text.length)
  const { from, to, by, count } = rangeOf(lengthOf(text), bounds)
  if (by === 1) return sliceCharacters(text, from, Math.max(from, to))
  run.chargeCharacters(3 * text.length)
  const all = characters(text)
  return Array.from({ length: count }, (_, i) => all[from + i * by]).join('')
}

/** A part of a range is a range. */
function rangePart({ bounds }: Series, items: Value[], from: number, to: number, by: number): Series {
  const [start = 0, , step = 1] = bounds
  return rangeSeries(items, start + from * step, start + to * step, step * by)
}

/** A range of these numbers; a step of 1 does not print. */
export function rangeSeries(items: Value[], start: number, stop: number, step: number): Series {
  return new Series('range', items, step === 1 ? [start, stop] : [start, stop, step])
}

function bound(value: Value): number | null {
  if (value === null) return null
  const number = numberOf(value)
  if (number === null || !isWhole(number))
    throw wrongType('slice_needs_whole_numbers', { type: typeTerm(value) })
  return Number(number)
}

interface SliceBounds {
  start: number | null
  stop: number | null
  step: number | null
}

/** The indexes that a slice takes: from `from` in steps of `by`, `count` times. */
function rangeOf(length: number, { start, stop, step }: SliceBounds) {
  const by = step ?? 1
  if (by === 0) throw new RenderError('wrong_type', 'slice_step_zero')
  const lowest = by > 0 ? 0 : -1
  const highest = by > 0 ? length : length - 1
  const within = (value: number): number =>
    Math.max(lowest, Math.min(highest, value < 0 ? value + length : value))
  const from = start === null ? (by > 0 ? lowest : highest) : within(start)
  const to = stop === null ? (by > 0 ? highest : lowest) : within(stop)
  return { from, to, by, count: Math.max(0, Math.ceil((to - from) / by)) }
}

/** What a loop or a list filter goes through: elements, characters or keys; nothing for undefined. */
export function iterate(value: Value, run: Run): Value[] {
  const items = elementsOf(value)
  if (items !== null) return items
  if (value === undefined) return []
  const text = stringOf(value)
  if (text !== null) {
    run.chargeList(text.length)
    run.chargeCharacters(isSimple(text) ? text.length : 4 * text.length)
    return characters(text)
  }
  if (isDictionary(value)) {
    const keys = keysOf(value)
    run.chargeList(keys.length)
    run.charge(5 * keys.length)
    return keys
  }
  throw value === null
    ? wrongType('list_expected_not_null')
    : wrongType('list_expected', { type: typeTerm(value) })
}

/** Keys and values as a list of pairs; nothing for undefined. */
export function itemsOf(value: Value, run: Run): Value[] {
  if (value === undefined) return []
  if (!isDictionary(value)) throw wrongType('items_needs_object', { type: typeTerm(value) })
  const entries = entriesOf(value)
  run.chargeList(entries.length)
  run.charge(12 * entries.length)
  return entries.map((entry) => new Tuple(entry))
}

/** Reads the value at a path such as `tracking.code` or `0.name`, as filters with `attribute` do. */
export type Getter = (value: Value, run: Run) => Value

/**
 * The reader of an attribute given to a filter; null reads the value itself. Every step of a path that leads to nothing
 * gives the fallback, unless that is null.
 */
export function getterOf(attribute: Value, run: Run, fallback: Value = null): Getter {
  if (attribute === null) return (value) => value
  const path = pathOf(attribute, run)
  return (value, run) => {
    run.charge(3 * path.length)
    let inner = value
    for (const key of path) {
      inner = getIndex(inner, key, run)
      if (inner === undefined && fallback !== null) inner = fallback
    }
    return inner
  }
}

function pathOf(attribute: Value, run: Run): Value[] {
  const text = stringOf(attribute)
  if (text === null) return [attribute]
  run.charge(text.length)
  return text.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** A whole number given as an argument. */
export function wholeArgument(value: Value, name: string): number {
  const number = numberOf(value)
  if (number === null || number instanceof Float)
    throw wrongType('not_a_whole_number', { name, type: typeTerm(value) })
  return Number(number)
}
