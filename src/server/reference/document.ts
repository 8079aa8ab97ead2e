/** JSON Schema, as far as the page shows it. */
export interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  description?: string
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
}

interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: Schema
}

type Content = Record<string, { schema?: Schema }>

export interface Operation {
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { content?: Content }
  responses?: Record<string, { content?: Content }>
}

/** The OpenAPI document, as far as the page shows it. */
export interface ApiDocument {
  info: { title: string; version: string; description?: string }
  paths?: Record<string, Record<string, Operation>>
}

/** An operation with its address. */
export interface Entry {
  method: string
  path: string
  /** Its place in the page. */
  anchor: string
  operation: Operation
}

/** Operations by tag, both in the order in which they were registered. */
export function byTag(document: ApiDocument): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'Other'
      const anchor = `${method}${path.replace(/[^A-Za-z0-9]+/g, '-')}`.replace(/-+$/, '')
      const entry = { method: method.toUpperCase(), path, anchor, operation }
      groups.set(tag, [...(groups.get(tag) ?? []), entry])
    }
  }
  return groups
}

/** The schema of a body, whatever its media type is. */
export function schemaOf(content: Content | undefined): { type: string; schema: Schema } | null {
  const [first] = Object.entries(content ?? {})
  return first?.[1].schema ? { type: first[0], schema: first[1].schema } : null
}
