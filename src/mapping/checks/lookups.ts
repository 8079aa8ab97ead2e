import type { Arguments, Expression } from '../ast.ts'
import { stringOf } from '../value.ts'
import type { Checker } from './checker.ts'
import type { Use } from './paths.ts'
import { textWritten } from '../written.ts'

/** Values that are named; the others are counted. */
const NAMED_LIMIT = 3

/** `lookups("table", value)`: tells which values of the samples the table has no answer for. */
export function checkLookup(checker: Checker, args: Arguments, at: number, use: Use): void {
  const call = callOf(args)
  for (const [, argument] of args.named) checker.known(argument, 'read')
  if (call === null) return
  const { place } = checker.known(call.key, use)
  const table = checker.names.tables?.get(call.table)
  // What the call says about unknown values goes before what the table says.
  if (place === null || table === undefined || table.unknown.kind !== 'error' || args.named.length > 0) return
  const values = new Set<string>()
  for (const { value, sample } of place.seen) {
    const text = stringOf(value)
    if (text !== null && checker.isReached(sample) && !table.entries.has(text)) values.add(text)
  }
  if (values.size === 0) return
  const named = [...values].slice(0, NAMED_LIMIT).map((value) => JSON.stringify(value))
  if (values.size > NAMED_LIMIT) named.push('…')
  checker.report('lookup_not_covering', at, 'lookup_not_covering', {
    table: call.table,
    count: values.size,
    values: named.join(', '),
  })
}

function callOf({ positional }: Arguments): { table: string; key: Expression } | null {
  const [first, second] = positional
  if (first === undefined) return null
  const name = textWritten(first)
  if (name !== null) return second === undefined ? null : { table: name, key: second }
  const [entry] = first.kind === 'dict' ? first.entries : []
  const table = textWritten(entry?.[0] ?? null)
  return entry === undefined || table === null ? null : { table, key: entry[1] }
}
