import type { Postback, PostbackDetail, PostbackState } from '#contract/postbacks.ts'
import { plainColumn } from '#server/db/columns.ts'
import type { Database, Sql } from '#server/db/database.ts'
import { everyBucket } from '#server/db/every-bucket.ts'
import { bucketOf, firstIdAt } from '#server/db/ids.ts'
import { toStorable } from '#server/db/text.ts'
import { page, readIdCursor } from '#server/http/cursor.ts'
import { ApiError } from '#server/http/errors.ts'
import { readTime } from '#server/http/time.ts'
import { presentAttempt, presentPostback, type AttemptRow, type PostbackRow } from './present.ts'
import { presentRequest } from './request.ts'
import { decodeMessage } from './sealed.ts'

// Searches go over all buckets: with getting one by its id, they are the only statements here without one.

export interface PostbackFilter {
  limit?: number
  cursor?: string
  customerId?: string
  triggerId?: string
  eventId?: string
  externalId?: string
  order?: string
  eventType?: string
  state?: PostbackState
  from?: string
  to?: string
}

/** Postbacks newest first. */
export async function searchPostbacks(database: Database, filter: PostbackFilter) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const before = readIdCursor(filter.cursor)
  const eventIds = await eventIdsOf(sql, filter)
  const wanted = sql`
      ${before === null ? sql`` : sql`and p.id < ${before}::uuid`}
      ${filter.customerId === undefined ? sql`` : sql`and p.customer_id = ${filter.customerId}`}
      ${filter.triggerId === undefined ? sql`` : sql`and p.trigger_id = ${filter.triggerId}`}
      ${filter.eventType === undefined ? sql`` : sql`and p.event_type = ${filter.eventType}`}
      ${filter.from === undefined ? sql`` : sql`and p.id >= ${firstIdAt(readTime(filter.from))}::uuid`}
      ${filter.to === undefined ? sql`` : sql`and p.id < ${firstIdAt(readTime(filter.to))}::uuid`}
      ${eventIds === null ? sql`` : sql`and p.id in ${postbackIdsOf(sql, eventIds)}`}
      ${stateCondition(sql, filter.state)}
    order by p.id desc
    limit ${limit + 1}`
  const rows = isNarrow(filter)
    ? await sql<PostbackRow[]>`
        select ${postbackColumns(sql)}
        from postbacks p left join dispatch d on d.bucket = p.bucket and d.postback_id = p.id
        where true ${wanted}`
    : await sql<PostbackRow[]>`
        select ${postbackColumns(sql)}
        from (
          select p.* from ${everyBucket(sql)}
          cross join lateral (select p.* from postbacks p where p.bucket = every.bucket ${wanted}) p
          order by p.id desc limit ${limit + 1}
        ) p
        left join dispatch d on d.bucket = p.bucket and d.postback_id = p.id
        order by p.id desc`
  return page(rows, limit, presentPostback, (row) => [row.id])
}

/** Whether an index or a small table leads to what is searched for; else the newest of each bucket are looked at. */
function isNarrow({ customerId, triggerId, eventId, externalId, order, state }: PostbackFilter): boolean {
  const names = [customerId, triggerId, eventId, externalId, order]
  return names.some((name) => name !== undefined) || !(state === undefined || state === 'sent')
}

/** One postback as lists show it. @throws ApiError not_found */
export async function findPostback(sql: Sql, id: string): Promise<{ row: PostbackRow; postback: Postback }> {
  const [row] = await sql<PostbackRow[]>`
    select ${postbackColumns(sql)}
    from postbacks p left join dispatch d on d.bucket = p.bucket and d.postback_id = p.id
    where p.bucket = ${bucketOf(id)} and p.id = ${id}`
  if (!row) throw new ApiError('not_found')
  return { row, postback: presentPostback(row) }
}

