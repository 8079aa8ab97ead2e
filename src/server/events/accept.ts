import { Blob } from '#server/db/blob.ts'
import { plainColumn } from '#server/db/columns.ts'
import { within, type Sql } from '#server/db/database.ts'
import { fromStorable, toStorable } from '#server/db/text.ts'
import type { SealedMessage } from '#mapping/message.ts'
import type { LiveTrigger } from '#server/triggers/live.ts'

/** One event with everything its acceptance writes. */
export interface Acceptance {
  bucket: number
  id: string
  customerId: string
  externalId: string
  type: string
  occurredAt: Date
  order: { key: string; numbers: string[] }
  /** Of the configuration it was matched and sealed with. */
  epoch: number
  payload: Buffer
  matches: Buffer
  postbacks: AcceptedPostback[]
  /** Set by `acceptEvents`. */
  outcome: AcceptOutcome
}

type AcceptOutcome =
  | { kind: 'open' }
  | { kind: 'accepted' }
  /** The configuration has changed since it was matched: nothing was written, match again. */
  | { kind: 'stale' }
  /** The customer's event of that id was taken before. */
  | { kind: 'known'; eventId: string }

export interface AcceptedPostback {
  id: string
  trigger: LiveTrigger
  part: { key: string; index: number } | null
  /** `held`: its trigger is paused. `failed`: rendering failed, for the reason given. */
  state: 'waiting' | 'held' | 'failed'
  reason: Buffer | null
  /** null when rendering failed */
  message: SealedMessage | null
  sealed: Buffer | null
  body: Uint8Array | null
  /** A lease taken right here, so that this process sends without a claim; null: whoever claims it. */
  leaseId: string | null
  delayMilliseconds: number
}

export interface LeaseTerms {
  nodeId: string | null
  milliseconds: number
}

/** How long the database may take before an acceptance is in doubt. */
const acceptMilliseconds = 15_000

/**
 * Accepts events in one statement, whatever their buckets: event, idempotency, order numbers, positions, sealed postbacks and
 * dispatch rows, all or nothing, and only what was matched with the configuration of this very moment. Sets each
 * event's `outcome`. May be repeated with the same events when its answer never came: what is there already is found
 * by its id.
 */
