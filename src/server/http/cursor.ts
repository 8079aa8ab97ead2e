import { ApiError } from './errors.ts'

/** A cursor is opaque to callers: the keys of the last item given, as base64url JSON. */
export function writeCursor(keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** @returns the keys of a cursor, null when none was sent @throws ApiError cursor_invalid */
export function readCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === 'string'))
      return keys
  } catch {
    // Not JSON: the same fault as a list of another form.
  }
  throw new ApiError('cursor_invalid')
}

/**
 * Cuts a page out of rows that were read with one more than asked for.
 * @param keysOf the cursor's keys of an item
 */
export function page<Row, Item>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => Item,
  keysOf: (row: Row) => string[],
) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(keysOf(last)) : null,
  }
}
