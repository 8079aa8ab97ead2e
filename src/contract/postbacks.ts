import { Type, type Static } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Nullable, Page, Time } from './endpoint.ts'
import { Problem } from './problem.ts'

export const PostbackState = Type.Enum(['waiting', 'sending', 'held', 'sent', 'failed', 'cancelled'])
export type PostbackState = Static<typeof PostbackState>

const { message, line, column, nodeId, field, fix, reason, values } = Problem.properties
/** Of a rendering that failed it has all that a problem has. */
const Reason = Type.Object({ code: Type.String(), message, line, column, nodeId, field, fix, reason, values })

const summary = {
  id: Id,
  state: PostbackState,
  reason: Nullable(Reason),
  customerId: Id,
  customerName: Type.String(),
  triggerId: Id,
  triggerName: Type.String(),
  triggerVersion: Type.Integer(),
  templateVersion: Type.Integer(),
  eventId: Id,
  eventType: Type.String(),
  order: Type.String({ description: "The order's key." }),
  channel: Type.Enum(['url', 'email']),
  destination: Type.String({ description: "The URL's origin, or `mail`." }),
  part: Nullable(Type.Object({ key: Type.String(), index: Type.Integer() })),
  resendOf: Nullable(Id),
  attemptCount: Type.Integer(),
  nextAttemptAt: Nullable(Time),
  createdAt: Time,
  sentAt: Nullable(Time),
  finishedAt: Nullable(Time),
}

export const Postback = Type.Object(summary)
export type Postback = Static<typeof Postback>

const Recipient = Type.Object({
  address: Type.String(),
  outcome: Type.Enum(['accepted', 'retry', 'refused']),
  answer: Type.String(),
})

export const Attempt = Type.Object({
  number: Type.Integer(),
  startedAt: Time,
  milliseconds: Type.Integer(),
  outcome: Type.Enum(['accepted', 'retry', 'refused']),
  code: Type.String(),
  reason: Type.Optional(Type.String()),
  request: Type.Optional(Type.Unknown({ description: 'As sent, secrets masked.' })),
  response: Type.Optional(
    Type.Object({
      status: Type.Integer(),
      headers: Type.Record(Type.String(), Type.String()),
      body: Type.String(),
      truncated: Type.Optional(Type.Boolean()),
    }),
  ),
  recipients: Type.Optional(Type.Array(Recipient)),
})
export type Attempt = Static<typeof Attempt>

const UrlRequest = Type.Object({
  method: Type.String(),
  url: Type.String(),
  headers: Type.Record(Type.String(), Type.String()),
  body: Type.String(),
})
const MailRequest = Type.Object({
  to: Type.Array(Type.String()),
  cc: Type.Array(Type.String()),
  bcc: Type.Array(Type.String()),
  replyTo: Nullable(Type.String()),
  subject: Type.String(),
  html: Nullable(Type.String()),
  text: Type.String(),
})

export const PostbackDetail = Type.Object({
  ...summary,
  request: Nullable(Type.Union([UrlRequest, MailRequest])),
  attempts: Type.Array(Attempt),
})
export type PostbackDetail = Static<typeof PostbackDetail>

const tag = 'Postbacks'

export const listPostbacks = endpoint({
  method: 'GET',
  path: '/api/v1/postbacks',
  tag,
  summary: 'Search postbacks, newest first',
  access: 'read',
  query: Closed({
    ...Page,
    customerId: Type.Optional(Id),
    triggerId: Type.Optional(Id),
    eventId: Type.Optional(Id),
    externalId: Type.Optional(Type.String({ maxLength: 255, description: "The sender's event.id" })),
    order: Type.Optional(Type.String({ maxLength: 255, description: 'Any number of the order' })),
    eventType: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(PostbackState),
    from: Type.Optional(Time),
    to: Type.Optional(Time),
  }),
  responses: { 200: ListOf(Postback) },
})

export const watchPostbacks = endpoint({
  method: 'GET',
  path: '/api/v1/postbacks/live',
  tag,
  summary: 'Postbacks as they are made and change, as server-sent events: `postback`, each a Postback',
  access: 'read',
  query: Closed({
    customerId: Type.Optional(Id),
    triggerId: Type.Optional(Id),
    eventType: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(PostbackState),
  }),
  responses: { 200: Type.Unknown({ description: 'text/event-stream' }) },
})

export const getPostback = endpoint({
  method: 'GET',
  path: '/api/v1/postbacks/{id}',
  tag,
  summary: 'Read a postback with its request and every attempt',
  access: 'read',
  params: ById,
  responses: { 200: PostbackDetail },
})

export const resendPostback = endpoint({
  method: 'POST',
  path: '/api/v1/postbacks/{id}/resend',
  tag,
  summary: 'Send again: the same message, or rendered again as a new postback',
  access: 'operate',
  params: ById,
  body: Closed({ render: Type.Enum(['same', 'again']) }),
  responses: { 200: Postback, 201: Postback },
})

export const cancelPostback = endpoint({
  method: 'POST',
  path: '/api/v1/postbacks/{id}/cancel',
  tag,
  summary: 'Give up a postback that waits or is held',
  access: 'operate',
  params: ById,
  responses: { 200: Postback },
})

export const TriggerTest = Type.Object({
  passed: Type.Boolean(),
  request: Nullable(Type.Unknown()),
  response: Nullable(Type.Unknown()),
  exchanges: Type.Array(
    Type.Object({
      part: Nullable(Type.Object({ key: Type.String(), index: Type.Integer() })),
      outcome: Type.Enum(['accepted', 'retry', 'refused']),
      code: Type.String(),
      reason: Nullable(Type.String()),
      milliseconds: Type.Integer(),
      request: Type.Unknown(),
      response: Nullable(Type.Unknown()),
      recipients: Nullable(Type.Array(Recipient)),
    }),
  ),
  problems: Type.Array(Type.Unknown()),
})
export type TriggerTest = Static<typeof TriggerTest>

export const testTrigger = endpoint({
  method: 'POST',
  path: '/api/v1/triggers/{id}/test',
  tag: 'Triggers',
  summary: 'Really send a test message made with the draft',
  access: 'operate',
  params: ById,
  body: Closed({
    sampleId: Type.Optional(Type.String({ maxLength: 100 })),
    eventId: Type.Optional(Id),
    payload: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    to: Type.Optional(Type.Array(Type.String({ maxLength: 320 }), { minItems: 1, maxItems: 10 })),
  }),
  responses: { 200: TriggerTest },
})
