import { Type, type Static } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Name, Nullable, Page, Time } from './endpoint.ts'

/** A secret that triggers and templates use by its name. Its value is never shown. */
export const Secret = Type.Object({
  id: Id,
  name: Type.String(),
  customerId: Nullable(Id),
  createdAt: Time,
  updatedAt: Type.String({ format: 'date-time', description: 'When its value was last set' }),
})
export type Secret = Static<typeof Secret>

const value = Type.String({ minLength: 1, maxLength: 10_000, description: 'No answer ever shows it' })

export const SecretInput = Closed({
  name: Name,
  value,
  customerId: Type.Optional(Nullable(Id)),
})
export type SecretInput = Static<typeof SecretInput>

const tag = 'Secrets'

export const createSecret = endpoint({
  method: 'POST',
  path: '/api/v1/secrets',
  tag,
  summary: "Keep a secret under a name, a customer's own or the house's",
  access: 'operate',
  body: SecretInput,
  responses: { 201: Secret },
})

export const listSecrets = endpoint({
  method: 'GET',
  path: '/api/v1/secrets',
  tag,
  summary: 'List secrets by name, without their values',
  access: 'read',
  query: Closed({
    ...Page,
    customerId: Type.Optional(
      Type.String({
        format: 'uuid',
        description: "Its own and the house's; left out: those of all customers",
      }),
    ),
  }),
  responses: { 200: ListOf(Secret) },
})

export const rotateSecret = endpoint({
  method: 'PUT',
  path: '/api/v1/secrets/{id}',
  tag,
  summary: 'Replace the value, for every attempt from now on',
  access: 'operate',
  params: ById,
  body: Closed({ value }),
  responses: { 200: Secret },
})

export const deleteSecret = endpoint({
  method: 'DELETE',
  path: '/api/v1/secrets/{id}',
  tag,
  summary: 'Remove a secret that no trigger names',
  access: 'operate',
  params: ById,
  responses: { 204: Type.Null() },
})