export async function acceptEvents(sql: Sql, events: Acceptance[], lease: LeaseTerms): Promise<void> {
  const blob = new Blob()
  const payloads = events.map((event) => blob.add(event.payload))
  const matches = events.map((event) => blob.add(event.matches))
  const numbers = events.flatMap((event) => event.order.numbers.map((number) => ({ event, number })))
  const messages = events.flatMap((event) =>
    event.postbacks.map((postback) => ({ event, postback, trigger: postback.trigger })),
  )
  const reasons = messages.map(({ postback }) => blob.add(postback.reason))
  const sealed = messages.map(({ postback }) => blob.add(postback.sealed))
  const bodies = messages.map(({ postback }) => blob.add(postback.body))

  // `(… in (select …)) is true` where a join would do: an array's length is not known when the statement is planned,
  // so joins of what came in arrays become nested loops, and a batch of 250 looks at 62,500 pairs for each of them.
  // `(select bytes from blob)` for the same reason: joined, its megabyte was copied for each event. It is cut apart where
  // the arrays are read, because each CTE that looks into it makes a copy of its own.
  const fresh = await within(
    acceptMilliseconds,
    sql<{ event_id: string }[]>`
    with
    blob as not materialized (select ${blob.expression(sql)} as bytes),
    input as materialized (
      select i.bucket, i.id, i.customer_id, i.external_id, i.type, i.occurred_at, i.order_key, i.postback_count, i.rank,
             substring((select bytes from blob) from i.payload_from for i.payload_length) as payload,
             substring((select bytes from blob) from i.matches_from for i.matches_length) as matches
      from unnest(
        ${plainColumn(events.map(({ bucket }) => bucket))}::smallint[],
        ${plainColumn(events.map(({ id }) => id))}::uuid[],
        ${plainColumn(events.map(({ customerId }) => customerId))}::uuid[],
        ${events.map(({ externalId }) => toStorable(externalId))}::text[],
        ${plainColumn(events.map(({ type }) => type))}::text[],
        ${plainColumn(events.map(({ occurredAt }) => occurredAt.toISOString()))}::timestamptz[],
        ${events.map(({ order }) => toStorable(order.key))}::text[],
        ${plainColumn(events.map(({ epoch }) => epoch))}::bigint[],
        ${plainColumn(events.map(({ postbacks }) => postbacks.length))}::int[],
        ${plainColumn(payloads.map(([from]) => from))}::int[],
        ${plainColumn(payloads.map(([, length]) => length))}::int[],
        ${plainColumn(matches.map(([from]) => from))}::int[],
        ${plainColumn(matches.map(([, length]) => length))}::int[]
      ) with ordinality as i(bucket, id, customer_id, external_id, type, occurred_at, order_key, epoch, postback_count,
                             payload_from, payload_length, matches_from, matches_length, rank)
      where i.epoch = (select epoch from configuration)
    ),
    fresh as (
      insert into idempotency (bucket, customer_id, external_id, event_id)
      select bucket, customer_id, external_id, id from input
      order by bucket, customer_id, external_id, rank
      on conflict do nothing
      returning event_id
    ),
    new_events as (
      insert into events (bucket, id, customer_id, external_id, type, occurred_at, received_at, order_key,
                          postback_count, matches, payload)
      select bucket, id, customer_id, external_id, type, occurred_at, now(), order_key, postback_count,
             matches, payload
      from input
      where (id in (select event_id from fresh)) is true
    ),
    new_numbers as (
      insert into order_numbers (bucket, customer_id, number, order_key)
      select distinct bucket, customer_id, number, order_key
      from unnest(
        ${plainColumn(numbers.map(({ event }) => event.id))}::uuid[],
        ${plainColumn(numbers.map(({ event }) => event.bucket))}::smallint[],
        ${plainColumn(numbers.map(({ event }) => event.customerId))}::uuid[],
        ${numbers.map(({ number }) => toStorable(number))}::text[],
        ${numbers.map(({ event }) => toStorable(event.order.key))}::text[]
      ) as n(event_id, bucket, customer_id, number, order_key)
      where (event_id in (select event_id from fresh)) is true
      order by 1, 2, 3, 4
      on conflict do nothing
    ),
    message as materialized (
      select m.bucket, m.id, m.event_id, m.customer_id, m.event_type, m.order_key, m.trigger_id, m.trigger_version,
             m.template_version, m.destination_id, m.channel, m.part_key, m.part_index, m.state, m.ordered, m.lease_id,
             m.delay, m.rank,
             substring((select bytes from blob) from m.sealed_from for m.sealed_length) as sealed,
             substring((select bytes from blob) from m.body_from for m.body_length) as body,
             substring((select bytes from blob) from m.reason_from for m.reason_length) as reason
      from unnest(
        ${plainColumn(messages.map(({ event }) => event.bucket))}::smallint[],
        ${plainColumn(messages.map(({ postback }) => postback.id))}::uuid[],
        ${plainColumn(messages.map(({ event }) => event.id))}::uuid[],
        ${plainColumn(messages.map(({ event }) => event.customerId))}::uuid[],
        ${plainColumn(messages.map(({ event }) => event.type))}::text[],
        ${messages.map(({ event }) => toStorable(event.order.key))}::text[],
        ${plainColumn(messages.map(({ trigger }) => trigger.id))}::uuid[],
        ${plainColumn(messages.map(({ trigger }) => trigger.version))}::int[],
        ${plainColumn(messages.map(({ trigger }) => trigger.templateVersion))}::int[],
        ${plainColumn(messages.map(({ trigger }) => trigger.destinationId))}::uuid[],
        ${plainColumn(messages.map(({ trigger }) => trigger.content.delivery.channel))}::text[],
        ${messages.map(({ postback }) => (postback.part ? toStorable(postback.part.key) : null))}::text[],
        ${plainColumn(messages.map(({ postback }) => postback.part?.index ?? null))}::int[],
        ${plainColumn(messages.map(({ postback }) => postback.state))}::text[],
        ${plainColumn(messages.map(({ trigger }) => (trigger.content.ordered ? 1 : 0)))}::int[],
        ${plainColumn(reasons.map(([from]) => from))}::int[],
        ${plainColumn(reasons.map(([, length]) => length))}::int[],
        ${plainColumn(sealed.map(([from]) => from))}::int[],
        ${plainColumn(sealed.map(([, length]) => length))}::int[],
        ${plainColumn(bodies.map(([from]) => from))}::int[],
        ${plainColumn(bodies.map(([, length]) => length))}::int[],
        ${plainColumn(messages.map(({ postback }) => postback.leaseId))}::uuid[],
        ${plainColumn(messages.map(({ postback }) => postback.delayMilliseconds))}::int[]
      ) with ordinality as m(bucket, id, event_id, customer_id, event_type, order_key, trigger_id, trigger_version,
                             template_version, destination_id, channel, part_key, part_index, state, ordered,
                             reason_from, reason_length, sealed_from, sealed_length, body_from, body_length,
                             lease_id, delay, rank)
      where (event_id in (select event_id from fresh)) is true
    ),
    new_postbacks as (
      insert into postbacks (bucket, id, event_id, customer_id, trigger_id, trigger_version, template_version,
                             destination_id, channel, event_type, order_key, part_key, part_index, state,
                             reason, attempt_count, finished_at)
      select bucket, id, event_id, customer_id, trigger_id, trigger_version, template_version,
             destination_id, channel, event_type, order_key, part_key, part_index,
             case state when 'failed' then 'failed' else 'open' end,
             reason, 0,
             case state when 'failed' then now() end
      from message
    ),
    new_contents as (
      insert into postback_contents (bucket, postback_id, sealed, body)
      select bucket, id, sealed, body from message where sealed is not null
    ),
    new_failures as (
      insert into failures (bucket, postback_id, customer_id, trigger_id)
      select bucket, id, customer_id, trigger_id from message where state = 'failed'
    ),
    ${messages.some(({ trigger }) => trigger.content.ordered) ? placedInOrder(sql) : placedAnyhow(sql)},
    new_dispatch as (
      insert into dispatch (bucket, postback_id, customer_id, trigger_id, destination_id, state, due_at, begun_at,
                            attempts, attempts_before, lease_id, lease_until, leased_by, losses, order_key, position)
      select bucket, id, customer_id, trigger_id, destination_id, state,
             now() + delay * interval '1 millisecond', now(), 0, 0, lease_id,
             case when lease_id is not null then now() + ${lease.milliseconds}::int * interval '1 millisecond' end,
             case when lease_id is not null then ${lease.nodeId}::uuid end,
             0, case when ordered = 1 then order_key end, position
      from placed
    )
    select event_id from fresh`,
  )
  const accepted = new Set(fresh.map((row) => row.event_id))
  for (const event of events) if (accepted.has(event.id)) event.outcome = { kind: 'accepted' }
  if (accepted.size < events.length)
    await findKnown(
      sql,
      events.filter((event) => !accepted.has(event.id)),
    )
}

