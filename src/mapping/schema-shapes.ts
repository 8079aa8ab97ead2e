import { UNKNOWN, type Kind, type Shape } from './shapes.ts'

/** What is read of a JSON Schema here. */
interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
}

const KINDS: Readonly<Record<string, Kind>> = {
  string: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  array: 'list',
  object: 'object',
}

/** The shape of what a JSON Schema describes. Make it once: it is the same for every template. */
export function schemaShape(schema: unknown): Shape {
  // Of a JSON Schema only these members are looked at, each of which may be missing.
  return shapeOf(schema as Schema, false)
}

function shapeOf(schema: Schema, mayBeMissing: boolean): Shape {
  const parts = schema.type === undefined ? (schema.anyOf ?? [schema]) : [schema]
  const kinds = new Set(parts.flatMap(kindsOf))
  if (kinds.size === 0) return UNKNOWN
  if (mayBeMissing) kinds.add('undefined')
  const { properties, required } = parts.find((part) => part.properties !== undefined) ?? {}
  const { items } = parts.find((part) => part.items !== undefined) ?? {}
  const names = Object.entries(properties ?? {})
  return {
    kinds,
    samples: [],
    element: items === undefined ? null : shapeOf(items, false),
    isDeclared: true,
    // Without names it may hold any.
    ...(names.length === 0 ? {} : { members: membersOf(names, required ?? []) }),
  }
}

function membersOf(names: [string, Schema][], required: string[]): ReadonlyMap<string, Shape> {
  return new Map(names.map(([name, member]) => [name, shapeOf(member, !required.includes(name))]))
}

function kindsOf({ type, const: only, enum: choices }: Schema): Kind[] {
  if (type !== undefined) return [KINDS[type] ?? 'unknown']
  const values = choices ?? (only === undefined ? [] : [only])
  return values.map((value) => KINDS[typeof value] ?? 'unknown')
}
