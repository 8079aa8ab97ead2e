import { Type, type Static } from 'typebox'
import { Closed, endpoint, Id, ListOf, Nullable, Page, Time } from './endpoint.ts'

const subject = Type.Object({
  type: Type.String({ description: '`customer`, `template`, `trigger`, `secret` …' }),
  id: Id,
})

/** One change of the configuration. */
export const HistoryEntry = Type.Object({
  id: Id,
  at: Time,
  who: Type.String({ description: 'A user, `key:` and the name of an API key, or `postbud`' }),
  action: Type.String({ description: 'e.g. `customer.created`' }),
  subject,
  before: Nullable(Type.Unknown({ description: 'As the API showed the subject, without secrets' })),
  after: Nullable(Type.Unknown()),
  reason: Type.Optional(Type.String()),
})
export type HistoryEntry = Static<typeof HistoryEntry>

export const listHistory = endpoint({
  method: 'GET',
  path: '/api/v1/history',
  tag: 'History',
  summary: 'List who changed what, newest first',
  access: 'read',
  query: Closed({
    ...Page,
    subjectId: Type.Optional(Type.String({ format: 'uuid', description: 'Only changes of this' })),
    from: Type.Optional(Time),
    to: Type.Optional(Type.String({ format: 'date-time', description: 'Only before that' })),
  }),
  responses: { 200: ListOf(HistoryEntry) },
})
