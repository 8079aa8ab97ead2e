import { Type, type Static } from 'typebox'
import { Closed, endpoint, Id, Nullable, Time } from './endpoint.ts'

const Count = Type.Integer({ minimum: 0 })

/** A trigger that needs a person: its last three final postbacks failed, or one has been retried for over an hour. */
export const FailingTrigger = Type.Object({
  triggerId: Id,
  name: Type.String(),
  customerId: Nullable(Id),
  customerName: Nullable(Type.String()),
  why: Type.Enum(['failed', 'retrying', 'gone']),
  since: Time,
  /** Of the latest failure. */
  message: Type.String(),
  postbackId: Nullable(Id),
})
export type FailingTrigger = Static<typeof FailingTrigger>

/** One slice of time; all slices are equally long. */
const Slice = Type.Object({
  from: Time,
  sent: Count,
  failed: Count,
  waiting: Type.Integer({ minimum: 0, description: 'Made in this slice and still open.' }),
  p50Milliseconds: Nullable(Type.Integer({ description: 'From acceptance to sent.' })),
  p95Milliseconds: Nullable(Type.Integer()),
})

export const Overview = Type.Object({
  failingTriggers: Type.Array(FailingTrigger),
  held: Count,
  waiting: Count,
  oldestWaiting: Nullable(Type.Object({ postbackId: Id, createdAt: Time })),
  refusedEvents: Type.Integer({ minimum: 0, description: 'In the time asked for.' }),
  unmatchedEvents: Type.Integer({ minimum: 0, description: 'Events of that time that no trigger sent.' }),
  sent: Count,
  failed: Count,
  slices: Type.Array(Slice),
  /** What is there at all, for the checklist of a new house. */
  totals: Type.Object({
    customers: Count,
    templates: Count,
    triggers: Count,
    testedTriggers: Count,
    activeTriggers: Count,
  }),
})
export type Overview = Static<typeof Overview>

export const getOverview = endpoint({
  method: 'GET',
  path: '/api/v1/overview',
  tag: 'Overview',
  summary: 'What needs attention, and how much was sent',
  access: 'read',
  query: Closed({
    period: Type.Optional(Type.Enum(['hour', 'day', 'week'], { default: 'day' })),
    customerId: Type.Optional(Id),
  }),
  responses: { 200: Overview },
})
