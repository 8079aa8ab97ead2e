import type { Schema } from './document.ts'

const texts: Record<string, string> = {
  uuid: '019a4c1e-7b1a-7000-8000-5d0c1b2a3f4e',
  'date-time': '2026-10-01T08:15:30Z',
  date: '2026-10-01',
  email: 'ordre@nordlys-plakater.example',
  uri: 'https://nordlys-plakater.example/',
}

/** The smallest body that a schema takes: an object with just what is required. */
export function exampleOf(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  if (schema.const !== undefined) return schema.const
  if (schema.properties) {
    const properties = schema.properties
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, exampleOf(properties[name] ?? {})] as const),
    )
  }
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0])
  if (schema.items) return [exampleOf(schema.items)]
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'string') return texts[schema.format ?? ''] ?? '…'
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  if (type === 'boolean') return true
  if (type === 'array') return []
  return type === 'null' ? null : {}
}
