import type { Lookup } from '#contract/lookups.ts'

export type Column = 'key' | 'value'

/** An entry while it is edited. The id stays when rows above it come and go. */
export interface Row {
  readonly id: number
  readonly key: string
  readonly value: string
}

export type RowFault = { kind: 'missing' } | { kind: 'twice'; first: number } | { kind: 'long'; at: Column }

export const longest = 1000
export const mostEntries = 10_000

let lastId = 0

export function newRow(key = '', value = ''): Row {
  return { id: ++lastId, key, value }
}

/** A table without entries begins with a row to type into. */
export function rowsOf(entries: Lookup['entries']): Row[] {
  return entries.length === 0 ? [newRow()] : entries.map(({ key, value }) => newRow(key, value))
}

/** What is saved of them: rows in which nothing was typed are none. */
export function filledOf(rows: readonly Row[]): Row[] {
  return rows.filter(({ key, value }) => key !== '' || value !== '')
}

export function entriesOf(rows: readonly Row[]): Lookup['entries'] {
  return filledOf(rows).map(({ key, value }) => ({ key, value }))
}

export function isSame(left: Lookup['entries'], right: Lookup['entries']): boolean {
  return (
    left.length === right.length &&
    left.every(({ key, value }, index) => key === right[index]?.key && value === right[index].value)
  )
}

/** What is wrong, by the id of its row; `first` is the place of the row that has the key already, from 0. */
export function faultsOf(rows: readonly Row[]): Map<number, RowFault> {
  const places = new Map<string, number>()
  const faults = new Map<number, RowFault>()
  for (const [place, { id, key, value }] of rows.entries()) {
    const first = places.get(key)
    if (key === '' && value !== '') faults.set(id, { kind: 'missing' })
    else if (key.length > longest) faults.set(id, { kind: 'long', at: 'key' })
    else if (value.length > longest) faults.set(id, { kind: 'long', at: 'value' })
    else if (first !== undefined) faults.set(id, { kind: 'twice', first })
    if (key !== '' && first === undefined) places.set(key, place)
  }
  return faults
}

/**
 * Writes pasted cells into rows, as a spreadsheet does: from one row on downwards, with new rows where they end.
 * @param shown ids of the rows that are seen, in their order; the others are left alone
 */
export function pastedInto(
  rows: readonly Row[],
  {
    shown,
    from,
    column,
    lines,
  }: { shown: readonly number[]; from: number; column: Column; lines: string[][] },
): Row[] {
  const targets = shown.slice(Math.max(shown.indexOf(from), 0))
  const places = new Map(targets.map((id, index) => [id, index]))
  const written = rows.map((row) => {
    const line = lines[places.get(row.id) ?? -1]
    return line === undefined ? row : { ...row, ...cellsOf(line, column) }
  })
  const added = lines.slice(targets.length).map((line) => {
    const { key, value } = cellsOf(line, column)
    return newRow(key, value)
  })
  return [...written, ...added]
}

/** One column goes where it was pasted, two are key and value. */
function cellsOf([first = '', second]: string[], column: Column): Partial<Row> {
  return second === undefined ? { [column]: first } : { key: first, value: second }
}
