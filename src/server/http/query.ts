import type { TObject } from 'typebox'

/**
 * Everything in a query string is text: makes numbers and booleans of what the schema says is one, before it is
 * validated. Bodies are never converted, so the validator itself must not do it.
 */
export function convertQuery(schema: TObject, query: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string' || !Object.hasOwn(schema.properties, name)) continue
    const type = Object(schema.properties[name]).type
    if ((type === 'integer' || type === 'number') && /^-?\d{1,15}(\.\d+)?$/.test(value)) {
      query[name] = Number(value)
    }
    if (type === 'boolean' && (value === 'true' || value === 'false')) query[name] = value === 'true'
  }
}
