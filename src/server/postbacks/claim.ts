import { within, type Sql } from '#server/db/database.ts'
import { decodeMessage } from './sealed.ts'
import type { SealedMessage } from '#mapping/message.ts'

/** A postback this process holds a lease for: what an attempt needs. */
export interface Claimed {
  bucket: number
  postbackId: string
  leaseId: string
  customerId: string
  triggerId: string
  destinationId: string
  attempts: number
  attemptsBefore: number
  ageMilliseconds: number
  message: SealedMessage
}

export interface ClaimInput {
  nodeId: string
  leaseId: string
  leaseMilliseconds: number
  /** What each destination may hold in all, what it holds already, and the most to claim. */
  cap: number
  inFlight: ReadonlyMap<string, number>
  most: number
}

const claimMilliseconds = 10_000

/**
 * Claims due postbacks, for each destination as many as it has free slots. Claims go by destination because in
 * plain due order 100,000 stuck rows of one dead destination stand before everyone else's (23.6 ms a claim, against
 * 0.6 ms). The destinations with work are found by skipping along the index from one to the next; a message whose
 * order has an earlier one open stays. Locked rows are another process's and are skipped.
 *
 * Whatever their bucket: this is the text for one server. Where data is distributed, `for update` needs one bucket
 * at a time, and that text will stand beside this one.
 */
export async function claim(sql: Sql, input: ClaimInput): Promise<{ epoch: number; claimed: Claimed[] }> {
  const held = [...input.inFlight]
  const rows = await within(
    claimMilliseconds,
    sql<ClaimRow[]>`
    with recursive
    holds as materialized (
      select * from unnest(${held.map(([id]) => id)}::uuid[], ${held.map(([, count]) => count)}::int[]) as h(id, count)
    ),
    busy(id) as (
      (select destination_id from dispatch where state = 'waiting' and lease_id is null
       order by destination_id limit 1)
      union all
      select (select d.destination_id from dispatch d
              where d.state = 'waiting' and d.lease_id is null and d.destination_id > busy.id
              order by d.destination_id limit 1)
      from busy where busy.id is not null
    ),
    due as materialized (
      select found.bucket, found.postback_id
      from busy
      left join holds on holds.id = busy.id
      cross join lateral (
        select d.bucket, d.postback_id
        from dispatch d
        where d.destination_id = busy.id and d.state = 'waiting' and d.lease_id is null and d.due_at <= now()
          and (d.position is null or not exists (
            select from dispatch earlier
            where earlier.bucket = d.bucket and earlier.trigger_id = d.trigger_id
              and earlier.customer_id = d.customer_id and earlier.order_key = d.order_key
              and earlier.position < d.position))
        order by d.due_at
        limit greatest(0, ${input.cap}::int - coalesce(holds.count, 0))
        for update skip locked
      ) found
      where busy.id is not null
      limit ${input.most}::int
    ),
    leased as (
      update dispatch d
      set lease_id = ${input.leaseId}, leased_by = ${input.nodeId},
          lease_until = now() + ${input.leaseMilliseconds}::int * interval '1 millisecond'
      from due
      where d.bucket = due.bucket and d.postback_id = due.postback_id
        -- Leases of a node that is not on the list are lost at once.
        and exists (select from nodes where id = ${input.nodeId})
      returning d.*
    )
    select l.bucket, l.postback_id, l.customer_id, l.trigger_id, l.destination_id, l.attempts, l.attempts_before,
           (extract(epoch from now() - l.begun_at) * 1000)::int8 as age, c.sealed, c.body,
           (select epoch from configuration) as epoch
    from leased l
    join postback_contents c on c.bucket = l.bucket and c.postback_id = l.postback_id`,
  )
  return {
    epoch: rows[0]?.epoch ?? 0,
    claimed: rows.map((row) => toClaimed(row, input.leaseId)),
  }
}

interface ClaimRow {
  bucket: number
  postback_id: string
  customer_id: string
  trigger_id: string
  destination_id: string
  attempts: number
  attempts_before: number
  age: number
  sealed: Buffer
  body: Buffer | null
  epoch: number
}

function toClaimed(row: ClaimRow, leaseId: string): Claimed {
  return {
    bucket: row.bucket,
    postbackId: row.postback_id,
    leaseId,
    customerId: row.customer_id,
    triggerId: row.trigger_id,
    destinationId: row.destination_id,
    attempts: row.attempts,
    attemptsBefore: row.attempts_before,
    ageMilliseconds: row.age,
    message: decodeMessage(row.sealed, row.body),
  }
}
