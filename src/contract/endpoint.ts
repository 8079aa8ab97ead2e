import { Type, type Static, type TObject, type TSchema, type TProperties } from 'typebox'

/** What a key may do: `admin` everything, `read` every GET, `intake` only sending events. */
export const Scope = Type.Enum(['admin', 'read', 'intake'])
export type Scope = Static<typeof Scope>

/**
 * One operation of the API. Validation, OpenAPI and the typed client all come from this description.
 * `access`: who may call it. `public` needs no key; `read` every role; `operate` operators; `admin` administrators
 * (`checkAccess` in server/http/caller.ts).
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{name}` for parameters, as in OpenAPI. */
  path: string
  tag: string
  summary: string
  access: 'public' | 'read' | 'intake' | 'operate' | 'admin'
  params?: TObject
  query?: TObject
  body?: TSchema
  responses: Record<number, TSchema>
}

/** Keeps the exact types of an endpoint's schemas. */
export function endpoint<const E extends Endpoint>(description: E): E {
  return description
}

/** An object that refuses fields it does not name, as every request body does. */
export function Closed<P extends TProperties>(properties: P, options: { description?: string } = {}) {
  return Type.Object(properties, { additionalProperties: false, ...options })
}

export const Nullable = <T extends TSchema>(schema: T, options: { description?: string } = {}) =>
  Type.Union([schema, Type.Null()], options)

export const Id = Type.String({
  format: 'uuid',
  // The format alone takes `urn:uuid:…` too.
  maxLength: 36,
  description: 'UUIDv7',
})
export const Time = Type.String({ format: 'date-time', description: 'RFC 3339, UTC' })
export const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
export const Revision = Type.Integer({
  minimum: 1,
  description: 'Send it back as If-Match to refuse lost updates. A change that changes nothing keeps it.',
})
export const ById = Type.Object({ id: Id })

export const Page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
}

/** A page of a list: `nextCursor` is null on the last one. */
export function ListOf<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()) })
}
