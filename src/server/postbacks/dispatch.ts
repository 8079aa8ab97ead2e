import type { Sql, Transaction } from '#server/db/database.ts'

/** Why the postbacks of an archived trigger are cancelled. */
export const triggerArchived = { code: 'trigger_archived', message: 'Its trigger was archived.' }
const archivedReason = Buffer.from(JSON.stringify(triggerArchived))

/** A postback that this process may send, and the fence it knows. */
export interface Lease {
  bucket: number
  postbackId: string
  leaseId: string
}

/**
 * Holds what a trigger still has to send, within the transaction that pauses it. What is being sent stays: if it
 * has to wait again, the next claim holds it.
 */
export async function hold(tx: Transaction, triggerId: string): Promise<number> {
  const { count } = await tx`
    update dispatch set state = 'held' where trigger_id = ${triggerId} and state = 'waiting' and lease_id is null`
  return count
}

/** Releases what was held, within the transaction that resumes the trigger. */
export async function release(tx: Transaction, triggerId: string): Promise<number> {
  const { count } = await tx`
    update dispatch set state = 'waiting', due_at = least(due_at, now())
    where trigger_id = ${triggerId} and state = 'held'`
  return count
}

/** Cancels what a trigger still had to send, within the transaction that archives it. */
export async function cancel(tx: Transaction, triggerId: string): Promise<number> {
  const { count } = await tx`
    with gone as (
      delete from dispatch where trigger_id = ${triggerId} and lease_id is null
      returning bucket, postback_id, attempts + attempts_before as attempt_count
    ),
    cancelled as (insert into cancellations (bucket, postback_id) select bucket, postback_id from gone)
    update postbacks p
    set state = 'cancelled', finished_at = now(), attempt_count = gone.attempt_count, reason = ${archivedReason}
    from gone where p.bucket = gone.bucket and p.id = gone.postback_id`
  return count
}

/** Gives a claim back as held: its trigger was paused in the meantime. */
export async function giveBackHeld(
  sql: Sql,
  bucket: number,
  postbackId: string,
  leaseId: string,
): Promise<void> {
  await sql`
    update dispatch set state = 'held', lease_id = null, lease_until = null, leased_by = null
    where bucket = ${bucket} and postback_id = ${postbackId} and lease_id = ${leaseId}`
}

/** Gives claims back as they were: this process stops before their attempts have ended. */
export async function giveBack(sql: Sql, leases: Lease[]): Promise<void> {
  await sql`
    update dispatch d set lease_id = null, lease_until = null, leased_by = null
    from unnest(${leases.map(({ bucket }) => bucket)}::int[], ${leases.map(({ postbackId }) => postbackId)}::uuid[],
                ${leases.map(({ leaseId }) => leaseId)}::uuid[]) as l(bucket, postback_id, lease_id)
    where d.bucket = l.bucket and d.postback_id = l.postback_id and d.lease_id = l.lease_id`
}

/** Gives back a whole claim, whose answer never came: nobody knows what it leased, or whether it did. */
export async function giveBackClaim(sql: Sql, nodeId: string, leaseId: string): Promise<number> {
  const { count } = await sql`
    update dispatch set lease_id = null, lease_until = null, leased_by = null
    where lease_id is not null and leased_by = ${nodeId} and lease_id = ${leaseId}`
  return count
}

/** Ends a claimed postback without an attempt. @returns whether the lease still held */
export async function endClaimed(
  sql: Sql,
  claimed: Lease,
  state: 'failed' | 'cancelled',
  reason: { code: string; message: string },
): Promise<boolean> {
  const rows = await sql`
    with gone as (
      delete from dispatch
      where bucket = ${claimed.bucket} and postback_id = ${claimed.postbackId} and lease_id = ${claimed.leaseId}
      returning postback_id, customer_id, trigger_id, attempts + attempts_before as attempt_count
    ),
    failed as (
      insert into failures (bucket, postback_id, customer_id, trigger_id)
      select ${claimed.bucket}::smallint, postback_id, customer_id, trigger_id from gone where ${state} = 'failed'
    ),
    cancelled as (
      insert into cancellations (bucket, postback_id)
      select ${claimed.bucket}::smallint, postback_id from gone where ${state} = 'cancelled'
    )
    update postbacks p
    set state = ${state}, finished_at = now(), attempt_count = gone.attempt_count,
        reason = ${Buffer.from(JSON.stringify(reason))}
    from gone
    where p.bucket = ${claimed.bucket} and p.id = ${claimed.postbackId}
    returning p.id`
  return rows.length > 0
}
