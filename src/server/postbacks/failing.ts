import type { FailingTrigger } from '#contract/overview.ts'
import type { Sql } from '#server/db/database.ts'

/** A trigger that needs a person, and why. */
export interface Failing extends Omit<FailingTrigger, 'since'> {
  since: Date
}

/** Looked at from either end of what was made since the third latest failure. */
const lookedAt = 500

/**
 * Triggers that are failing, longest first: paused by a 410; or active, and the latest three final postbacks failed,
 * or one has been retried for over an hour.
 */
export async function findFailing(sql: Sql, customerId?: string): Promise<Failing[]> {
  const [gone, failed, retrying] = await Promise.all([
    findGone(sql, customerId),
    findFailed(sql, customerId),
    findRetrying(sql, customerId),
  ])
  const byTrigger = new Map<string, Failing>()
  for (const each of [...gone, ...failed, ...retrying]) {
    if (!byTrigger.has(each.triggerId)) byTrigger.set(each.triggerId, each)
  }
  return [...byTrigger.values()].sort((a, b) => a.since.getTime() - b.since.getTime())
}

interface FailingRow {
  trigger_id: string
  name: string
  customer_id: string | null
  customer_name: string | null
  since: Date | null
  postback_id: string | null
}

async function findGone(sql: Sql, customerId?: string): Promise<Failing[]> {
  const rows = await sql<(FailingRow & { updated_at: Date; message: string | null })[]>`
    select ${named(sql)}, t.updated_at, h.at as since, h.reason as message,
           (select postback_id from failures where trigger_id = t.id order by postback_id desc limit 1) as postback_id
    from triggers t
    left join lateral (
      select at, reason from history
      where subject_id = t.id and action = 'trigger.paused' order by id desc limit 1
    ) h on true
    where t.state = 'paused' and t.pause_code = 'gone' ${ofCustomer(sql, customerId)}`
  return rows.map((row) => present(row, 'gone', row.message, row.updated_at))
}

/**
 * The latest three by when they were made. Nothing tells a trigger's sent postbacks from its others but their rows, so
 * of what was made since the third latest failure only both ends are read: a trigger with a long backlog between them
 * may count as failing for a while longer.
 */
async function findFailed(sql: Sql, customerId?: string): Promise<Failing[]> {
  const rows = await sql<(FailingRow & { third_id: string; reason: Buffer | null })[]>`
    select ${named(sql)}, third.postback_id as third_id, latest.postback_id,
           coalesce(a.since, (select finished_at from postbacks
                              where bucket = third.bucket and id = third.postback_id)) as since,
           (select reason from postbacks where bucket = latest.bucket and id = latest.postback_id) as reason
    from triggers t
    cross join lateral (
      select bucket, postback_id from failures where trigger_id = t.id order by postback_id desc limit 1 offset 2
    ) third
    cross join lateral (
      select bucket, postback_id from failures where trigger_id = t.id order by postback_id desc limit 1
    ) latest
    left join trigger_alerts a on a.trigger_id = t.id and a.state = 'failing'
    where t.state = 'active' ${ofCustomer(sql, customerId)}
      and not exists (
        select from (
          select p.state from postbacks p where p.trigger_id = t.id and p.id > third.postback_id
          order by p.id desc limit ${lookedAt}
        ) newest where state = 'sent')
      and not exists (
        select from (
          select p.state from postbacks p where p.trigger_id = t.id and p.id > third.postback_id
          order by p.id limit ${lookedAt}
        ) oldest where state = 'sent')`
  return rows.map((row) => present(row, 'failed', messageOf(row.reason), new Date()))
}

async function findRetrying(sql: Sql, customerId?: string): Promise<Failing[]> {
  const rows = await sql<(FailingRow & { reason: Buffer | null })[]>`
    select ${named(sql)}, oldest.postback_id, coalesce(a.since, stuck.since) as since,
           (select reason from attempts
            where bucket = oldest.bucket and postback_id = oldest.postback_id order by number desc limit 1) as reason
    from (
      select trigger_id, min(begun_at) as since from dispatch
      where state = 'waiting' and attempts > 0 and begun_at < now() - interval '1 hour'
      group by trigger_id
    ) stuck
    join triggers t on t.id = stuck.trigger_id
    cross join lateral (
      select bucket, postback_id from dispatch
      where trigger_id = stuck.trigger_id and state = 'waiting' and attempts > 0 and begun_at = stuck.since limit 1
    ) oldest
    left join trigger_alerts a on a.trigger_id = t.id and a.state = 'failing'
    where t.state = 'active' ${ofCustomer(sql, customerId)}`
  return rows.map((row) => present(row, 'retrying', row.reason?.toString('utf8') ?? null, new Date()))
}

function named(sql: Sql) {
  return sql`t.id as trigger_id, t.name, t.customer_id,
             (select name from customers where id = t.customer_id) as customer_name`
}

function ofCustomer(sql: Sql, customerId: string | undefined) {
  return customerId === undefined ? sql`` : sql`and t.customer_id = ${customerId}`
}

function messageOf(reason: Buffer | null): string | null {
  // Only Postbud's own code writes this column.
  return reason ? (JSON.parse(reason.toString('utf8')) as { message: string }).message : null
}

function present(
  row: FailingRow,
  why: FailingTrigger['why'],
  message: string | null,
  otherwise: Date,
): Failing {
  return {
    triggerId: row.trigger_id,
    name: row.name,
    customerId: row.customer_id,
    customerName: row.customer_name,
    why,
    since: row.since ?? otherwise,
    message: message ?? '',
    postbackId: row.postback_id,
  }
}
