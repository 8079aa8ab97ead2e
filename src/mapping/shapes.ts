import {
  Decimal,
  Float,
  elementsOf,
  getOwn,
  isDictionary,
  isWhole,
  Markup,
  Opaque,
  Stateful,
  stringOf,
  type Value,
} from './value.ts'

/**
 * What a value can be, as far as it is known at save: `author` is text that stems from the template alone, `json` is
 * finished JSON from `tojson`, `unknown` is anything.
 */
export type Kind =
  | 'number'
  | 'boolean'
  | 'null'
  | 'text'
  | 'list'
  | 'object'
  | 'undefined'
  | 'json'
  | 'author'
  | 'namespace'
  | 'joiner'
  | 'cycler'
  | 'caller'
  | 'secret'
  | 'unknown'

/** What is known at save of an expression's value. */
export interface Shape {
  readonly kinds: ReadonlySet<Kind>
  /** What the samples have there. */
  readonly samples: readonly Value[]
  /** Of a list: its elements, when they are known otherwise than by samples. */
  readonly element: Shape | null
  /** Of a namespace: what its keys were made with. Of what the schema describes: its names. */
  readonly members?: ReadonlyMap<string, Shape>
  /** What the schema of events says of the same place, beside the samples. */
  readonly schema?: Shape | undefined
  /** The schema of events alone says what it is. */
  readonly isDeclared?: boolean
}

/** Enough to know the types; a sample with more elements tells nothing new. */
const SAMPLE_LIMIT = 2_000

/** A shape of these kinds. */
export function shape(...kinds: Kind[]): Shape {
  return { kinds: new Set(kinds), samples: [], element: null }
}

export const UNKNOWN = shape('unknown')
export const NUMBER = shape('number')
export const BOOLEAN = shape('boolean')
export const TEXT = shape('text')
export const AUTHOR = shape('author')
export const JSON_TEXT = shape('json')
export const UNDEFINED = shape('undefined')

/** A list of such elements. */
export function listOf(element: Shape): Shape {
  return { kinds: new Set(['list']), samples: [], element }
}

/** The shape of what the samples have at one place; what the schema says when none has more than null there. */
export function sampled(samples: readonly Value[], schema: Shape = UNKNOWN): Shape {
  if (samples.every((sample) => sample === undefined)) return schema
  const kinds = new Set(samples.map(kindOf))
  const found = { kinds, samples: samples.slice(0, SAMPLE_LIMIT), element: null }
  if (schema === UNKNOWN) return found
  const isSeen = samples.some((sample) => sample !== undefined && sample !== null)
  return isSeen ? { ...found, schema } : { ...schema, kinds: new Set([...schema.kinds, ...kinds]) }
}

/** The kind of a value. */
export function kindOf(value: Value): Kind {
  if (value === undefined) return 'undefined'
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (stringOf(value) !== null) return 'text'
  if (isWhole(value) || value instanceof Float || value instanceof Decimal) return 'number'
  if (value instanceof Stateful) return value.type
  if (value instanceof Opaque) return 'secret'
  return elementsOf(value) === null ? 'object' : 'list'
}

/** The shape of `object.key`. */
export function member(object: Shape, key: string): Shape {
  if (object.members !== undefined) return object.members.get(key) ?? UNKNOWN
  return sampled(
    object.samples.filter(isDictionary).map((sample) => getOwn(sample, key)),
    object.schema?.members?.get(key),
  )
}

/** The shape of the elements of a list. */
export function elementOf(list: Shape): Shape {
  return (
    list.element ??
    sampled(
      list.samples.flatMap((sample) => elementsOf(sample) ?? []),
      list.schema?.element ?? undefined,
    )
  )
}

/** Either of two shapes. */
export function either(left: Shape, right: Shape): Shape {
  if (isPlain(left) && isPlain(right) && [...right.kinds].every((kind) => left.kinds.has(kind))) return left
  const element = left.element !== null && right.element !== null ? either(left.element, right.element) : null
  return {
    kinds: new Set([...left.kinds, ...right.kinds]),
    samples: [...left.samples, ...right.samples].slice(0, SAMPLE_LIMIT),
    element,
    ...(left.schema !== undefined && left.schema === right.schema ? { schema: left.schema } : {}),
    ...(left.isDeclared === true || right.isDeclared === true ? { isDeclared: true } : {}),
  }
}

/** Whether nothing but the kinds is known: long lists of literals are such. */
function isPlain({ samples, element, members, isDeclared }: Shape): boolean {
  return samples.length === 0 && element === null && members === undefined && isDeclared !== true
}

/** The shape without some kinds. */
export function without(from: Shape, ...kinds: Kind[]): Shape {
  return {
    ...from,
    kinds: new Set([...from.kinds].filter((kind) => !kinds.includes(kind))),
    samples: from.samples.filter((sample) => !kinds.includes(kindOf(sample))),
  }
}

/** The shape of a literal: its text is the author's own. */
export function literalShape(value: Value): Shape {
  const kind = kindOf(value)
  return kind === 'text' && !(value instanceof Markup) ? AUTHOR : shape(kind)
}

/** Whether the value is surely a text. */
export function isTextOnly({ kinds }: Shape): boolean {
  return kinds.size > 0 && [...kinds].every((kind) => kind === 'text' || kind === 'author' || kind === 'json')
}
