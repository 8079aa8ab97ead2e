import type { Database, Sql } from '#server/db/database.ts'
import { giveBack, type Lease } from './dispatch.ts'
import { silentMilliseconds, type Node } from './node.ts'

/** So many leases lost in a row, and the message itself is suspected of killing whoever sends it. */
const lossesAllowed = 5

const workerLost = Buffer.from(
  JSON.stringify({
    code: 'worker_lost',
    message: `Sending it was broken off ${lossesAllowed} times in a row. Look into the log, then resend.`,
  }),
)

/** After a loss that this process lived through, it is not tried again at once. */
const lossWaitMilliseconds = 5000

/**
 * Frees leases whose time is up or whose node is gone. That is not an attempt; but whoever loses five in a row ends
 * as `failed` with the reason `worker_lost`. @returns how many were freed or ended
 */
export async function freeLostLeases(sql: Sql): Promise<number> {
  return await loseLeases(
    sql,
    sql`lease_until < now() or not exists (select from nodes where nodes.id = dispatch.leased_by)`,
    0,
  )
}

/** Gives up a lease whose attempt could not be made or settled here, because of a bug or of broken data. */
export async function countLoss(sql: Sql, { bucket, postbackId, leaseId }: Lease): Promise<void> {
  await loseLeases(
    sql,
    sql`bucket = ${bucket} and postback_id = ${postbackId} and lease_id = ${leaseId}`,
    lossWaitMilliseconds,
  )
}

async function loseLeases(sql: Sql, which: ReturnType<Sql>, waitMilliseconds: number): Promise<number> {
  const rows = await sql<{ ended: boolean }[]>`
    with lost as materialized (
      select bucket, postback_id, lease_id from dispatch where lease_id is not null and (${which}) limit 10000
      -- Who holds the row is settling it, or is another node's sweep.
      for update skip locked
    ),
    freed as (
      update dispatch d
      set lease_id = null, lease_until = null, leased_by = null, losses = d.losses + 1,
          due_at = now() + ${waitMilliseconds}::int * interval '1 millisecond'
      from lost
      where d.bucket = lost.bucket and d.postback_id = lost.postback_id and d.lease_id = lost.lease_id
        and d.losses + 1 < ${lossesAllowed}
      returning d.postback_id
    ),
    ended as (
      delete from dispatch d using lost
      where d.bucket = lost.bucket and d.postback_id = lost.postback_id and d.lease_id = lost.lease_id
        and d.losses + 1 >= ${lossesAllowed}
      returning d.bucket, d.postback_id, d.customer_id, d.trigger_id, d.attempts + d.attempts_before as attempt_count
    ),
    failed as (
      insert into failures (bucket, postback_id, customer_id, trigger_id)
      select bucket, postback_id, customer_id, trigger_id from ended
    ),
    closed as (
      update postbacks p
      set state = 'failed', reason = ${workerLost}, finished_at = now(), attempt_count = ended.attempt_count
      from ended where p.bucket = ended.bucket and p.id = ended.postback_id
    )
    select false as ended from freed union all select true from ended`
  return rows.length
}

/** After a failover all locks are free for a while: nobody is declared dead by a node that is just back itself. */
const settledMilliseconds = 3000

/** Takes dead nodes off the list, so that their leases are lost. @returns how many */
export async function removeDeadNodes(database: Database, node: Node): Promise<number> {
  if ((node.heldMilliseconds() ?? 0) < settledMilliseconds) return 0
  const silent = await database.sql<{ id: string; lock_key: number }[]>`
    select id, lock_key from nodes
    where id <> ${node.id} and heartbeat_at < now() - ${silentMilliseconds}::int * interval '1 millisecond'`
  let removed = 0
  for (const { id, lock_key } of silent) {
    removed += await database.direct.begin(async (tx) => {
      const [row] = await tx<[{ free: boolean }]>`select pg_try_advisory_xact_lock(${lock_key}) as free`
      if (!row.free) return 0
      const { count } = await tx`
        delete from nodes
        where id = ${id} and heartbeat_at < now() - ${silentMilliseconds}::int * interval '1 millisecond'`
      return count
    })
  }
  return removed
}

/**
 * Gives back leases that are this node's but that it knows nothing of: a claim or an acceptance whose answer never
 * came. @returns how many
 */
export async function giveBackForgotten(
  sql: Sql,
  nodeId: string,
  leaseMilliseconds: number,
  isKnown: (postbackId: string) => boolean,
): Promise<number> {
  const graceMilliseconds = 20_000
  const rows = await sql<{ bucket: number; postback_id: string; lease_id: string }[]>`
    select bucket, postback_id, lease_id from dispatch
    where lease_id is not null and leased_by = ${nodeId}
      and lease_until < now() + ${leaseMilliseconds - graceMilliseconds}::int * interval '1 millisecond'
    limit 1000`
  const forgotten = rows.filter((row) => !isKnown(row.postback_id))
  if (forgotten.length > 0) {
    await giveBack(
      sql,
      forgotten.map((row) => ({ bucket: row.bucket, postbackId: row.postback_id, leaseId: row.lease_id })),
    )
  }
  return forgotten.length
}

/**
 * Releases what was held just while its trigger was being resumed, or archived: the next claim cancels that.
 * @returns how many
 */
export async function releaseStray(sql: Sql): Promise<number> {
  const { count } = await sql`
    update dispatch set state = 'waiting'
    where state = 'held' and trigger_id in (
      select t.id from triggers t
      where t.state in ('active', 'archived') and exists (select from dispatch d where d.trigger_id = t.id and d.state = 'held'))`
  return count
}
