import type { Kind } from '../shapes.ts'
import type { Value } from '../value.ts'
import type { Place } from './place.ts'

/** What is known of an expression's value before any order comes. */
export interface Known {
  /** Where in the events it comes from; null when the template makes it. */
  place: Place | null
  /** The only kind it can be, null and undefined aside; null when that is not sure. */
  kind: Kind | null
  /** Of a list that the template makes: where its elements come from. */
  element: Place | null
  /** Its value, where it is written out. */
  literal: Value
  /** Something stands in where it is missing. */
  isFilled: boolean
}

export const NOTHING_KNOWN: Known = made(null)

/** What the template makes. */
export function made(kind: Kind | null): Known {
  return { place: null, kind, element: null, literal: undefined, isFilled: true }
}

/** What is at a place. */
export function placed(place: Place, isFilled = false): Known {
  return { place, kind: place.kind, element: null, literal: undefined, isFilled }
}

/** A list whose elements come from a place. */
export function listFrom(element: Place | null): Known {
  return { ...made('list'), element }
}

/** Where the elements of a list come from; null when it is none, or nobody knows. */
export function elementsPlace({ place, kind, element }: Known): Place | null {
  if (kind !== 'list') return null
  return place === null ? element : place.elements
}
