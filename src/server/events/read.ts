import { isUtf8 } from 'node:buffer'
import type { ErrorDetail } from '#contract/error.ts'
import { isEventType } from '#contract/event-types.ts'
import { JsonError, parseJson } from '#mapping/json.ts'
import { getOwn, type Value } from '#mapping/value.ts'
import { ApiError, errorDetail, fieldError } from '#server/http/errors.ts'

/** An event as it was sent, with what Postbud itself needs of it. */
export interface ReadEvent {
  /** As it came, and as values. */
  bytes: Buffer
  payload: Value
  externalId: string
  type: string
  occurredAt: Date
  customer: { referenceId: string | null; id: string | null }
  order: { key: string; numbers: string[] }
}

/** Longest id or number taken: they are keys of indexes. */
const idCharacters = 255

/** One event alone; a batch has a limit of its own beside. */
export const eventBytes = 1024 * 1024

/**
 * Reads one event and checks what is checked strictly: `event.id`, `event.type`, `event.occurredAt`, a customer id
 * and an order number. Everything else is kept as it came.
 * @throws ApiError body_unreadable, body_too_large, event_invalid, event_type_unknown
 */
export function readEvent(bytes: Buffer): ReadEvent {
  if (bytes.length > eventBytes) {
    throw new ApiError('body_too_large', {
      reason: 'event',
      values: { limit: eventBytes, size: bytes.length },
    })
  }
  const payload = parse(bytes)
  const faults: ErrorDetail[] = []
  const event = getOwn(payload, 'event')
  const customer = getOwn(payload, 'customer')
  const order = getOwn(payload, 'order')
  const externalId = requiredText(event, 'id', '/event', faults)
  const type = requiredText(event, 'type', '/event', faults)
  const occurredAt = requiredTime(event, faults)
  const customerIds = {
    referenceId: optionalText(customer, 'referenceId', '/customer', faults),
    id: optionalText(customer, 'id', '/customer', faults),
  }
  if (customerIds.referenceId === null && customerIds.id === null) {
    const fields = ['customer.referenceId', 'customer.id']
    faults.push(errorDetail('/customer', 'field_invalid', { reason: 'one_missing', values: { fields } }))
  }
  const numbers = ['referenceId', 'id', 'number']
    .map((name) => optionalText(order, name, '/order', faults))
    .filter((number) => number !== null)
  const [key] = numbers
  if (key === undefined) {
    const fields = ['order.referenceId', 'order.id', 'order.number']
    faults.push(errorDetail('/order', 'field_invalid', { reason: 'one_missing', values: { fields } }))
  }
  if (faults.length > 0 || key === undefined) throw new ApiError('event_invalid', { details: faults })
  if (!isEventType(type)) throw fieldError('event_type_unknown', '/event/type')
  return {
    bytes,
    payload,
    externalId,
    type,
    occurredAt,
    customer: customerIds,
    order: { key, numbers: [...new Set(numbers)] },
  }
}

function parse(bytes: Buffer): Value {
  if (!isUtf8(bytes)) throw new ApiError('body_unreadable', { reason: 'not_utf8' })
  try {
    return parseJson(bytes.toString('utf8'), bytes)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const { line, column } = error
    throw new ApiError('body_unreadable', { reason: 'not_json', values: { line, column } })
  }
}

function requiredText(parent: Value, name: string, path: string, faults: ErrorDetail[]): string {
  const value = optionalText(parent, name, path, faults)
  if (value === null && !faults.some((found) => found.path === `${path}/${name}`)) {
    faults.push(errorDetail(`${path}/${name}`, 'field_missing'))
  }
  return value ?? ''
}

/** Text that is not empty. Whole numbers serve as ids too: some systems send them so. */
function optionalText(parent: Value, name: string, path: string, faults: ErrorDetail[]): string | null {
  const value = getOwn(parent, name)
  if (value === null || value === undefined) return null
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
  if (typeof text !== 'string' || text === '' || text.length > idCharacters) {
    const limit = idCharacters
    faults.push(errorDetail(`${path}/${name}`, 'field_invalid', { reason: 'not_key', values: { limit } }))
    return null
  }
  return text
}

const rfc3339 = /^(\d{4}-\d\d-\d\d)[Tt](?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/

function requiredTime(event: Value, faults: ErrorDetail[]): Date {
  const text = requiredText(event, 'occurredAt', '/event', faults)
  const time = new Date(isOnADay(text) ? text : Number.NaN)
  if (text !== '' && !isStorable(time)) {
    faults.push(errorDetail('/event/occurredAt', 'field_invalid', { reason: 'not_time' }))
  }
  return time
}

/** `Date` takes 30 February for 2 March. */
function isOnADay(text: string): boolean {
  const day = rfc3339.exec(text)?.[1]
  if (day === undefined) return false
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}

/** PostgreSQL has no year 0, and reads none of five digits as `Date` writes it; in UTC, a year may be another. */
function isStorable(time: Date): boolean {
  return !Number.isNaN(time.getTime()) && /^(?!0000)\d{4}-/.test(time.toISOString())
}
