import type { Database } from '#server/db/database.ts'
import { toStorable } from '#server/db/text.ts'
import { page, readIdCursor } from '#server/http/cursor.ts'
import { presentSummary } from './present.ts'
import { toStored, type EventRow } from './stored.ts'

export async function listEvents(
  database: Database,
  query: { limit?: number; cursor?: string; customerId: string; order?: string },
) {
  const { sql } = database
  const limit = query.limit ?? 50
  const before = readIdCursor(query.cursor)
  const rows = await sql<EventRow[]>`
    select e.* from customers c
    join events e on e.bucket = c.bucket and e.customer_id = c.id
    where c.id = ${query.customerId}
      ${query.order === undefined ? sql`` : sql`and e.order_key = ${toStorable(query.order)}`}
      ${before === null ? sql`` : sql`and e.id < ${before}::uuid`}
    order by e.id desc limit ${limit + 1}`
  return page(rows.map(toStored), limit, presentSummary, (event) => [event.id])
}
