/**
 * Text from outside as PostgreSQL can hold it: U+0000 and halves of surrogate pairs, which no `text` column takes,
 * are escaped with a backslash, a backslash is doubled. Different texts stay different.
 */
export function toStorable(text: string): string {
  if (!unstorable.test(text)) return text
  return text.replace(eachUnstorable, (found) =>
    found === '\\' ? '\\\\' : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The text that `toStorable` was given. */
export function fromStorable(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:\\|u([0-9a-f]{4}))/g, (_, hex: string | undefined) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

const source = String.raw`\\|\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]`
const unstorable = new RegExp(source)
const eachUnstorable = new RegExp(source, 'g')

/** Whether any text in a JSON value is one that PostgreSQL's `text` and `jsonb` cannot hold. */
export function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  if (Array.isArray(value)) return value.some(holdsUnstorable)
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).some(([key, item]) => holdsUnstorable(key) || holdsUnstorable(item))
  }
  return false
}
