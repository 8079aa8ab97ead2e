import type { Overview } from '#contract/overview.ts'
import type { Sql } from '#server/db/database.ts'
import { bucketForCustomer, firstIdAt, timeOf } from '#server/db/ids.ts'
import type { Period } from './periods.ts'

/** Nobody acts otherwise on more, and counting it takes its time. */
const mostCounted = 20_000
const mostCompared = 100_000

/** What is held and what waits, now. */
export async function countOpen(sql: Sql, customerId?: string): Promise<{ held: number; waiting: number }> {
  const count = async (state: 'held' | 'waiting') => {
    const [row] = await sql<[{ count: number }]>`
      select count(*)::int as count from (
        select from dispatch where state = ${state} and lease_id is null ${ofCustomer(sql, customerId)}
        limit ${mostCounted}
      ) found`
    return row.count
  }
  return { held: await count('held'), waiting: await count('waiting') }
}

/** The waiting ones have an index of their own, in another order: in a huge backlog it is one of the oldest. */
export async function findOldestWaiting(sql: Sql, customerId?: string): Promise<Overview['oldestWaiting']> {
  const [row] = await sql<{ id: string }[]>`
    select id from (
      select postback_id as id from dispatch
      where state = 'waiting' and lease_id is null ${ofCustomer(sql, customerId)}
      limit ${mostCompared}
    ) waiting
    order by id limit 1`
  return row ? { postbackId: row.id, createdAt: new Date(timeOf(row.id)).toISOString() } : null
}

function ofCustomer(sql: Sql, customerId: string | undefined) {
  if (customerId === undefined) return sql``
  return sql`and bucket = ${bucketForCustomer(customerId)} and customer_id = ${customerId}`
}

export async function countUnmatched(sql: Sql, { from, to }: Period, customerId?: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from (
      select from events
      where postback_count = 0 and id >= ${firstIdAt(from)}::uuid and id < ${firstIdAt(to)}::uuid
        ${customerId === undefined ? sql`` : sql`and customer_id = ${customerId}`}
      limit ${mostCounted}
    ) found`
  return row.count
}

/** Only the latest few thousand are kept. */
export async function countRefused(sql: Sql, { from, to }: Period): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from refusals
    where id >= ${firstIdAt(from)}::uuid and id < ${firstIdAt(to)}::uuid`
  return row.count
}

export async function countTotals(sql: Sql, customerId?: string): Promise<Overview['totals']> {
  const own = customerId === undefined ? sql`` : sql`and customer_id = ${customerId}`
  const [row] = await sql<[Overview['totals']]>`
    select (select count(*)::int from customers
            where state = 'active' ${customerId === undefined ? sql`` : sql`and id = ${customerId}`}) as customers,
           (select count(*)::int from templates
            where state = 'active'
              ${customerId === undefined ? sql`` : sql`and (customer_id = ${customerId} or customer_id is null)`}
           ) as templates,
           (select count(*)::int from triggers where state <> 'archived' ${own}) as triggers,
           (select count(*)::int from triggers where state = 'active' ${own}) as "activeTriggers",
           (select count(*)::int from triggers t
            cross join lateral (
              select passed from trigger_tests where trigger_id = t.id order by id desc limit 1
            ) latest
            where t.state <> 'archived' and latest.passed ${own}) as "testedTriggers"`
  return row
}
