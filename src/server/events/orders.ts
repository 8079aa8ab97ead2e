import type { Database } from '#server/db/database.ts'
import { fromStorable, toStorable } from '#server/db/text.ts'
import { ApiError } from '#server/http/errors.ts'
import { findPostbacks } from '#server/postbacks/search.ts'
import { presentSummary } from './present.ts'
import { findStoredOfOrder } from './stored.ts'

const ordersFound = 50
const eventsShown = 200

/** Orders that are known under a number; several customers may use the same. */
export async function findOrders(database: Database, query: { number: string; customerId?: string }) {
  const { sql } = database
  const rows = await sql<{ id: string; name: string; order_key: string; numbers: string[] }[]>`
    select c.id, c.name, n.order_key,
           array(select distinct other.number from order_numbers other
                 where other.bucket = c.bucket and other.customer_id = c.id and other.order_key = n.order_key) as numbers
    from customers c
    join order_numbers n on n.bucket = c.bucket and n.customer_id = c.id and n.number = ${toStorable(query.number)}
    where ${query.customerId === undefined ? sql`true` : sql`c.id = ${query.customerId}`}
    order by c.name, n.order_key
    limit ${ordersFound}`
  const items = rows.map((row) => ({
    customerId: row.id,
    customerName: row.name,
    key: fromStorable(row.order_key),
    numbers: row.numbers.map(fromStorable),
  }))
  return { items, nextCursor: null }
}

/** What happened to one order, and who was told what. @throws ApiError not_found */
export async function getOrder(database: Database, customerId: string, key: string) {
  const events = await findStoredOfOrder(database.sql, customerId, key, eventsShown + 1)
  const [first] = events
  if (!first) throw new ApiError('not_found')
  const shown = events.slice(-eventsShown)
  const ids = shown.flatMap((event) => event.matches.flatMap((match) => match.postbackIds))
  const postbacks = Map.groupBy(
    await findPostbacks(database.sql, first.bucket, ids),
    ({ eventId }) => eventId,
  )
  return {
    customerId,
    key,
    items: shown.map((event) => ({
      event: presentSummary(event),
      triggers: event.matches,
      postbacks: postbacks.get(event.id) ?? [],
    })),
    truncated: events.length > eventsShown,
  }
}