/** What was not new was taken before, perhaps by this very statement whose first answer never came; or is stale. */
async function findKnown(sql: Sql, events: Acceptance[]): Promise<void> {
  const rows = await within(
    acceptMilliseconds,
    sql<{ customer_id: string; external_id: string; event_id: string }[]>`
    select i.customer_id, i.external_id, i.event_id
    from unnest(${events.map((event) => event.bucket)}::smallint[],
                ${events.map((event) => event.customerId)}::uuid[],
                ${events.map((event) => toStorable(event.externalId))}::text[]) as e(bucket, customer_id, external_id)
    join idempotency i
      on i.bucket = e.bucket and i.customer_id = e.customer_id and i.external_id = e.external_id
    -- A lock is a write: its commit waits for the standby, and with it for the row that an earlier try left there.
    for key share of i`,
  )
  const known = new Map(
    rows.map((row) => [`${row.customer_id} ${fromStorable(row.external_id)}`, row.event_id]),
  )
  for (const event of events) {
    const eventId = known.get(`${event.customerId} ${event.externalId}`)
    if (eventId === undefined) event.outcome = { kind: 'stale' }
    else event.outcome = eventId === event.id ? { kind: 'accepted' } : { kind: 'known', eventId }
  }
}

/** Where nothing is ordered, which is nearly always. */
function placedAnyhow(sql: Sql) {
  return sql`
    placed as (select *, null::bigint as position from message where state <> 'failed')`
}

function placedInOrder(sql: Sql) {
  return sql`
    -- The row lock on (trigger, order) is held until the commit, so positions follow the order of commits.
    positions as (
      insert into order_positions (bucket, trigger_id, customer_id, order_key, position, event_id)
      select bucket, trigger_id, customer_id, order_key, count(*), (array_agg(event_id))[1]
      from message where ordered = 1 and state <> 'failed'
      group by bucket, trigger_id, customer_id, order_key
      order by bucket, trigger_id, customer_id, order_key
      on conflict (bucket, trigger_id, customer_id, order_key)
        do update set position = order_positions.position + excluded.position, event_id = excluded.event_id
      returning trigger_id, customer_id, order_key, position
    ),
    placed as (
      select m.*, p.position + row_number() over one_order
                  - count(*) over (partition by m.trigger_id, m.customer_id, m.order_key) as position
      from message m
      left join positions p on m.ordered = 1 and p.trigger_id = m.trigger_id and p.customer_id = m.customer_id
                               and p.order_key = m.order_key
      where m.state <> 'failed'
      window one_order as (partition by m.trigger_id, m.customer_id, m.order_key order by m.rank)
    )`
}
