import { seal } from '#mapping/seal.ts'
import type { Postback } from '#contract/postbacks.ts'
import { worded } from '#contract/worded.ts'
import type { Database } from '#server/db/database.ts'
import { newId } from '#server/db/ids.ts'
import { toStorable } from '#server/db/text.ts'
import { recordChange } from '#server/history/record.ts'
import { ApiError, problemDetail } from '#server/http/errors.ts'
import { findPostback } from '#server/postbacks/search.ts'
import { encodeMessage } from '#server/postbacks/sealed.ts'
import type { Directory } from '#server/triggers/live.ts'
import { readEvent } from './read.ts'
import { findStored } from './stored.ts'

/**
 * Renders a postback again with its trigger's live version of today: a new postback that says which one it corrects,
 * so that receivers do not take it for a repeat. Where the trigger sends parts, the same part.
 * @throws ApiError not_found, postback_open, trigger_archived, event_unknown, render_failed
 */
export async function renderAgain(
  database: Database,
  directory: Directory,
  who: string,
  id: string,
): Promise<Postback> {
  const { sql } = database
  const { row, postback } = await findPostback(sql, id)
  if (row.state === 'open') throw new ApiError('postback_open')
  const stored = await findStored(sql, row.bucket, row.event_id)
  if (!stored) throw new ApiError('event_unknown', { reason: 'not_kept' })
  const snapshot = await directory.current()
  const trigger = await snapshot.trigger(row.trigger_id)
  if (!trigger) throw new ApiError('trigger_archived')
  const sealing = seal({
    trigger: trigger.rules,
    template: trigger.template,
    payload: readEvent(stored.payload).payload,
    tables: await snapshot.tables(row.customer_id),
    timeZone: (await snapshot.customer(null, row.customer_id))?.timeZone ?? 'UTC',
    about: { id: trigger.id, name: trigger.name },
    sealedAt: new Date().toISOString(),
    newPostbackId: () => newId(row.bucket),
  })
  if (!sealing.matched) throw new ApiError('render_failed', { reason: sealing.reason })
  const made = postback.part
    ? sealing.postbacks.find(({ part }) => part?.key === postback.part?.key)
    : sealing.postbacks[0]
  if (!made) throw new ApiError('render_failed', { reason: 'part_gone' })
  if (!made.message) {
    const problems = made.problem ? [worded(made.problem)] : []
    throw new ApiError('render_failed', {
      details: problems.map((problem) => problemDetail('', problem)),
      problems,
    })
  }
  const { sealed, body } = encodeMessage(made.message)
  const newPostbackId = made.postbackId
  await sql.begin(async (tx) => {
    await tx`
      insert into postbacks (bucket, id, event_id, customer_id, trigger_id, trigger_version, template_version,
                             destination_id, channel, event_type, order_key, part_key, part_index, resend_of,
                             state, attempt_count)
      values (${row.bucket}, ${newPostbackId}, ${row.event_id}, ${row.customer_id}, ${trigger.id}, ${trigger.version},
              ${trigger.templateVersion}, ${trigger.destinationId}, ${trigger.content.delivery.channel},
              ${row.event_type}, ${row.order_key}, ${made.part ? toStorable(made.part.key) : null},
              ${made.part?.index ?? null}, ${id}, 'open', 0)`
    await tx`
      insert into postback_contents (bucket, postback_id, sealed, body)
      values (${row.bucket}, ${newPostbackId}, ${sealed}, ${body ? Buffer.from(body) : null})`
    await tx`
      insert into dispatch (bucket, postback_id, customer_id, trigger_id, destination_id, state, due_at, begun_at,
                            attempts, attempts_before, losses)
      values (${row.bucket}, ${newPostbackId}, ${row.customer_id}, ${trigger.id}, ${trigger.destinationId},
              ${trigger.paused ? 'held' : 'waiting'}, now(), now(), 0, 0, 0)`
    // The event lists all postbacks that came of it: this one under the same trigger.
    const [event] = await tx<{ matches: Buffer }[]>`
      select matches from events where bucket = ${row.bucket} and id = ${row.event_id} for update`
    // Only acceptance and this statement write the column.
    const matches = JSON.parse(event?.matches.toString('utf8') ?? '[]') as {
      triggerId: string
      postbackIds: string[]
    }[]
    matches.find(({ triggerId }) => triggerId === trigger.id)?.postbackIds.push(newPostbackId)
    await tx`
      update events set matches = ${Buffer.from(JSON.stringify(matches))}
      where bucket = ${row.bucket} and id = ${row.event_id}`
    await recordChange(tx, {
      who,
      action: 'postback.rendered_again',
      subject: { type: 'postback', id },
      after: { render: 'again', postbackId: newPostbackId },
    })
  })
  return (await findPostback(sql, newPostbackId)).postback
}
