import type { Expression, Statement } from './ast.ts'
import type { LookupTables } from './lookups.ts'
import { SaveError } from './save-error.ts'
import { TEXT, UNKNOWN, type Shape } from './shapes.ts'
import type { Value } from './value.ts'

/** The names that a text can see, and what is known of them at save. */
export interface KnownNames {
  /** Postbud's own names here; they beat the data. */
  readonly own: ReadonlyMap<string, Shape>
  /** The samples that say what the data can hold. */
  readonly samples: readonly Value[]
  /** Own names that exist elsewhere, but not here. */
  readonly absent: readonly string[]
  /** The look-up tables there are; null where that is not known, and not checked. */
  readonly tables: LookupTables | null
  /** What is known of events beside the samples; left out: nothing, and nothing is checked. */
  readonly events?: KnownEvents | undefined
}

/** What is known of events before any comes. */
export interface KnownEvents {
  /** What their schema says, made once. */
  readonly schema: Shape
  /** The types of those that this is for; none: not known. */
  readonly eventTypes: readonly string[]
  /** Finds what is probably wrong; null: nothing is looked for. */
  readonly check: Check | null
}

/** The data that a text is for, as far as it is known at save. */
export type KnownData = Pick<KnownNames, 'samples' | 'events'>

/** Nothing is. */
export const NO_DATA: KnownData = { samples: [] }

/** Goes through a text for what is probably wrong with it. */
export type Check = (text: readonly Statement[] | Expression, names: KnownNames) => SaveError[]

/** Postbud's own names by where they can be used. */
export const OWN_NAMES = {
  trigger: UNKNOWN,
  postback: UNKNOWN,
  part: UNKNOWN,
  body: TEXT,
  fields: UNKNOWN,
} as const

export type OwnName = keyof typeof OWN_NAMES

/** Own names with their shapes; `payload` always belongs to them. */
export function ownNames(names: readonly OwnName[]): ReadonlyMap<string, Shape> {
  return new Map<string, Shape>([
    ['payload', UNKNOWN],
    ...names.map((name): [string, Shape] => [name, OWN_NAMES[name]]),
  ])
}

/** Refuses a name that is Postbud's own elsewhere, but not here. */
export function checkAbsent(names: KnownNames, name: string, at: number): void {
  if (!names.absent.includes(name)) return
  if (name === 'secrets') throw new SaveError('not_available_here', at, 'secrets_not_here')
  throw new SaveError('not_available_here', at, 'name_made_later', { name })
}

/** The name among `candidates` that is most like the given one; null when none is close. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  if (name.length > 40) return null
  let best: string | null = null
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** How many letters differ, are missing or too many; two that changed places count as one. */
function editDistance(left: string, right: string): number {
  let before: number[] = []
  let row = Array.from({ length: right.length + 1 }, (_, i) => i)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      const isSwapped = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      const swap = isSwapped ? (before[j - 2] ?? Infinity) + 1 : Infinity
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[right.length] ?? 0
}
