import { Type, type Static } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Name, Nullable, Page, Revision, Time } from './endpoint.ts'

const Text = Type.String({ maxLength: 1000 })

const Entries = Type.Array(Closed({ key: Type.String({ minLength: 1, maxLength: 1000 }), value: Text }), {
  maxItems: 10_000,
  description: 'In the order they are shown in; no key twice.',
})

const Unknown = Type.Union(
  [
    Closed({ kind: Type.Literal('error') }),
    Closed({ kind: Type.Literal('keep') }),
    Closed({ kind: Type.Literal('text'), text: Text }),
  ],
  {
    description:
      'What a value without an entry gives: a postback that fails with the reason, the value itself, or a text.',
  },
)

const TableName = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^[A-Za-z0-9_.-]+$',
  description: 'What templates call it by: lookups("carrier", …)',
})

const summary = {
  id: Id,
  name: Type.String(),
  customerId: Nullable(Id),
  entryCount: Type.Integer(),
  unknown: Unknown,
  createdAt: Time,
  updatedAt: Time,
  revision: Revision,
}

export const LookupSummary = Type.Object(summary)
export type LookupSummary = Static<typeof LookupSummary>

/** A look-up table. It is live: a change counts for everything that is rendered from then on. */
export const Lookup = Type.Object({
  ...summary,
  entries: Entries,
  usedBy: Type.Array(Type.Object({ triggerId: Id, name: Name }), {
    description:
      'Live triggers that a change may touch, by the name in their template or rules; at most 100.',
  }),
})
export type Lookup = Static<typeof Lookup>

export const LookupInput = Closed({
  name: TableName,
  customerId: Type.Optional(Nullable(Id)),
  entries: Entries,
  unknown: Type.Optional(Unknown),
})
export type LookupInput = Static<typeof LookupInput>

export const LookupChange = Closed({
  entries: Type.Optional(Entries),
  unknown: Type.Optional(Unknown),
})
export type LookupChange = Static<typeof LookupChange>

const tag = 'Look-up tables'

export const createLookup = endpoint({
  method: 'POST',
  path: '/api/v1/lookups',
  tag,
  summary: "Make a look-up table, a customer's own or the house's",
  access: 'operate',
  body: LookupInput,
  responses: { 201: Lookup },
})

export const listLookups = endpoint({
  method: 'GET',
  path: '/api/v1/lookups',
  tag,
  summary: 'List look-up tables by name',
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
  responses: { 200: ListOf(LookupSummary) },
})

export const getLookup = endpoint({
  method: 'GET',
  path: '/api/v1/lookups/{id}',
  tag,
  summary: 'Read a look-up table with its entries and the triggers it touches',
  access: 'read',
  params: ById,
  responses: { 200: Lookup },
})

export const changeLookup = endpoint({
  method: 'PATCH',
  path: '/api/v1/lookups/{id}',
  tag,
  summary: 'Replace the entries or the rule for unknown values, for everything that is rendered from now on',
  access: 'operate',
  params: ById,
  body: LookupChange,
  responses: { 200: Lookup },
})

export const deleteLookup = endpoint({
  method: 'DELETE',
  path: '/api/v1/lookups/{id}',
  tag,
  summary: 'Remove a look-up table that no live trigger uses',
  access: 'operate',
  params: ById,
  responses: { 204: Type.Null() },
})
