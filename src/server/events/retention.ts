import { setTimeout as wait } from 'node:timers/promises'
import { dropPartitions, endedWeeks, ensurePartitions, type PartitionedTable } from '#server/db/partitions.ts'
import { isDatabaseAway, type Database, type Sql } from '#server/db/database.ts'
import type { Log } from '#server/db/log.ts'
import { firstIdAt, newPlainId } from '#server/db/ids.ts'
import { recordChange } from '#server/history/record.ts'
import { countExpired } from '#server/postbacks/metrics.ts'

/** The tables that grow for ever. */
const tables: PartitionedTable[] = [
  // Payloads stay beside their row as long as both fit a page: fetched from elsewhere they cost a second look-up.
  { name: 'events', storage: 'toast_tuple_target = 8160' },
  // Each row is updated once, soon: with room on its page for the second version, no index is written again.
  { name: 'postbacks', storage: 'fillfactor = 60' },
  { name: 'postback_contents', storage: '' },
  { name: 'attempts', storage: '' },
]

const dayMilliseconds = 24 * 3600 * 1000
const hourMilliseconds = 3600 * 1000

/** Makes the partitions that are to come. Nothing can be accepted before this has run once. */
export async function prepareTables(database: Database, now: number): Promise<void> {
  await ensurePartitions(database.sql, tables, now)
}

/**
 * Drops the weeks that ended more than `retentionDays` ago. What is still open in them is cancelled first, with the
 * reason `expired`, counted and listed in the history. A week in which an attempt is under way stays until the next
 * time: its end must find its partition.
 */
export async function expire(
  database: Database,
  retentionDays: number,
  now: number,
  log: Log,
): Promise<void> {
  if (retentionDays === 0) return
  const { sql } = database
  for (const week of await endedWeeks(sql, tables, now - retentionDays * dayMilliseconds)) {
    const before = firstIdAt(week.end)
    const open = await cancelOpen(database, before)
    if (open > 0) {
      countExpired(open)
      log.warn(
        { open, before: new Date(week.end) },
        'postbacks were cancelled: their time of retention is over',
      )
    }
    const [underWay] = await sql`select from dispatch where postback_id < ${before}::uuid limit 1`
    if (underWay) return
    await forgetKeys(database, before)
    await dropPartitions(sql, week.names)
    log.info({ partitions: week.names }, 'dropped what is older than the retention')
  }
}

/** So many of the cancelled are named in the history. */
const namedInHistory = 1000

/** @returns how many were still open */
async function cancelOpen({ sql }: Database, before: string): Promise<number> {
  const reason = Buffer.from(
    JSON.stringify({ code: 'expired', message: 'It was not sent within the time of retention.' }),
  )
  return await sql.begin(async (tx) => {
    const rows = await tx<{ id: string }[]>`
      with gone as (delete from dispatch where postback_id < ${before}::uuid and lease_id is null
                    returning bucket, postback_id, attempts + attempts_before as attempt_count),
      cancelled as (insert into cancellations (bucket, postback_id) select bucket, postback_id from gone)
      update postbacks p
      set state = 'cancelled', reason = ${reason}, finished_at = now(), attempt_count = gone.attempt_count
      from gone where p.bucket = gone.bucket and p.id = gone.postback_id
      returning p.id`
    if (rows.length > 0) {
      await recordChange(tx, {
        who: 'postbud',
        action: 'postbacks.expired',
        subject: { type: 'retention', id: newPlainId() },
        after: { count: rows.length, postbackIds: rows.slice(0, namedInHistory).map(({ id }) => id) },
        reason: 'They were not sent within the time of retention.',
      })
    }
    return rows.length
  })
}

/** So many of a table's pages are looked through in one statement: a tenth of a second at most. */
const pagesAtOnce = 50

/** Ids and numbers of what is about to go. */
async function forgetKeys({ sql }: Database, before: string): Promise<void> {
  /** Once through a table, in small steps: no index tells what is old, and at some size all at once takes too long. */
  async function through(table: string, step: (pages: ReturnType<Sql>) => Promise<unknown>): Promise<void> {
    const [{ pages }] = await sql<[{ pages: number }]>`
      select pg_relation_size(${table}::text::regclass) / current_setting('block_size')::int as pages`
    for (let page = 0; page < pages; page += pagesAtOnce) {
      const [from, to] = [`(${page},0)`, `(${page + pagesAtOnce},0)`]
      await step(sql`ctid >= ${from}::tid and ctid < ${to}::tid`)
    }
  }
  await through(
    'idempotency',
    (pages) => sql`delete from idempotency where ${pages} and event_id < ${before}::uuid`,
  )
  await through(
    'order_positions',
    (pages) => sql`delete from order_positions where ${pages} and event_id < ${before}::uuid`,
  )
  await sql`delete from failures where postback_id < ${before}::uuid`
  await sql`delete from cancellations where postback_id < ${before}::uuid`
  await through(
    'order_numbers',
    (pages) => sql`
    delete from order_numbers n
    where ${pages} and not exists (select from events e where e.customer_id = n.customer_id
                                   and e.order_key = n.order_key and e.id >= ${before}::uuid)`,
  )
}

/** Runs until stopped: partitions to come, and what has expired, every hour. */
export function startRetention(
  database: Database,
  retentionDays: number,
  log: Log,
): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await prepareTables(database, Date.now())
        await expire(database, retentionDays, Date.now(), log)
      } catch (error) {
        if (!isDatabaseAway(error))
          log.error({ err: error }, 'retention failed; it is tried again within the hour')
      }
      await wait(hourMilliseconds, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }
  const ended = loop()
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
