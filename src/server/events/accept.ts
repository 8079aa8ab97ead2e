import { within, type Sql } from '#server/db/database.ts'
import { fromStorable, toStorable } from '#server/db/text.ts'
import type { SealedMessage } from '#mapping/message.ts'
import type { LiveTrigger } from '#server/triggers/live.ts'

/** One event with everything its acceptance writes. */
export interface Acceptance {
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

export type AcceptOutcome =
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
 * Accepts events of one bucket in one statement: event, idempotency, order numbers, positions, sealed postbacks and
 * dispatch rows, all or nothing, and only what was matched with the configuration of this very moment. Sets each
 * event's `outcome`. May be repeated with the same events when its answer never came: what is there already is found
 * by its id.
 */
export async function acceptEvents(
  sql: Sql,
  bucket: number,
  events: Acceptance[],
  lease: LeaseTerms,
): Promise<void> {
  const blob = new Blob()
  const postbacks = events.flatMap((event) => event.postbacks.map((postback) => ({ event, postback })))
  const numbers = events.flatMap((event) => event.order.numbers.map((number) => ({ event, number })))
  const routes = [
    ...new Map(postbacks.map(({ postback }) => [routeKey(postback.trigger), postback.trigger])).entries(),
  ]
  const routeIndex = new Map(routes.map(([key], index) => [key, index + 1]))
  const column = <T>(rows: T[], value: (row: T) => string | number | null) => rows.map(value)

  const payloads = events.map((event) => blob.add(event.payload))
  const matches = events.map((event) => blob.add(event.matches))
  const reasons = postbacks.map(({ postback }) => blob.add(postback.reason))
  const sealed = postbacks.map(({ postback }) => blob.add(postback.sealed))
  const bodies = postbacks.map(({ postback }) => blob.add(postback.body))

  const fresh = await within(
    acceptMilliseconds,
    sql<{ event_id: string }[]>`
    with
    blob as materialized (select ${blob.bytes()}::bytea as bytes),
    input as materialized (
      select i.* from unnest(
        ${column(events, (event) => event.id)}::uuid[],
        ${column(events, (event) => event.customerId)}::uuid[],
        ${column(events, (event) => toStorable(event.externalId))}::text[],
        ${column(events, (event) => event.type)}::text[],
        ${column(events, (event) => event.occurredAt.toISOString())}::timestamptz[],
        ${column(events, (event) => toStorable(event.order.key))}::text[],
        ${column(events, (event) => event.epoch)}::bigint[],
        ${column(events, (event) => event.postbacks.length)}::int[],
        ${payloads.map(([from]) => from)}::int[], ${payloads.map(([, length]) => length)}::int[],
        ${matches.map(([from]) => from)}::int[], ${matches.map(([, length]) => length)}::int[]
      ) with ordinality as i(id, customer_id, external_id, type, occurred_at, order_key, epoch, postback_count,
                             payload_from, payload_length, matches_from, matches_length, rank)
      join configuration c on c.epoch = i.epoch
    ),
    fresh as (
      insert into idempotency (bucket, customer_id, external_id, event_id)
      select ${bucket}::smallint, customer_id, external_id, id from input
      order by customer_id, external_id, rank
      on conflict do nothing
      returning event_id
    ),
    accepted as materialized (select i.* from input i join fresh f on f.event_id = i.id),
    new_events as (
      insert into events (bucket, id, customer_id, external_id, type, occurred_at, received_at, order_key,
                          postback_count, matches, payload)
      select ${bucket}::smallint, id, customer_id, external_id, type, occurred_at, now(), order_key, postback_count,
             substring(blob.bytes from matches_from for matches_length),
             substring(blob.bytes from payload_from for payload_length)
      from accepted, blob
    ),
    new_numbers as (
      insert into order_numbers (bucket, customer_id, number, order_key)
      select distinct ${bucket}::smallint, a.customer_id, n.number, a.order_key
      from unnest(${column(numbers, ({ event }) => event.id)}::uuid[],
                  ${column(numbers, ({ number }) => toStorable(number))}::text[]) as n(event_id, number)
      join accepted a on a.id = n.event_id
      order by 2, 3, 4
      on conflict do nothing
    ),
    route as materialized (
      select * from unnest(
        ${column(routes, ([, trigger]) => trigger.id)}::uuid[],
        ${column(routes, ([, trigger]) => trigger.version)}::int[],
        ${column(routes, ([, trigger]) => trigger.templateVersion)}::int[],
        ${column(routes, ([, trigger]) => trigger.destinationId)}::uuid[],
        ${column(routes, ([, trigger]) => trigger.content.delivery.channel)}::text[],
        ${column(routes, ([, trigger]) => (trigger.content.ordered ? 1 : 0))}::int[]
      ) with ordinality as r(trigger_id, trigger_version, template_version, destination_id, channel, ordered, index)
    ),
    message as materialized (
      select m.*, r.*, a.customer_id, a.type, a.order_key
      from unnest(
        ${column(postbacks, ({ postback }) => postback.id)}::uuid[],
        ${column(postbacks, ({ event }) => event.id)}::uuid[],
        ${column(postbacks, ({ postback }) => routeIndex.get(routeKey(postback.trigger)) ?? 0)}::int[],
        ${column(postbacks, ({ postback }) => (postback.part ? toStorable(postback.part.key) : null))}::text[],
        ${column(postbacks, ({ postback }) => postback.part?.index ?? null)}::int[],
        ${column(postbacks, ({ postback }) => postback.state)}::text[],
        ${reasons.map(([from]) => from)}::int[], ${reasons.map(([, length]) => length)}::int[],
        ${sealed.map(([from]) => from)}::int[], ${sealed.map(([, length]) => length)}::int[],
        ${bodies.map(([from]) => from)}::int[], ${bodies.map(([, length]) => length)}::int[],
        ${column(postbacks, ({ postback }) => postback.leaseId)}::uuid[],
        ${column(postbacks, ({ postback }) => postback.delayMilliseconds)}::int[]
      ) with ordinality as m(id, event_id, route_index, part_key, part_index, state, reason_from, reason_length,
                             sealed_from, sealed_length, body_from, body_length, lease_id, delay, rank)
      join route r on r.index = m.route_index
      join accepted a on a.id = m.event_id
    ),
    new_postbacks as (
      insert into postbacks (bucket, id, event_id, customer_id, trigger_id, trigger_version, template_version,
                             destination_id, channel, event_type, order_key, part_key, part_index, state,
                             reason, attempt_count, finished_at)
      select ${bucket}::smallint, id, event_id, customer_id, trigger_id, trigger_version, template_version,
             destination_id, channel, type, order_key, part_key, part_index,
             case state when 'failed' then 'failed' else 'open' end,
             substring(blob.bytes from reason_from for reason_length), 0,
             case state when 'failed' then now() end
      from message, blob
    ),
    new_contents as (
      insert into postback_contents (bucket, postback_id, sealed, body)
      select ${bucket}::smallint, id, substring(blob.bytes from sealed_from for sealed_length),
             substring(blob.bytes from body_from for body_length)
      from message, blob where sealed_from is not null
    ),
    new_failures as (
      insert into failures (bucket, postback_id, customer_id, trigger_id)
      select ${bucket}::smallint, id, customer_id, trigger_id from message where state = 'failed'
    ),
    -- The row lock on (trigger, order) is held until the commit, so positions follow the order of commits.
    positions as (
      insert into order_positions (bucket, trigger_id, customer_id, order_key, position, event_id)
      select ${bucket}::smallint, trigger_id, customer_id, order_key, count(*), (array_agg(event_id))[1]
      from message where ordered = 1 and state <> 'failed'
      group by trigger_id, customer_id, order_key
      order by trigger_id, customer_id, order_key
      on conflict (bucket, trigger_id, customer_id, order_key)
        do update set position = order_positions.position + excluded.position, event_id = excluded.event_id
      returning trigger_id, customer_id, order_key, position
    ),
    placed as (
      select m.*, case when ordered = 1 then
               row_number() over one_order - count(*) over (partition by m.trigger_id, m.customer_id, m.order_key)
             end as place
      from message m where state <> 'failed'
      window one_order as (partition by m.trigger_id, m.customer_id, m.order_key order by m.rank)
    ),
    new_dispatch as (
      insert into dispatch (bucket, postback_id, customer_id, trigger_id, destination_id, state, due_at, begun_at,
                            attempts, attempts_before, lease_id, lease_until, leased_by, losses, order_key, position)
      select ${bucket}::smallint, m.id, m.customer_id, m.trigger_id, m.destination_id, m.state,
             now() + m.delay * interval '1 millisecond', now(), 0, 0, m.lease_id,
             case when m.lease_id is not null then now() + ${lease.milliseconds}::int * interval '1 millisecond' end,
             case when m.lease_id is not null then ${lease.nodeId}::uuid end,
             0, case when m.ordered = 1 then m.order_key end, p.position + m.place
      from placed m
      left join positions p
        on m.ordered = 1 and p.trigger_id = m.trigger_id and p.customer_id = m.customer_id and p.order_key = m.order_key
    )
    select event_id from fresh`,
  )
  const accepted = new Set(fresh.map((row) => row.event_id))
  for (const event of events) if (accepted.has(event.id)) event.outcome = { kind: 'accepted' }
  if (accepted.size < events.length)
    await findKnown(
      sql,
      bucket,
      events.filter((event) => !accepted.has(event.id)),
    )
}

/** What was not new was taken before, perhaps by this very statement whose first answer never came; or is stale. */
async function findKnown(sql: Sql, bucket: number, events: Acceptance[]): Promise<void> {
  const rows = await within(
    acceptMilliseconds,
    sql<{ customer_id: string; external_id: string; event_id: string }[]>`
    select i.customer_id, i.external_id, i.event_id
    from unnest(${events.map((event) => event.customerId)}::uuid[],
                ${events.map((event) => toStorable(event.externalId))}::text[]) as e(customer_id, external_id)
    join idempotency i
      on i.bucket = ${bucket} and i.customer_id = e.customer_id and i.external_id = e.external_id
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

function routeKey(trigger: LiveTrigger): string {
  return `${trigger.id} ${trigger.version}`
}

/**
 * Many byte strings as one parameter, cut apart again in SQL: an array of bytea would be escaped and copied twice.
 */
class Blob {
  #chunks: Uint8Array[] = []
  #length = 0

  /** @returns where it begins, from 1, and how long it is; nulls for null */
  add(chunk: Uint8Array | null): [from: number | null, length: number | null] {
    if (!chunk) return [null, null]
    const from = this.#length + 1
    this.#chunks.push(chunk)
    this.#length += chunk.length
    return [from, chunk.length]
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks, this.#length)
  }
}
