import type { Lookup } from '#contract/lookups.ts'
import type { LookupTable, LookupTables } from '#mapping/lookups.ts'
import type { Sql, Transaction } from '#server/db/database.ts'
import type { LookupRow } from './present.ts'

type Found = Pick<LookupRow, 'name' | 'entries' | 'unknown'>

/** The tables that a customer's templates see: its own, and the house's where it has none of that name. */
export async function tablesFor(sql: Sql | Transaction, customerId: string | null): Promise<LookupTables> {
  const rows = await sql<Found[]>`
    select name, entries, unknown from lookups
    where customer_id is null ${customerId === null ? sql`` : sql`or customer_id = ${customerId}`}
    order by customer_id nulls first`
  return new Map(rows.map((row) => [row.name, tableOf(row)]))
}

/** The tables that can be checked at save: null for a template of every customer, each of which may have its own. */
export async function checkableTables(
  sql: Sql | Transaction,
  customerId: string | null,
): Promise<LookupTables | null> {
  return customerId === null ? null : await tablesFor(sql, customerId)
}

function tableOf({ entries, unknown }: Found): LookupTable {
  return { entries: new Map(entries), unknown }
}

/**
 * Live triggers whose template, URL, headers or rules call `lookups` and hold the table's name: a few of them may
 * only look as if they used it.
 */
export async function usersOf(
  sql: Sql | Transaction,
  table: Pick<LookupRow, 'name' | 'customer_id'>,
): Promise<Lookup['usedBy']> {
  const name = `%${table.name.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
  return await sql<Lookup['usedBy']>`
    select t.id as "triggerId", t.name
    from triggers t
    join trigger_versions v on v.trigger_id = t.id and v.number = t.live_version
    join template_versions m on m.template_id = v.template_id and m.number = v.template_version
    where t.state in ('active', 'paused')
      and ${table.customer_id === null ? sql`true` : sql`(t.customer_id = ${table.customer_id} or t.customer_id is null)`}
      and (m.content::text || v.content::text) like '%lookups%'
      and (m.content::text || v.content::text) like ${name}
    order by t.name, t.id
    limit 100`
}
