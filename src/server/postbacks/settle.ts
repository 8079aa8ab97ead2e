import { plainColumn } from '#server/db/columns.ts'
import { within, type Sql, type Transaction } from '#server/db/database.ts'
import type { AttemptResult } from './channels/attempt.ts'
import type { Decision } from './decide.ts'

/** An attempt that has ended and what was decided. */
export interface Settlement {
  bucket: number
  postbackId: string
  /** The fence: whoever lost the lease changes nothing. */
  leaseId: string
  number: number
  startedAt: Date
  result: AttemptResult
  decision: Decision
  /** Set by `settle`: whether the lease still held. */
  kept: boolean
  /** Written more than once, because an answer never came. */
  repeated: boolean
}

const settleMilliseconds = 15_000

/**
 * Writes the ends of attempts in one statement: the attempt, and for each postback either its final
 * state (its dispatch row goes) or when to try again. Only where the lease is still held. May be repeated when its
 * answer never came: the lease is gone then, and nothing happens twice.
 */
export async function settle(sql: Sql | Transaction, settlements: Settlement[]): Promise<void> {
  const rows = settlements.map(toRow)
  const column = (key: Exclude<keyof SettleRow, 'attemptReason'>) => plainColumn(rows.map((row) => row[key]))
  // `(… in (select …)) is true` instead of a join: see `acceptEvents`.
  const ids = settlements.map(({ postbackId }) => postbackId).sort()
  const kept = await within(
    settleMilliseconds,
    sql<{ postback_id: string }[]>`
    with
    ended as materialized (
      select * from unnest(
        ${column('bucket')}::smallint[], ${column('postbackId')}::uuid[], ${column('leaseId')}::uuid[], ${column('number')}::int[],
        ${column('startedAt')}::timestamptz[], ${column('milliseconds')}::int[], ${column('outcome')}::text[],
        ${column('code')}::text[], ${rows.map(({ attemptReason }) => attemptReason)}::text[], ${column('request')}::text[],
        ${column('status')}::int[], ${column('responseHeaders')}::text[], ${column('responseBody')}::text[],
        ${column('truncated')}::int[], ${column('recipients')}::text[], ${column('state')}::text[],
        ${column('wait')}::int[], ${column('reason')}::text[]
      ) as e(bucket, postback_id, lease_id, number, started_at, milliseconds, outcome, code, attempt_reason, request,
             status, response_headers, response_body, truncated, recipients, state, wait, reason)
      order by postback_id
    ),
    final as (
      delete from dispatch d using ended e
      where d.bucket = e.bucket and d.postback_id = e.postback_id and d.lease_id = e.lease_id
        and e.state is not null
      returning d.postback_id, d.customer_id, d.trigger_id
    ),
    again as (
      update dispatch d
      set lease_id = null, lease_until = null, leased_by = null, losses = 0, attempts = d.attempts + 1,
          due_at = now() + e.wait * interval '1 millisecond'
      from ended e
      where d.bucket = e.bucket and d.postback_id = e.postback_id and d.lease_id = e.lease_id and e.state is null
      returning d.postback_id
    ),
    kept as materialized (select postback_id from final union all select postback_id from again),
    attempted as (
      insert into attempts (bucket, postback_id, number, started_at, milliseconds, outcome, code, reason, request,
                            response_status, response_headers, response_body, response_truncated, recipients)
      select bucket, postback_id, number, started_at, milliseconds, outcome, code,
             convert_to(attempt_reason, 'UTF8'), decode(request, 'base64'), status,
             decode(response_headers, 'base64'), decode(response_body, 'base64'), truncated = 1,
             decode(recipients, 'base64')
      from ended where (postback_id in (select postback_id from kept)) is true
    ),
    closed as (
      update postbacks p
      set state = e.state, reason = decode(e.reason, 'base64'), finished_at = now(), attempt_count = e.number
      from ended e
      where (e.postback_id in (select postback_id from final)) is true
        and p.bucket = e.bucket and p.id = e.postback_id
        -- Lets the planner leave out the partitions of other weeks.
        and p.id between ${ids[0] ?? ''}::uuid and ${ids.at(-1) ?? ''}::uuid
    ),
    failed as (
      insert into failures (bucket, postback_id, customer_id, trigger_id)
      select bucket, postback_id, final.customer_id, final.trigger_id
      from ended join final using (postback_id) where ended.state = 'failed'
    )
    select postback_id from kept`,
  )
  const keptIds = new Set(kept.map((row) => row.postback_id))
  for (const settlement of settlements) settlement.kept = keptIds.has(settlement.postbackId)
}

type SettleRow = ReturnType<typeof toRow>

function toRow(settlement: Settlement) {
  const { bucket, postbackId, leaseId, number, startedAt, result, decision } = settlement
  const { response } = result
  return {
    bucket,
    postbackId,
    leaseId,
    number,
    startedAt: startedAt.toISOString(),
    milliseconds: result.milliseconds,
    outcome: result.outcome,
    code: result.code,
    attemptReason: result.reason?.replaceAll('\0', '\uFFFD') ?? null,
    request: base64(result.request),
    status: response?.status ?? null,
    responseHeaders: base64(response?.headers ?? null),
    responseBody: response ? Buffer.from(response.body).toString('base64') : null,
    truncated: response?.truncated ? 1 : 0,
    recipients: base64(result.recipients),
    /** null: try again */
    state: decision.kind === 'again' ? null : decision.kind,
    wait: decision.kind === 'again' ? decision.waitMilliseconds : 0,
    reason: decision.kind === 'failed' ? base64(decision.reason) : null,
  }
}

function base64(value: object | null): string | null {
  return value === null ? null : Buffer.from(JSON.stringify(value)).toString('base64')
}
