import { Type, type Static } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Name, Nullable, Page, Revision, Time } from './endpoint.ts'

const fields = {
  name: Name,
  referenceId: Type.String({
    minLength: 1,
    maxLength: 200,
    pattern: '\\S',
    description: "The sender's name for the customer: what an event's customer.referenceId is compared with.",
  }),
  email: Type.Optional(Nullable(Type.String({ format: 'email', maxLength: 320 }))),
  locale: Type.Optional(Type.Enum(['da', 'en'])),
  timeZone: Type.Optional(Type.String({ maxLength: 64, description: 'IANA name, e.g. Europe/Copenhagen' })),
}

export const Customer = Type.Object({
  id: Id,
  name: Type.String(),
  referenceId: Type.String(),
  email: Nullable(Type.String()),
  locale: Type.String(),
  timeZone: Type.String(),
  state: Type.Enum(['active', 'archived']),
  createdAt: Time,
  updatedAt: Time,
  revision: Revision,
})
export type Customer = Static<typeof Customer>

export const CustomerInput = Closed(fields)
export type CustomerInput = Static<typeof CustomerInput>

export const CustomerChange = Closed({
  ...fields,
  name: Type.Optional(fields.name),
  referenceId: Type.Optional(fields.referenceId),
  state: Type.Optional(Type.Enum(['active', 'archived'])),
})
export type CustomerChange = Static<typeof CustomerChange>

const tag = 'Customers'

export const createCustomer = endpoint({
  method: 'POST',
  path: '/api/v1/customers',
  tag,
  summary: 'Create a customer',
  access: 'operate',
  body: CustomerInput,
  responses: { 201: Customer },
})

export const listCustomers = endpoint({
  method: 'GET',
  path: '/api/v1/customers',
  tag,
  summary: 'List customers by name',
  access: 'read',
  query: Closed({
    ...Page,
    search: Type.Optional(Type.String({ maxLength: 200, description: 'In name, referenceId or e-mail.' })),
    state: Type.Optional(Type.Enum(['active', 'archived'])),
  }),
  responses: { 200: ListOf(Customer) },
})

export const getCustomer = endpoint({
  method: 'GET',
  path: '/api/v1/customers/{id}',
  tag,
  summary: 'Read a customer',
  access: 'read',
  params: ById,
  responses: { 200: Customer },
})

export const changeCustomer = endpoint({
  method: 'PATCH',
  path: '/api/v1/customers/{id}',
  tag,
  summary: 'Change or archive a customer',
  access: 'operate',
  params: ById,
  body: CustomerChange,
  responses: { 200: Customer },
})
