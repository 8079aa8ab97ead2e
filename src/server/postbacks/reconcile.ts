import type { Sql } from '#server/db/database.ts'
import { firstIdAt } from '#server/db/ids.ts'

/** What is younger may still be on its way through a transaction. */
const settledMilliseconds = 5 * 60_000
const hourMilliseconds = 3600 * 1000

/**
 * Looks for what no path should leave behind: a postback that is open without a row that says what to do (it gets
 * one, and is sent), and such a row without a postback (it goes). Both must never be found; a metric counts them.
 * Each run reads the postbacks of one hour.
 * @param since milliseconds: the last run, which covered what was made until then
 * @returns how many orphans were found
 */
export async function reconcile(sql: Sql, since: number, now: number): Promise<number> {
  const from = firstIdAt(Math.max(since - settledMilliseconds, now - hourMilliseconds))
  const to = firstIdAt(now - settledMilliseconds)
  const adopted = await sql`
    insert into dispatch (bucket, postback_id, customer_id, trigger_id, destination_id, state, due_at, begun_at,
                          attempts, attempts_before, losses)
    select p.bucket, p.id, p.customer_id, p.trigger_id, p.destination_id, 'waiting', now(), now(), 0,
           -- While a postback is open, its own count is that of the round before.
           (select coalesce(max(number), 0) from attempts where bucket = p.bucket and postback_id = p.id), 0
    from postbacks p
    where p.id >= ${from}::uuid and p.id < ${to}::uuid and p.state = 'open'
      and not exists (select from dispatch d where d.bucket = p.bucket and d.postback_id = p.id)
    on conflict do nothing
    returning postback_id`
  const removed = await sql`
    delete from dispatch d
    where d.postback_id < ${to}::uuid and d.lease_id is null
      and not exists (select from postback_contents c where c.bucket = d.bucket and c.postback_id = d.postback_id)
    returning d.postback_id`
  return adopted.length + removed.length
}
