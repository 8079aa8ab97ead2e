import { isDeepStrictEqual } from 'node:util'
import type { Lookup, LookupChange, LookupInput } from '#contract/lookups.ts'
import { useCustomer } from '#server/customers/use.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import { isUniqueViolation } from '#server/db/faults.ts'
import { newPlainId } from '#server/db/ids.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import { recordChange } from '#server/history/record.ts'
import { page, readNameCursor } from '#server/http/cursor.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { checkRevision } from '#server/http/revision.ts'
import { presentLookup, presentSummary, type LookupRow } from './present.ts'
import { usersOf } from './use.ts'

const asError = { kind: 'error' } as const

export async function createLookup(database: Database, who: string, input: LookupInput): Promise<Lookup> {
  const entries = pairsOf(input.entries)
  try {
    return await database.sql.begin(async (tx) => {
      if (input.customerId) await useCustomer(tx, input.customerId, '/customerId')
      const [row] = await tx<[LookupRow]>`
        insert into lookups (id, customer_id, name, entries, unknown, revision, created_at, updated_at)
        values (${newPlainId()}, ${input.customerId ?? null}, ${input.name}, ${asJsonb(tx, entries)},
                ${asJsonb(tx, input.unknown ?? asError)}, 1, now(), now())
        returning *`
      await advanceEpoch(tx)
      const after = presentLookup(row, await usersOf(tx, row))
      await record(tx, who, 'lookup.created', { after })
      return after
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError('lookup_name_taken', '/name')
    throw error
  }
}

/** What changes nothing leaves no trace. */
export async function changeLookup(
  database: Database,
  who: string,
  id: string,
  change: LookupChange,
  ifMatch: number | null,
): Promise<Lookup> {
  const entries = change.entries === undefined ? null : pairsOf(change.entries)
  return await database.sql.begin(async (tx) => {
    const before = await lockLookup(tx, id)
    checkRevision(before.revision, ifMatch)
    const next = { entries: entries ?? before.entries, unknown: change.unknown ?? before.unknown }
    if (isDeepStrictEqual(next, { entries: before.entries, unknown: before.unknown })) {
      return presentLookup(before, await usersOf(tx, before))
    }
    const [row] = await tx<[LookupRow]>`
      update lookups set entries = ${asJsonb(tx, next.entries)}, unknown = ${asJsonb(tx, next.unknown)},
                         revision = revision + 1, updated_at = now()
      where id = ${id}
      returning *`
    await advanceEpoch(tx)
    const after = presentLookup(row, await usersOf(tx, row))
    await record(tx, who, 'lookup.changed', { before: presentLookup(before, []), after })
    return after
  })
}

/** Refused while a live trigger uses it, whose events would fail from then on. */
export async function deleteLookup(database: Database, who: string, id: string): Promise<null> {
  return await database.sql.begin(async (tx) => {
    const before = await lockLookup(tx, id)
    const users = await usersOf(tx, before)
    if (users.length > 0) {
      throw new ApiError('lookup_in_use', {
        values: { triggers: users.slice(0, 10).map(({ name }) => name) },
      })
    }
    await tx`delete from lookups where id = ${id}`
    await advanceEpoch(tx)
    await record(tx, who, 'lookup.deleted', { before: presentLookup(before, []) })
    return null
  })
}

export async function getLookup({ sql }: Database, id: string): Promise<Lookup> {
  const [row] = await sql<LookupRow[]>`select * from lookups where id = ${id}`
  if (!row) throw new ApiError('not_found')
  return presentLookup(row, await usersOf(sql, row))
}

export async function listLookups(
  { sql }: Database,
  filter: { limit?: number; cursor?: string; customerId?: string },
) {
  const limit = filter.limit ?? 50
  const after = readNameCursor(filter.cursor)
  const rows = await sql<LookupRow[]>`
    select * from lookups
    where ${filter.customerId === undefined ? sql`true` : sql`(customer_id = ${filter.customerId} or customer_id is null)`}
      ${after ? sql`and (name, id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by name, id
    limit ${limit + 1}`
  return page(rows, limit, presentSummary, (row) => [row.name, row.id])
}

async function lockLookup(tx: Transaction, id: string): Promise<LookupRow> {
  const [row] = await tx<LookupRow[]>`select * from lookups where id = ${id} for update`
  if (!row) throw new ApiError('not_found')
  return row
}

/** @throws ApiError lookup_key_twice */
function pairsOf(entries: LookupInput['entries']): [string, string][] {
  const seen = new Set<string>()
  for (const [index, { key }] of entries.entries()) {
    if (seen.has(key)) throw fieldError('lookup_key_twice', `/entries/${index}/key`)
    seen.add(key)
  }
  return entries.map(({ key, value }) => [key, value])
}

/** The history shows how many entries there were, and those that changed: a table may hold thousands. */
async function record(
  tx: Transaction,
  who: string,
  action: string,
  { before, after }: { before?: Lookup; after?: Lookup },
): Promise<void> {
  const id = (after ?? before)?.id ?? ''
  const shown = (lookup: Lookup, other: Lookup | undefined) => {
    const known = new Map(other?.entries.map(({ key, value }) => [key, value]))
    const entries = lookup.entries.filter(({ key, value }) => known.get(key) !== value).slice(0, 200)
    const { usedBy: _, ...rest } = lookup
    return { ...rest, entries }
  }
  await recordChange(tx, {
    who,
    action,
    subject: { type: 'lookup', id },
    ...(before ? { before: shown(before, after) } : {}),
    ...(after ? { after: shown(after, before) } : {}),
  })
}
