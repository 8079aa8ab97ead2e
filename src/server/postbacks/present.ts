import type { Attempt, Postback, PostbackState } from '#contract/postbacks.ts'
import { timeOf } from '#server/db/ids.ts'
import { fromStorable } from '#server/db/text.ts'

/** A postback with what dispatch knows of it, as `postbackColumns` selects it. */
export interface PostbackRow {
  id: string
  bucket: number
  event_id: string
  customer_id: string
  /** null: it is there no more */
  customer_name: string | null
  trigger_id: string
  trigger_name: string | null
  trigger_version: number
  template_version: number
  channel: 'url' | 'email'
  destination: string | null
  event_type: string
  order_key: string
  part_key: string | null
  part_index: number | null
  resend_of: string | null
  state: 'open' | 'sent' | 'failed' | 'cancelled'
  reason: Buffer | null
  attempt_count: number
  finished_at: Date | null
  /** null once it is final */
  dispatch_state: 'waiting' | 'held' | null
  leased: boolean | null
  due_at: Date | null
  dispatch_attempts: number | null
}

export function presentPostback(row: PostbackRow): Postback {
  const state = stateOf(row)
  return {
    id: row.id,
    state,
    // Only Postbud's own code writes this column.
    reason: row.reason ? (JSON.parse(row.reason.toString('utf8')) as Postback['reason']) : null,
    customerId: row.customer_id,
    customerName: row.customer_name ?? '',
    triggerId: row.trigger_id,
    triggerName: row.trigger_name ?? '',
    triggerVersion: row.trigger_version,
    templateVersion: row.template_version,
    eventId: row.event_id,
    eventType: row.event_type,
    order: fromStorable(row.order_key),
    channel: row.channel,
    destination: row.destination ?? '',
    part:
      row.part_key === null || row.part_index === null
        ? null
        : { key: fromStorable(row.part_key), index: row.part_index },
    resendOf: row.resend_of,
    attemptCount: row.dispatch_attempts ?? row.attempt_count,
    nextAttemptAt: state === 'waiting' ? (row.due_at?.toISOString() ?? null) : null,
    createdAt: new Date(timeOf(row.id)).toISOString(),
    sentAt: state === 'sent' ? (row.finished_at?.toISOString() ?? null) : null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

function stateOf(row: PostbackRow): PostbackState {
  if (row.state !== 'open') return row.state
  if (row.leased) return 'sending'
  return row.dispatch_state ?? 'waiting'
}

export interface AttemptRow {
  number: number
  started_at: Date
  milliseconds: number
  outcome: Attempt['outcome']
  code: string
  reason: Buffer | null
  request: Buffer | null
  response_status: number | null
  response_headers: Buffer | null
  response_body: Buffer | null
  response_truncated: boolean
  recipients: Buffer | null
}

export function presentAttempt(row: AttemptRow): Attempt {
  const recipients = readJson(row.recipients)
  return {
    number: row.number,
    startedAt: row.started_at.toISOString(),
    milliseconds: row.milliseconds,
    outcome: row.outcome,
    code: row.code,
    ...(row.reason ? { reason: row.reason.toString('utf8') } : {}),
    ...(row.request ? { request: readJson(row.request) } : {}),
    ...(row.response_status === null
      ? {}
      : {
          response: {
            status: row.response_status,
            headers: readJson(row.response_headers) as Record<string, string>,
            body: row.response_body?.toString('utf8') ?? '',
            ...(row.response_truncated ? { truncated: true } : {}),
          },
        }),
    ...(recipients ? { recipients: recipients as NonNullable<Attempt['recipients']> } : {}),
  }
}

/** Only settle writes the columns read here, so their shapes are known. */
function readJson(column: Buffer | null): unknown {
  return column ? JSON.parse(column.toString('utf8')) : null
}
