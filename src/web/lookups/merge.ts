import type { Lookup } from '#contract/lookups.ts'

type Entries = Lookup['entries']

/** What somebody else did with one key. null: it is not in the table. */
export interface EntryChange {
  key: string
  before: string | null
  theirs: string | null
}

export interface Merged {
  entries: Entries
  /** Saved by somebody else, and taken over: they were not touched here. */
  taken: EntryChange[]
  /** Changed by both, differently; `entries` has what was typed here. */
  both: EntryChange[]
}

/** Puts together what two people did with the same table. @param base what both began with */
export function merge(base: Entries, mine: Entries, theirs: Entries): Merged {
  const [before, here, there] = [mapOf(base), mapOf(mine), mapOf(theirs)]
  const keys = new Set([...before.keys(), ...there.keys()])
  const changed = [...keys]
    .map((key) => ({ key, before: before.get(key) ?? null, theirs: there.get(key) ?? null }))
    .filter((change) => change.theirs !== change.before && change.theirs !== (here.get(change.key) ?? null))
  const taken = changed.filter((change) => (here.get(change.key) ?? null) === change.before)
  const both = changed.filter((change) => (here.get(change.key) ?? null) !== change.before)
  return { entries: taken.reduce(withEntry, mine), taken, both }
}

/** As somebody else has it: changed in its place, new at the end, or gone. */
export function withEntry(entries: Entries, { key, theirs }: EntryChange): Entries {
  if (theirs === null) return entries.filter((entry) => entry.key !== key)
  if (!entries.some((entry) => entry.key === key)) return [...entries, { key, value: theirs }]
  return entries.map((entry) => (entry.key === key ? { key, value: theirs } : entry))
}

function mapOf(entries: Entries): Map<string, string> {
  return new Map(entries.map(({ key, value }) => [key, value]))
}
