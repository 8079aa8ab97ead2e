/** One field that a change of the configuration changed. */
export interface FieldChange {
  /** Names from the outside in, with dots; list items by their place, from 1. */
  path: string
  /** undefined: it was not there. */
  before: string | undefined
  after: string | undefined
}

/** They differ after every change and say nothing about it. */
const noise = new Set(['revision', 'updatedAt', 'createdAt', 'id'])

/** What differs between two states of something, as the history has them; in the order of the fields. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const old = leavesOf(before)
  const now = leavesOf(after)
  const paths = [...new Set([...old.keys(), ...now.keys()])]
  return paths
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }))
    .filter(({ before, after }) => before !== after)
}

function leavesOf(value: unknown): Map<string, string> {
  const leaves = new Map<string, string>()
  collect(value, [], leaves)
  return leaves
}

function collect(value: unknown, path: string[], leaves: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, [...path, String(index + 1)], leaves)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (path.length > 0 || !noise.has(name)) collect(item, [...path, name], leaves)
    }
  } else if (value !== null && value !== undefined) {
    leaves.set(path.join('.'), typeof value === 'string' ? value : JSON.stringify(value))
  }
}

export interface LineChange {
  /** Of the first line that differs, from 1. */
  line: number
  removed: string[]
  added: string[]
}

/** Where two texts of several lines differ: without the lines they begin and end with alike. */
export function lineChange(before: string, after: string): LineChange {
  const old = before.split('\n')
  const now = after.split('\n')
  let start = 0
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  return {
    line: start + 1,
    removed: old.slice(start, old.length - end),
    added: now.slice(start, now.length - end),
  }
}