/** Postbacks by id, in the order of the ids; those that are gone are left out. */
export async function findPostbacks(sql: Sql, bucket: number, ids: string[]): Promise<Postback[]> {
  if (ids.length === 0) return []
  const rows = await sql<PostbackRow[]>`
    select ${postbackColumns(sql)}
    from postbacks p left join dispatch d on d.bucket = p.bucket and d.postback_id = p.id
    where p.bucket = ${bucket} and p.id = any(${ids}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, presentPostback(row)]))
  return ids.map((id) => byId.get(id)).filter((postback) => postback !== undefined)
}

/** Postbacks by id, of any customers, in no order; those that are gone are left out. */
export async function findPostbacksAnywhere(sql: Sql, ids: string[]): Promise<Postback[]> {
  if (ids.length === 0) return []
  const sorted = ids.toSorted()
  const rows = await sql<PostbackRow[]>`
    select ${postbackColumns(sql)}
    from unnest(${plainColumn(ids.map(bucketOf))}::smallint[], ${plainColumn(ids)}::uuid[]) as wanted(bucket, id)
    join postbacks p on p.bucket = wanted.bucket and p.id = wanted.id
      -- Leaves out the partitions of other weeks.
      and p.id between ${sorted[0] ?? ''}::uuid and ${sorted.at(-1) ?? ''}::uuid
    left join dispatch d on d.bucket = p.bucket and d.postback_id = p.id`
  return rows.map(presentPostback)
}

export async function getPostback(database: Database, id: string): Promise<PostbackDetail> {
  const { sql } = database
  const { row, postback } = await findPostback(sql, id)
  const [content] = await sql<{ sealed: Buffer; body: Buffer | null }[]>`
    select sealed, body from postback_contents where bucket = ${row.bucket} and postback_id = ${id}`
  const attempts = await sql<AttemptRow[]>`
    select * from attempts where bucket = ${row.bucket} and postback_id = ${id} order by number`
  return {
    ...postback,
    request: content ? presentRequest(id, decodeMessage(content.sealed, content.body)) : null,
    attempts: attempts.map(presentAttempt),
  }
}

/**
 * What a list shows. Names are looked up for the rows that are shown, after the limit: as joins they would give the
 * planner a reason to begin elsewhere than at the newest postback.
 */
function postbackColumns(sql: Sql) {
  return sql`p.*,
             (select name from customers where id = p.customer_id) as customer_name,
             (select name from triggers where id = p.trigger_id) as trigger_name,
             (select origin from destinations where id = p.destination_id) as destination,
             d.state as dispatch_state, d.lease_id is not null as leased, d.due_at,
             d.attempts + d.attempts_before as dispatch_attempts`
}

function stateCondition(sql: Sql, state: PostbackState | undefined) {
  switch (state) {
    case undefined:
      return sql``
    case 'waiting':
    case 'held':
      return sql`and d.state = ${state} and d.lease_id is null`
    case 'sending':
      return sql`and d.lease_id is not null`
    case 'failed':
      return sql`and (p.bucket, p.id) in (select bucket, postback_id from failures)`
    case 'cancelled':
      return sql`and (p.bucket, p.id) in (select bucket, postback_id from cancellations)`
    case 'sent':
      // Most are: reading on until there are enough is short.
      return sql`and p.state = 'sent'`
  }
}

function postbackIdsOf(sql: Sql, eventIds: string[]) {
  return sql`(
    select (jsonb_array_elements_text(m -> 'postbackIds'))::uuid
    from events e, jsonb_array_elements(convert_from(e.matches, 'UTF8')::jsonb) m
    where e.id = any(${eventIds}::uuid[]) and e.bucket = any(${[...new Set(eventIds.map(bucketOf))]}::int[]))`
}

/** Events that the filter names, by whatever name; null when it names none. */
async function eventIdsOf(sql: Sql, filter: PostbackFilter): Promise<string[] | null> {
  const { eventId, externalId, order, customerId } = filter
  if (eventId === undefined && externalId === undefined && order === undefined) return null
  const ofCustomer = customerId === undefined ? sql`` : sql`and c.id = ${customerId}`
  let found: Set<string> | null = eventId === undefined ? null : new Set([eventId.toLowerCase()])
  const narrow = (ids: string[]) => {
    found = found === null ? new Set(ids) : found.intersection(new Set(ids))
  }
  if (externalId !== undefined) {
    const rows = await sql<{ id: string }[]>`
      select i.event_id as id from customers c
      join idempotency i on i.bucket = c.bucket and i.customer_id = c.id and i.external_id = ${toStorable(externalId)}
      where true ${ofCustomer}`
    narrow(rows.map(({ id }) => id))
  }
  if (order !== undefined) {
    const rows = await sql<{ id: string }[]>`
      select e.id from customers c
      join order_numbers n on n.bucket = c.bucket and n.customer_id = c.id and n.number = ${toStorable(order)}
      join events e on e.bucket = c.bucket and e.customer_id = c.id and e.order_key = n.order_key
      where true ${ofCustomer}`
    narrow(rows.map(({ id }) => id))
  }
  return [...(found ?? [])]
}
