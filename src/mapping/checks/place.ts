import { elementOf, kindOf, member, UNKNOWN, type Kind, type Shape } from '../shapes.ts'
import { elementsOf, getOwn, hasOwn, isDictionary, keysOf, type Value } from '../value.ts'

/** What one sample has at a place. */
export interface Seen {
  value: Value
  /** Which sample it is. */
  sample: number
  /** Reading it fails: what it should be a part of is undefined, and not just null. */
  fails: boolean
}

/** Enough to know what a place can hold: a list with more elements tells nothing new. */
const SEEN_LIMIT = 500

/** A place in events: what the samples and the schema have there. Each is made once, when a text first names it. */
export class Place {
  /** In the same order as where it is a part of; of the elements of a list each. */
  readonly seen: readonly Seen[]
  readonly #schema: Shape
  readonly #steps = new Map<string | number, Place>()
  readonly #isKnown = new Map<string, boolean>()
  #kinds: readonly Kind[] | null = null
  #bySample: Map<number, Seen[]> | null = null

  constructor(seen: readonly Seen[], schema: Shape) {
    this.seen = seen.slice(0, SEEN_LIMIT)
    this.#schema = schema
  }

  /** Whole events. */
  static ofEvents(samples: readonly Value[], schema: Shape): Place {
    return new Place(
      samples.map((value, sample) => ({ value, sample, fails: false })),
      schema,
    )
  }

  /** The only kind it can be, null and undefined aside; null when there are several, or none is known. */
  get kind(): Kind | null {
    this.#kinds ??= this.#foundKinds()
    const [only, ...others] = this.#kinds
    return only === undefined || only === 'unknown' || others.length > 0 ? null : only
  }

  #foundKinds(): Kind[] {
    const found = new Set(this.seen.map(({ value }) => kindOf(value)))
    const seen = [...found].filter(isSomething)
    return seen.length > 0 ? seen : [...this.#schema.kinds].filter(isSomething)
  }

  /** The texts that the samples have here. */
  get texts(): string[] {
    return this.seen.flatMap(({ value }) => (typeof value === 'string' ? value : []))
  }

  /** Whether some sample or the schema has the name. */
  has(name: string): boolean {
    const known = this.#isKnown.get(name)
    if (known !== undefined) return known
    const isKnown =
      this.#schema.members?.has(name) === true ||
      this.seen.some(({ value }) => isDictionary(value) && hasOwn(value, name))
    this.#isKnown.set(name, isKnown)
    return isKnown
  }

  /** Whether nobody knows what it is, or the sender may keep with it whatever it wants. */
  get isFree(): boolean {
    return this.kind === null || (this.#schema.kinds.has('object') && this.#schema.members === undefined)
  }

  /** The names that are known here. */
  *names(): Iterable<string> {
    yield* this.#schema.members?.keys() ?? []
    for (const { value } of this.seen) {
      if (!isDictionary(value)) continue
      for (const key of keysOf(value)) if (typeof key === 'string') yield key
    }
  }

  member(name: string): Place {
    return this.#step(name, member(this.#schema, name), (value) => getOwn(value, name))
  }

  /** The element of a list at an index that is written out: a list may be too short for it. */
  at(index: number): Place {
    return this.#step(index, this.#elementSchema, (value) => elementsOf(value)?.at(index))
  }

  #step(key: string | number, schema: Shape, read: (value: Value) => Value): Place {
    const known = this.#steps.get(key)
    if (known !== undefined) return known
    const seen = this.seen.map(({ value, sample, fails }): Seen => {
      return { value: read(value), sample, fails: fails || value === undefined }
    })
    return this.#kept(key, new Place(seen, schema))
  }

  /** Each of its elements. */
  get elements(): Place {
    const known = this.#steps.get(EACH)
    if (known !== undefined) return known
    const seen = this.seen.flatMap(({ value, sample }) => {
      const items = (elementsOf(value) ?? []).slice(0, SEEN_LIMIT)
      return items.map((item): Seen => ({ value: item, sample, fails: false }))
    })
    return this.#kept(EACH, new Place(seen, this.#elementSchema))
  }

  #kept(key: string | number, place: Place): Place {
    this.#steps.set(key, place)
    return place
  }

  get #elementSchema(): Shape {
    return this.#schema.element === null ? UNKNOWN : elementOf(this.#schema)
  }

  /** What one sample has here; null when that is not exactly one value. */
  inSample(sample: number): Seen | null {
    this.#bySample ??= Map.groupBy(this.seen, (one) => one.sample)
    const [one, ...others] = this.#bySample.get(sample) ?? []
    return one === undefined || others.length > 0 ? null : one
  }
}

/** Where the elements of a list are kept: no index has a fraction. */
const EACH = 0.5

function isSomething(kind: Kind): boolean {
  return kind !== 'null' && kind !== 'undefined'
}
