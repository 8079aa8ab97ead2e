import { Type, type Static } from 'typebox'
import { ById, endpoint, Id, Nullable } from './endpoint.ts'

/** What the customer's developer needs to receive a trigger's messages: to print or to send. */
export const ReceiverSheet = Type.Object({
  triggerId: Id,
  name: Type.String(),
  customerName: Nullable(Type.String()),
  eventType: Type.String(),
  channel: Type.Enum(['url', 'email']),
  /** Made with the trigger's live version, else its draft, and its template's first sample of that event. */
  request: Nullable(
    Type.Object({
      method: Type.String(),
      url: Type.String(),
      headers: Type.Record(Type.String(), Type.String()),
      body: Type.String(),
    }),
  ),
  signed: Type.Boolean(),
  sampleSecret: Nullable(
    Type.String({
      description:
        'What the sample request is signed with: made up, to try a verification. null: not signed.',
    }),
  ),
  secretShown: Type.Boolean({ description: 'The signing secret was handed over already.' }),
  ordered: Type.Boolean(),
  retry: Type.Object({ enabled: Type.Boolean(), scheduleSeconds: Type.Array(Type.Number()) }),
  timeoutSeconds: Type.Integer(),
})
export type ReceiverSheet = Static<typeof ReceiverSheet>

const tag = 'Triggers'

export const getReceiverSheet = endpoint({
  method: 'GET',
  path: '/api/v1/triggers/{id}/receiver-sheet',
  tag,
  summary: "What the customer's developer needs to receive its messages",
  access: 'read',
  params: ById,
  responses: { 200: ReceiverSheet },
})

export const handOverSecret = endpoint({
  method: 'POST',
  path: '/api/v1/triggers/{id}/secret',
  tag,
  summary: 'Show the signing secret, once; the history records it',
  access: 'operate',
  params: ById,
  responses: { 200: Type.Object({ secret: Type.String() }) },
})

export const rotateSigningSecret = endpoint({
  method: 'POST',
  path: '/api/v1/triggers/{id}/secret/rotate',
  tag,
  summary: 'Make a new signing secret; the old one signs beside it for a day',
  access: 'operate',
  params: ById,
  responses: { 200: Type.Object({ secret: Type.String() }) },
})
