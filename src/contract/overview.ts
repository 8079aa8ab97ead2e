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

/** What was made in a slice of time; all slices are equally long. */
export const Slice = Type.Object({
  from: Time,
  sent: Count,
  failed: Count,
  waiting: Type.Integer({ minimum: 0, description: 'Made in this slice and still open.' }),
  p50Milliseconds: Nullable(Type.Integer({ description: 'From acceptance to sent.' })),
  p95Milliseconds: Nullable(Type.Integer()),
})

export type Slice = Static<typeof Slice>

export const Overview = Type.Object({
  failingTriggers: Type.Array(FailingTrigger),
  held: Type.Integer({ minimum: 0, description: 'This, waiting and the events are counted up to 20,000.' }),
  waiting: Count,
  oldestWaiting: Nullable(Type.Object({ postbackId: Id, createdAt: Time })),
  refusedEvents: Type.Integer({
    minimum: 0,
    description: 'In the time asked for. 0 for one customer: what was refused may name none.',
  }),
  unmatchedEvents: Type.Integer({ minimum: 0, description: 'Events of that time that no trigger sent.' }),
  sent: Type.Integer({ minimum: 0, description: 'Made in the time asked for, and sent.' }),
  failed: Count,
  exact: Type.Boolean({
    description:
      'Of sent, failed and slices. False: so many that they are projected from even samples of the time.',
  }),
  slices: Type.Array(Slice, { description: '12 of 5 minutes, 24 of an hour or 28 of 6 hours, oldest first' }),
  /** What is there and not archived, for the checklist of a new house; for one customer also templates for all. */
  totals: Type.Object({
    customers: Count,
    templates: Count,
    triggers: Count,
    testedTriggers: Type.Integer({ minimum: 0, description: 'Whose latest test passed.' }),
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
