import type { Database } from '#server/db/database.ts'
import { everyBucket } from '#server/db/every-bucket.ts'
import { bucketForCustomer } from '#server/db/ids.ts'
import { toStorable } from '#server/db/text.ts'
import { page, readIdCursor } from '#server/http/cursor.ts'
import { presentSummary } from './present.ts'
import { eventColumns, toStored, type EventRow } from './stored.ts'

export interface EventFilter {
  limit?: number
  cursor?: string
  customerId?: string
  order?: string
  eventType?: string
  unmatched?: boolean
}

/** Events newest first, of one customer or of all. */
export async function listEvents(database: Database, query: EventFilter) {
  const { sql } = database
  const limit = query.limit ?? 50
  const before = readIdCursor(query.cursor)
  const wanted = sql`
    ${query.order === undefined ? sql`` : sql`and e.order_key = ${toStorable(query.order)}`}
    ${query.eventType === undefined ? sql`` : sql`and e.type = ${query.eventType}`}
    ${query.unmatched ? sql`and e.postback_count = 0` : sql``}
    ${before === null ? sql`` : sql`and e.id < ${before}::uuid`}`
  const newest = sql`order by e.id desc limit ${limit + 1}`
  const rows =
    query.customerId !== undefined
      ? await sql<EventRow[]>`
          select ${eventColumns(sql)} from events e
          where e.bucket = ${bucketForCustomer(query.customerId)} and e.customer_id = ${query.customerId} ${wanted}
          ${newest}`
      : query.unmatched
        ? // They have an index of their own.
          await sql<EventRow[]>`select ${eventColumns(sql)} from events e where true ${wanted} ${newest}`
        : await sql<EventRow[]>`
            select ${eventColumns(sql)}
            from ${everyBucket(sql)}
            cross join lateral (
              select e.* from events e where e.bucket = every.bucket ${wanted} ${newest}
            ) e
            ${newest}`
  return page(rows.map(toStored), limit, presentSummary, (event) => [event.id])
}
