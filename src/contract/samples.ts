import { Type, type Static } from 'typebox'
import { Closed, endpoint, Id, Name, Nullable, Page, Time } from './endpoint.ts'

export const SampleId = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'UUIDv7, or the name of a built-in sample, e.g. `order-shipped-split`',
})

const fields = {
  id: SampleId,
  name: Type.String(),
  labels: Nullable(
    Type.Object(
      { en: Type.String(), da: Type.String() },
      { description: "A built-in sample's name in each language" },
    ),
  ),
  eventType: Type.String(),
  source: Type.Enum(['built-in', 'pasted', 'event'], { description: '`event`: captured from a real one' }),
  customerId: Nullable(Id),
  createdAt: Nullable(Time),
}

/** An event used for preview and test. */
export const Sample = Type.Object(fields)
export type Sample = Static<typeof Sample>

const SampleWithPayload = Type.Object({
  ...fields,
  payload: Type.Unknown({ description: 'The event, with every digit and every key as it was sent' }),
})

const SampleInput = Closed({
  name: Name,
  payload: Type.Optional(Type.Unknown({ description: 'An event, kept exactly as sent here' })),
  eventId: Type.Optional({ ...Id, description: 'A real event instead: its payload is copied.' }),
  customerId: Type.Optional(Nullable(Id)),
})

const tag = 'Event types and samples'
const params = Type.Object({ id: SampleId })

export const listSamples = endpoint({
  method: 'GET',
  path: '/api/v1/samples',
  tag,
  summary: 'List samples, the built-in ones first',
  access: 'read',
  query: Closed({
    ...Page,
    eventType: Type.Optional(Type.String({ maxLength: 100 })),
    customerId: Type.Optional(Type.String({ format: 'uuid', description: "Its own and everybody's" })),
  }),
  responses: {
    200: Type.Object({ items: Type.Array(Sample), nextCursor: Nullable(Type.String()) }),
  },
})

export const createSample = endpoint({
  method: 'POST',
  path: '/api/v1/samples',
  tag,
  summary: 'Keep a pasted event, or a real one, as a sample',
  access: 'operate',
  body: SampleInput,
  responses: { 201: Sample },
})

export const getSample = endpoint({
  method: 'GET',
  path: '/api/v1/samples/{id}',
  tag,
  summary: 'Read a sample with its event',
  access: 'read',
  params,
  responses: { 200: SampleWithPayload },
})

export const deleteSample = endpoint({
  method: 'DELETE',
  path: '/api/v1/samples/{id}',
  tag,
  summary: 'Remove a sample',
  access: 'operate',
  params,
  responses: { 204: Type.Null() },
})
