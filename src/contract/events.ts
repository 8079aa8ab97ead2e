import { Type, type Static } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Page, Time } from './endpoint.ts'
import { ErrorBody, ErrorDetail, said } from './error.ts'
import { Postback } from './postbacks.ts'

export const Published = Type.Object({
  id: Id,
  externalId: Type.String({ description: "The sender's event.id" }),
  duplicate: Type.Boolean({ description: 'The same event was taken before; nothing new was made.' }),
  postbacks: Type.Integer({ description: 'How many postbacks came of it.' }),
})
export type Published = Static<typeof Published>

export const BatchResult = Type.Union([
  Type.Object({ status: Type.Literal(202), ...Published.properties }),
  Type.Object({ status: Type.Integer(), error: ErrorBody }),
])
export type BatchResult = Static<typeof BatchResult>

const BatchResults = Type.Object({ results: Type.Array(BatchResult) })

const TriggerMatch = Type.Object({
  triggerId: Id,
  name: Type.String(),
  matched: Type.Boolean(),
  postbackIds: Type.Array(Id),
  reason: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
})

const eventFields = {
  id: Id,
  externalId: Type.String(),
  type: Type.String(),
  customerId: Id,
  customerName: Type.String(),
  order: Type.String({ description: "The order's key." }),
  occurredAt: Time,
  receivedAt: Time,
}

export const EventSummary = Type.Object({ ...eventFields, postbacks: Type.Integer() })
export type EventSummary = Static<typeof EventSummary>

const EventDetail = Type.Object({
  ...eventFields,
  payload: Type.Unknown({ description: 'As it was sent: every digit, every key in its order.' }),
  triggers: Type.Array(TriggerMatch),
  warnings: Type.Array(ErrorDetail),
})

const Order = Type.Object({
  customerId: Id,
  customerName: Type.String(),
  key: Type.String(),
  numbers: Type.Array(Type.String()),
})

const Refusal = Type.Object({
  id: Id,
  at: Time,
  ...said,
  details: Type.Optional(Type.Array(ErrorDetail)),
  payload: Type.String({ description: 'The first bytes of what was sent.' }),
  payloadBytes: Type.Integer(),
})

const tag = 'Events'
const Batch = Type.Unknown({
  description: 'Up to 1,000 events, as an array or as NDJSON (application/x-ndjson).',
})

export const publishEvent = endpoint({
  method: 'POST',
  path: '/api/v1/events',
  tag,
  summary: 'Send one event',
  access: 'intake',
  body: Type.Unknown({ description: 'An order event: see /api/v1/event-types for schemas and samples.' }),
  responses: { 202: Published },
})

export const publishBatch = endpoint({
  method: 'POST',
  path: '/api/v1/events/batch',
  tag,
  summary: 'Send up to 1,000 events; each stands or falls alone',
  access: 'intake',
  body: Batch,
  responses: { 202: BatchResults, 207: BatchResults },
})

export const listEvents = endpoint({
  method: 'GET',
  path: '/api/v1/events',
  tag,
  summary: 'Events, newest first',
  access: 'read',
  query: Closed({
    ...Page,
    customerId: Type.Optional(Id),
    order: Type.Optional(Type.String({ maxLength: 255 })),
    eventType: Type.Optional(Type.String({ maxLength: 100 })),
    unmatched: Type.Optional(Type.Boolean({ description: 'Only those that no trigger sent.' })),
  }),
  responses: { 200: ListOf(EventSummary) },
})

export const getEvent = endpoint({
  method: 'GET',
  path: '/api/v1/events/{id}',
  tag,
  summary: 'Read an event and what each trigger made of it',
  access: 'read',
  params: ById,
  responses: { 200: EventDetail },
})

export const listRefusals = endpoint({
  method: 'GET',
  path: '/api/v1/refusals',
  tag,
  summary: 'Events that were refused lately, and why',
  access: 'read',
  query: Closed(Page),
  responses: { 200: ListOf(Refusal) },
})

export const findOrders = endpoint({
  method: 'GET',
  path: '/api/v1/orders',
  tag: 'Orders',
  summary: 'Orders known under a number (id, referenceId or number)',
  access: 'read',
  query: Closed({ number: Type.String({ minLength: 1, maxLength: 255 }), customerId: Type.Optional(Id) }),
  responses: { 200: ListOf(Order) },
})

export const getOrder = endpoint({
  method: 'GET',
  path: '/api/v1/customers/{id}/orders/{key}',
  tag: 'Orders',
  summary: 'What happened to an order and who was told what',
  access: 'read',
  params: Type.Object({ id: Id, key: Type.String({ maxLength: 255 }) }),
  responses: {
    200: Type.Object({
      customerId: Id,
      key: Type.String(),
      items: Type.Array(
        Type.Object({
          event: EventSummary,
          triggers: Type.Array(TriggerMatch),
          postbacks: Type.Array(Postback),
        }),
      ),
      truncated: Type.Boolean({ description: 'Only the latest 200 events are shown.' }),
    }),
  },
})
