import { isId } from '#server/db/ids.ts'
import { holdsUnstorable } from '#server/db/text.ts'
import { ApiError } from './errors.ts'

/** A cursor is opaque to callers: the keys of the last item given, as base64url JSON. */
function writeCursor(keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** @returns the keys of a cursor, null when none was sent @throws ApiError cursor_invalid */
export function readCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const areTexts = Array.isArray(keys) && keys.every((key) => typeof key === 'string')
    if (areTexts && keys.length === length && !holdsUnstorable(keys)) return keys
  } catch {
    // Not JSON: the same fault as a list of another form.
  }
  throw new ApiError('cursor_invalid')
}

/** @returns the last id of a list by id, null when no cursor was sent @throws ApiError cursor_invalid */
export function readIdCursor(cursor: string | undefined): string | null {
  const id = readCursor(cursor, 1)?.[0]
  if (id === undefined) return null
  if (!isId(id)) throw new ApiError('cursor_invalid')
  return id
}

/** @returns the last name and id of a list by name, null when no cursor was sent @throws ApiError cursor_invalid */
export function readNameCursor(cursor: string | undefined): { name: string; id: string } | null {
  const keys = readCursor(cursor, 2)
  if (keys === null) return null
  const [name = '', id = ''] = keys
  if (!isId(id)) throw new ApiError('cursor_invalid')
  return { name, id }
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
