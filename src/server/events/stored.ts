import type { Sql } from '#server/db/database.ts'
import { fromStorable, toStorable } from '#server/db/text.ts'
import type { Match } from './match.ts'

export interface StoredEvent {
  id: string
  bucket: number
  customerId: string
  customerName: string
  externalId: string
  type: string
  occurredAt: Date
  receivedAt: Date
  orderKey: string
  postbackCount: number
  matches: Match[]
  payload: Buffer
}

export interface EventRow {
  id: string
  bucket: number
  customer_id: string
  /** null: it is there no more */
  customer_name: string | null
  external_id: string
  type: string
  occurred_at: Date
  received_at: Date
  order_key: string
  postback_count: number
  matches: Buffer
  payload: Buffer
}

/** What `toStored` reads, of `events e`. */
export function eventColumns(sql: Sql) {
  return sql`e.*, (select name from customers where id = e.customer_id) as customer_name`
}

/** One event as it was accepted. */
export async function findStored(sql: Sql, bucket: number, id: string): Promise<StoredEvent | null> {
  const [row] = await sql<
    EventRow[]
  >`select ${eventColumns(sql)} from events e where bucket = ${bucket} and id = ${id}`
  return row ? toStored(row) : null
}

/** The events of one order, in the order they were accepted. */
export async function findStoredOfOrder(
  sql: Sql,
  customerId: string,
  orderKey: string,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await sql<EventRow[]>`
    select ${eventColumns(sql)} from events e where customer_id = ${customerId} and order_key = ${toStorable(orderKey)}
    order by id desc limit ${limit}`
  return rows.map(toStored).reverse()
}

export function toStored(row: EventRow): StoredEvent {
  return {
    id: row.id,
    bucket: row.bucket,
    customerId: row.customer_id,
    customerName: row.customer_name ?? '',
    externalId: fromStorable(row.external_id),
    type: row.type,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    orderKey: fromStorable(row.order_key),
    postbackCount: row.postback_count,
    // Only the accepting statement writes this column.
    matches: JSON.parse(row.matches.toString('utf8')) as Match[],
    payload: row.payload,
  }
}
