import { placesIn, type Place } from './save-error.ts'
import type { Kind, Shape } from './shapes.ts'
import { elementsOf, getOwn, type Value } from './value.ts'

/** Types of holes by their place (`line:column`), as they are stored with a published version. */
export type StoredTypes = Record<string, string[]>

const WRITABLE: ReadonlySet<Kind> = new Set(['number', 'boolean', 'list', 'object'])

/** The types of the holes of one text: decided from samples, or as they were decided when it was published. */
export class HoleTypes {
  /** What was decided. */
  readonly decided: StoredTypes = {}
  readonly #placeOf: (at: number) => Place
  readonly #stored: Value

  /** @param stored types decided earlier; undefined to decide now */
  constructor(source: string, stored: Value) {
    this.#placeOf = placesIn(source)
    this.#stored = stored
  }

  /** The stored kinds of a place; null when none are stored or none need to be. */
  stored(at: number): Kind[] | null {
    const kinds = elementsOf(getOwn(this.#stored, this.#key(at)))
    if (kinds === null) return null
    return [...WRITABLE].filter((kind) => kinds.includes(kind))
  }

  decide(at: number, kinds: Iterable<Kind>): void {
    this.decided[this.#key(at)] = [...kinds]
  }

  #key(at: number): string {
    const { line, column } = this.#placeOf(at)
    return `${line}:${column}`
  }
}

/**
 * The kinds that a value outside quotes may have; null when it may be text or nothing is known. Null is always
 * allowed besides, and what is undefined in some sample is a matter of the payload.
 */
export function decideKinds(types: HoleTypes, shape: Shape, at: number): ReadonlySet<Kind> | null {
  const stored = types.stored(at)
  const kinds = stored ?? [...shape.kinds].filter((kind) => kind !== 'null' && kind !== 'undefined')
  if (kinds.length === 0 || !kinds.every((kind) => WRITABLE.has(kind))) return null
  if (stored !== null || shape.samples.length > 0 || shape.isDeclared === true) types.decide(at, kinds)
  return new Set(kinds)
}
