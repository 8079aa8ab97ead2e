import type { Value } from '#mapping/value.ts'
import type { Database } from '#server/db/database.ts'
import { fieldError } from '#server/http/errors.ts'
import { readPayload } from './read-payload.ts'
import { findSample } from './store.ts'

/** The payload that a preview or a test is asked to use: exactly one of these is given. */
export interface PayloadChoice {
  /** Pasted: the bytes as they were sent. */
  payload: Uint8Array | null
  sampleId?: string
  eventId?: string
}

/** Finds the payload of a stored event, null when there is none. Given by the app: samples know nothing of events. */
export type ReadEventPayload = (eventId: string) => Promise<Uint8Array | null>

/** @throws ApiError payload_invalid, sample_unknown, event_unknown */
export async function choosePayload(
  database: Database,
  eventPayload: ReadEventPayload,
  { payload, sampleId, eventId }: PayloadChoice,
): Promise<Value> {
  const given = [payload ?? undefined, sampleId, eventId].filter((way) => way !== undefined)
  if (given.length !== 1)
    throw fieldError('payload_invalid', '', {
      reason: 'one_missing',
      values: { fields: ['payload', 'sampleId', 'eventId'] },
    })
  if (sampleId !== undefined) {
    const sample = await findSample(database, sampleId)
    if (!sample) throw fieldError('sample_unknown', '/sampleId')
    return readPayload(sample.payload)
  }
  if (eventId !== undefined) {
    const event = await eventPayload(eventId)
    if (!event) throw fieldError('event_unknown', '/eventId')
    return readPayload(event)
  }
  return readPayload(payload ?? new Uint8Array())
}

/**
 * The payload that becomes a sample: what was pasted, or that of a stored event, byte for byte.
 * @throws ApiError payload_invalid, event_unknown
 */
export async function payloadToKeep(
  eventPayload: ReadEventPayload,
  pasted: Uint8Array | null,
  eventId: string | undefined,
): Promise<Buffer> {
  if ((pasted === null) === (eventId === undefined)) {
    throw fieldError('payload_invalid', '/payload', {
      reason: 'one_missing',
      values: { fields: ['payload', 'eventId'] },
    })
  }
  const payload = eventId === undefined ? pasted : await eventPayload(eventId)
  if (!payload) throw fieldError('event_unknown', '/eventId')
  return Buffer.from(payload)
}
