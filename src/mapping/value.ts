import type { Hmac, Signed } from './message.ts'

/**
 * What an expression can give. Whole numbers are a JavaScript `number` while that is exact and a `bigint` beyond;
 * every `number` here is therefore whole, and fractions are boxed in `Float`. Undefined is what a missing name gives.
 */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | Decimal
  | Markup
  | Tuple
  | Series
  | Stateful
  | Opaque
  | Value[]
  | ValueMap
  | DataObject

/** A whole number. */
export type Whole = number | bigint

/** An object of the payload whose key order a plain object keeps. Its prototype is never looked at. */
export interface DataObject {
  readonly [key: string]: Value
}

/** A dictionary made by a template, or an object of the payload with keys such as `"10"`. */
export type ValueMap = ReadonlyMap<Value, Value>

/** Either kind of dictionary. */
export type Dictionary = DataObject | ValueMap

/** What the boxes have in common, so that one look tells them from data. */
abstract class Box {
  /** Makes the classes differ in type from plain data. */
  abstract readonly box: 'float' | 'decimal' | 'markup' | 'tuple' | 'series' | 'stateful' | 'opaque'
}

/** A number with a fraction or an exponent; `6/3` is `2.0` and not `2`. */
export class Float extends Box {
  readonly box = 'float'
  readonly value: number
  /** The digits as they came from the payload; null for a computed number. */
  readonly text: string | null

  constructor(value: number, text: string | null = null) {
    super()
    this.value = value
    this.text = text
  }
}

/** An exact number, `coefficient / 10 ** scale`: `149.00` is 14900 with a scale of 2. There is no negative zero. */
export class Decimal extends Box {
  readonly box = 'decimal'
  readonly coefficient: bigint
  /** Digits after the point, 0 or more. */
  readonly scale: number

  constructor(coefficient: bigint, scale: number) {
    super()
    this.coefficient = coefficient
    this.scale = scale
  }
}

/** Text that is HTML already and is not escaped again. */
export class Markup extends Box {
  readonly box = 'markup'
  readonly text: string

  constructor(text: string) {
    super()
    this.text = text
  }
}

/** A list written with parentheses: prints as `(1, 2)` and differs from a list. */
export class Tuple extends Box {
  readonly box = 'tuple'
  readonly items: Value[]

  constructor(items: Value[]) {
    super()
    this.items = items
  }
}

/**
 * What `range()` and a dictionary's `keys()`, `values()` and `items()` give: gone through like a list, but it prints as
 * what made it and equals no list.
 */
export class Series extends Box {
  readonly box = 'series'
  readonly type: 'range' | 'dict_keys' | 'dict_values' | 'dict_items'
  readonly items: Value[]
  /** Of a range: where it begins and ends, and its step. */
  readonly bounds: readonly number[]

  constructor(type: Series['type'], items: Value[], bounds: readonly number[] = []) {
    super()
    this.type = type
    this.items = items
    this.bounds = bounds
  }
}

/** A value that remembers (`namespace`, `joiner`, `cycler`). It can be asked, but not ordered or written. */
export abstract class Stateful extends Box {
  readonly box = 'stateful'
  abstract readonly type: 'namespace' | 'joiner' | 'cycler' | 'caller'

  /** What it holds, when that can be printed; null when it cannot. */
  readonly members: ValueMap | null = null

  /** The value of a key; undefined when there is none. */
  get(_name: string): Value {
    return undefined
  }
}

/** What `groupby` gives: a key and the elements that have it, also as `grouper` and `list`. */
export class Group extends Tuple {
  readonly grouper: Value
  readonly list: Value[]

  constructor(grouper: Value, list: Value[]) {
    super([grouper, list])
    this.grouper = grouper
    this.list = list
  }

  get(name: string): Value {
    if (name === 'grouper') return this.grouper
    return name === 'list' ? this.list : undefined
  }
}

/** What is not known before the attempt, because a secret is in it. */
export abstract class Opaque extends Box {
  readonly box = 'opaque'
}

/** A secret by its name, or a hash that has it as its key. Nothing can be done with it but writing it in a hole. */
export class Secret extends Opaque {
  readonly name: string
  /** null: the secret itself. */
  readonly hmac: Hmac | null

  constructor(name: string, hmac: Hmac | null = null) {
    super()
    this.name = name
    this.hmac = hmac
  }
}

/** A body or a field that a secret's value goes into. Nothing can be done with it but signing it with a secret. */
export class SecretText extends Opaque {
  /** Where the text is found at the attempt; null: nowhere on its own. */
  readonly signed: Signed | null
  /** In UTF-16 units, without the secrets. */
  readonly length: number

  constructor(signed: Signed | null, length: number) {
    super()
    this.signed = signed
    this.length = length
  }
}

/** Whether the value is a dictionary. */
export function isDictionary(value: Value): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Box)
}

/** Whether the dictionary is a `Map`. */
export function isMap(value: Dictionary): value is ValueMap {
  return value instanceof Map
}

/** The value of a key of a dictionary's own; undefined when there is none or the value is no dictionary. */
export function getOwn(value: Value, key: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Box)
    return undefined
  return ownOf(value, key)
}

/** The value of a key of a dictionary's own; undefined when there is none. */
export function ownOf(value: Dictionary, key: string): Value {
  if (isMap(value)) return value.get(key)
  const found = value[key]
  // Data holds no functions, and functions are all that objects inherit besides `__proto__`: one look instead of two.
  return typeof found === 'function' || (key === '__proto__' && !Object.hasOwn(value, key))
    ? undefined
    : found
}

/** Whether a dictionary has the key. */
export function hasOwn(value: Dictionary, key: string): boolean {
  return isMap(value) ? value.has(key) : Object.hasOwn(value, key)
}

/** The keys in their order. */
export function keysOf(value: Dictionary): Value[] {
  return isMap(value) ? [...value.keys()] : Object.keys(value)
}

/** Keys and values in their order. */
export function entriesOf(value: Dictionary): [Value, Value][] {
  return isMap(value) ? [...value.entries()] : Object.entries(value)
}

/** Sizes of large objects, which never change: counting takes as long as there are keys. */
const KNOWN_SIZES = new WeakMap<DataObject, number>()

/** How many keys there are. */
export function sizeOf(value: Dictionary): number {
  if (isMap(value)) return value.size
  const known = KNOWN_SIZES.get(value)
  if (known !== undefined) return known
  const size = Object.keys(value).length
  if (size > 64) KNOWN_SIZES.set(value, size)
  return size
}

/** The elements of a list, tuple or series; null for anything else. */
export function elementsOf(value: Value): Value[] | null {
  if (Array.isArray(value)) return value
  return value instanceof Tuple || value instanceof Series ? value.items : null
}

/** The text of a string, escaped or not; null for anything else. */
export function stringOf(value: Value): string | null {
  if (typeof value === 'string') return value
  return value instanceof Markup ? value.text : null
}

/** Whether the value is a whole number (true and false are not). */
export function isWhole(value: Value): value is Whole {
  return typeof value === 'number' || typeof value === 'bigint'
}
