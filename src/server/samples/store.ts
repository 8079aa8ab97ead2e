import { eventSchemaOf, eventTypes, type EventType } from '#contract/event-types.ts'
import type { Sample } from '#contract/samples.ts'
import { useCustomer } from '#server/customers/use.ts'
import type { Database } from '#server/db/database.ts'
import { isId, newPlainId } from '#server/db/ids.ts'
import { recordChange } from '#server/history/record.ts'
import { page, readCursor } from '#server/http/cursor.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { checkStorable } from '#server/http/storable.ts'
import { builtInSamples, typeOf } from './built-in.ts'
import { readPayload } from './read-payload.ts'
import { presentBuiltIn, presentSample, type SampleRow } from './present.ts'

/** What preview and test need of a sample. */
export interface FoundSample {
  id: string
  name: string
  eventType: string
  /** The event, byte by byte as it was sent. */
  payload: Buffer
}

/** Finds a built-in sample by its name, or a stored one by its id. */
export async function findSample(database: Database, id: string): Promise<FoundSample | null> {
  const builtIn = builtInSamples().find((sample) => sample.id === id)
  if (builtIn) return builtIn
  if (!isId(id)) return null
  const [row] = await database.sql<
    (SampleRow & { payload: Buffer })[]
  >`select * from samples where id = ${id}`
  return row ? { id: row.id, name: row.name, eventType: row.event_type, payload: row.payload } : null
}

export async function getSample(
  database: Database,
  id: string,
): Promise<{ sample: Sample; payload: Buffer }> {
  const builtIn = builtInSamples().find((sample) => sample.id === id)
  if (builtIn) return { sample: presentBuiltIn(builtIn), payload: builtIn.payload }
  const [row] = isId(id)
    ? await database.sql<(SampleRow & { payload: Buffer })[]>`select * from samples where id = ${id}`
    : []
  if (!row) throw new ApiError('not_found')
  return { sample: presentSample(row), payload: row.payload }
}

/** The built-in ones in their order, then the stored ones, newest first. */
export async function listSamples(
  database: Database,
  filter: { limit?: number; cursor?: string; eventType?: string; customerId?: string },
) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const after = readCursor(filter.cursor, 1)?.[0] ?? null
  const builtIn = builtInSamples().map(presentBuiltIn)
  const place = builtIn.findIndex((sample) => sample.id === after)
  if (after !== null && place === -1 && !isId(after)) throw new ApiError('cursor_invalid')
  const first = after !== null && place === -1 ? [] : builtIn.slice(place + 1)
  const rows = await sql<SampleRow[]>`
    select id, name, event_type, customer_id, source, created_at from samples
    where true
      ${filter.eventType === undefined ? sql`` : sql`and event_type = ${filter.eventType}`}
      ${filter.customerId === undefined ? sql`` : sql`and (customer_id is null or customer_id = ${filter.customerId})`}
      ${after !== null && place === -1 ? sql`and id < ${after}` : sql``}
    order by id desc
    limit ${limit + 1}`
  const matching = first.filter(
    (sample) => filter.eventType === undefined || sample.eventType === filter.eventType,
  )
  const samples = [...matching, ...rows.map(presentSample)]
  return page(samples, limit, keep, (sample) => [sample.id])
}

const keep = (sample: Sample) => sample

/** @param input.payload the event, as it was sent */
export async function createSample(
  database: Database,
  who: string,
  input: { name: string; customerId: string | null; payload: Buffer; source: 'pasted' | 'event' },
): Promise<Sample> {
  checkStorable({ name: input.name })
  readPayload(input.payload)
  const event: unknown = JSON.parse(new TextDecoder().decode(input.payload))
  const eventType = typeOf(event)
  if (eventType === null) throw fieldError('event_type_unknown', '/payload/event/type')
  return await database.sql.begin(async (tx) => {
    if (input.customerId !== null) await useCustomer(tx, input.customerId, '/customerId')
    const [row] = await tx<[SampleRow]>`
      insert into samples (id, name, event_type, customer_id, source, payload, created_at)
      values (${newPlainId()}, ${input.name}, ${eventType}, ${input.customerId}, ${input.source}, ${input.payload}, now())
      returning id, name, event_type, customer_id, source, created_at`
    const sample = presentSample(row)
    await recordChange(tx, {
      who,
      action: 'sample.created',
      subject: { type: 'sample', id: sample.id },
      after: sample,
    })
    return sample
  })
}

export async function deleteSample(database: Database, who: string, id: string): Promise<null> {
  if (builtInSamples().some((sample) => sample.id === id)) throw new ApiError('sample_built_in')
  if (!isId(id)) throw new ApiError('not_found')
  return await database.sql.begin(async (tx) => {
    const [row] = await tx<SampleRow[]>`
      delete from samples where id = ${id}
      returning id, name, event_type, customer_id, source, created_at`
    if (!row) throw new ApiError('not_found')
    await recordChange(tx, {
      who,
      action: 'sample.deleted',
      subject: { type: 'sample', id },
      before: presentSample(row),
    })
    return null
  })
}

/** The catalogue, each type with its samples: the built-in ones and the house's own, not single customers'. */
export async function listEventTypes(database: Database): Promise<EventType[]> {
  const rows = await database.sql<SampleRow[]>`
    select id, name, event_type, customer_id, source, created_at from samples
    where customer_id is null
    order by id desc`
  const samples = [...builtInSamples().map(presentBuiltIn), ...rows.map(presentSample)]
  return eventTypes.map(({ type, labels }) => ({
    type,
    labels,
    schema: eventSchemaOf(type),
    samples: samples.filter((sample) => sample.eventType === type),
  }))
}
