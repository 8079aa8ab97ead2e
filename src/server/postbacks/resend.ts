import type { Postback } from '#contract/postbacks.ts'
import type { Database } from '#server/db/database.ts'
import { recordChange } from '#server/history/record.ts'
import { ApiError } from '#server/http/errors.ts'
import { findPostback } from './search.ts'

/**
 * Sends the same message again, with the same id: a new round of attempts for a postback that is final.
 * @throws ApiError not_found, postback_open, postback_unrendered, trigger_archived
 */
export async function resendSame(database: Database, who: string, id: string): Promise<Postback> {
  const { sql } = database
  const { row, postback } = await findPostback(sql, id)
  await sql.begin(async (tx) => {
    const [locked] = await tx<{ state: string; sealed: boolean; trigger_state: string }[]>`
      select p.state, c.postback_id is not null as sealed, t.state as trigger_state
      from postbacks p
      left join postback_contents c on c.bucket = p.bucket and c.postback_id = p.id
      join triggers t on t.id = p.trigger_id
      where p.bucket = ${row.bucket} and p.id = ${id}
      for update of p`
    if (!locked) throw new ApiError('not_found')
    if (locked.state === 'open') throw new ApiError('postback_open')
    if (!locked.sealed) throw new ApiError('postback_unrendered')
    if (locked.trigger_state === 'archived') throw new ApiError('trigger_archived')
    await tx`
      update postbacks set state = 'open', reason = null, finished_at = null
      where bucket = ${row.bucket} and id = ${id}`
    await tx`delete from failures where bucket = ${row.bucket} and postback_id = ${id}`
    await tx`delete from cancellations where bucket = ${row.bucket} and postback_id = ${id}`
    // It takes no place in its order: what it was to precede has long been sent.
    await tx`
      insert into dispatch (bucket, postback_id, customer_id, trigger_id, destination_id, state, due_at, begun_at,
                            attempts, attempts_before, losses)
      select bucket, id, customer_id, trigger_id, destination_id,
             ${locked.trigger_state === 'paused' ? 'held' : 'waiting'}, now(), now(), 0, attempt_count, 0
      from postbacks where bucket = ${row.bucket} and id = ${id}`
    await recordChange(tx, {
      who,
      action: 'postback.resent',
      subject: { type: 'postback', id },
      before: { state: postback.state },
      after: { render: 'same' },
    })
  })
  return (await findPostback(sql, id)).postback
}

/** Gives up what still waits. @throws ApiError not_found, postback_final, postback_sending */
export async function cancelPostback(database: Database, who: string, id: string): Promise<Postback> {
  const { sql } = database
  const { row, postback } = await findPostback(sql, id)
  const reason = Buffer.from(JSON.stringify({ code: 'cancelled', message: `Cancelled by ${who}.` }))
  await sql.begin(async (tx) => {
    const [cancelled] = await tx`
      with gone as (
        delete from dispatch where bucket = ${row.bucket} and postback_id = ${id} and lease_id is null
        returning bucket, postback_id, attempts + attempts_before as attempt_count
      ),
      cancelled as (insert into cancellations (bucket, postback_id) select bucket, postback_id from gone)
      update postbacks p
      set state = 'cancelled', reason = ${reason}, finished_at = now(), attempt_count = gone.attempt_count
      from gone where p.bucket = ${row.bucket} and p.id = ${id}
      returning p.id`
    if (!cancelled) {
      const [open] = await tx`select from dispatch where bucket = ${row.bucket} and postback_id = ${id}`
      throw new ApiError(open ? 'postback_sending' : 'postback_final')
    }
    await recordChange(tx, {
      who,
      action: 'postback.cancelled',
      subject: { type: 'postback', id },
      before: { state: postback.state },
      after: { state: 'cancelled' },
    })
  })
  return (await findPostback(sql, id)).postback
}
