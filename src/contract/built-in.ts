import { Type, type Static } from 'typebox'
import { endpoint, Nullable, Time } from './endpoint.ts'

export const CaughtRequest = Type.Object({
  receivedAt: Time,
  method: Type.String(),
  path: Type.String(),
  headers: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  body: Type.String(),
  status: Type.Integer({ description: 'What it was answered.' }),
})
export type CaughtRequest = Static<typeof CaughtRequest>

export const CaughtMail = Type.Object({
  receivedAt: Time,
  recipients: Type.Array(Type.String(), { description: 'By the envelope, hidden ones included.' }),
  from: Type.String(),
  to: Type.String(),
  cc: Type.String(),
  replyTo: Type.String(),
  subject: Type.String(),
  messageId: Type.String(),
  text: Nullable(Type.String()),
  html: Nullable(Type.String()),
  isTest: Type.Boolean(),
})
export type CaughtMail = Static<typeof CaughtMail>

const tag = 'Built-in receiver and mailbox'

export const getReceiver = endpoint({
  method: 'GET',
  path: '/api/v1/receiver',
  tag,
  summary: 'Where the built-in receiver listens and the last 200 requests it got',
  access: 'read',
  responses: { 200: Type.Object({ url: Type.String(), items: Type.Array(CaughtRequest) }) },
})

export const getMailbox = endpoint({
  method: 'GET',
  path: '/api/v1/mailbox',
  tag,
  summary: 'Where the built-in mailbox listens and the last 200 mails it got',
  access: 'read',
  responses: { 200: Type.Object({ url: Type.String(), items: Type.Array(CaughtMail) }) },
})
