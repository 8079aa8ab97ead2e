import { Type, type Static } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Name, Nullable, Page, Scope, Time } from './endpoint.ts'

const fields = {
  id: Id,
  name: Type.String(),
  scope: Scope,
  hint: Type.String({ description: 'Its first characters, to tell keys apart' }),
  createdAt: Time,
  revokedAt: Nullable(Time),
}

/** A key without the key itself, which is shown once. */
export const ApiKey = Type.Object(fields)
export type ApiKey = Static<typeof ApiKey>

export const NewApiKey = Type.Object({
  ...fields,
  key: Type.String({ description: 'Shown here and never again' }),
})
export type NewApiKey = Static<typeof NewApiKey>

export const ApiKeyInput = Closed({ name: Name, scope: Scope })
export type ApiKeyInput = Static<typeof ApiKeyInput>

const tag = 'API keys'

export const createKey = endpoint({
  method: 'POST',
  path: '/api/v1/keys',
  tag,
  summary: 'Make an API key; the answer shows it once',
  access: 'admin',
  body: ApiKeyInput,
  responses: { 201: NewApiKey },
})

export const listKeys = endpoint({
  method: 'GET',
  path: '/api/v1/keys',
  tag,
  summary: 'List API keys, newest first, revoked ones too',
  access: 'read',
  query: Closed(Page),
  responses: { 200: ListOf(ApiKey) },
})

export const revokeKey = endpoint({
  method: 'DELETE',
  path: '/api/v1/keys/{id}',
  tag,
  summary: 'Revoke an API key for good',
  access: 'admin',
  params: ById,
  responses: { 204: Type.Null() },
})
