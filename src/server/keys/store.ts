import type { ApiKey, ApiKeyInput, NewApiKey } from '#contract/keys.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import { isId, newPlainId } from '#server/db/ids.ts'
import { recordChange } from '#server/history/record.ts'
import { page, readCursor } from '#server/http/cursor.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { environmentKeyName, hashKey, hintOf, newKey } from './key.ts'
import { presentKey, type ApiKeyRow } from './present.ts'

export async function createKey(database: Database, who: string, input: ApiKeyInput): Promise<NewApiKey> {
  if (input.name === environmentKeyName) throw fieldError('key_name_reserved', '/name')
  const key = newKey()
  const made = await database.sql.begin((tx) => insertKey(tx, who, input, key))
  return { ...made, key }
}

/** Adds a key within the caller's transaction. */
export async function insertKey(
  tx: Transaction,
  who: string,
  input: ApiKeyInput,
  key: string,
): Promise<ApiKey> {
  const [row] = await tx<[ApiKeyRow]>`
    insert into api_keys (id, name, scope, hash, hint, created_at)
    values (${newPlainId()}, ${input.name}, ${input.scope}, ${hashKey(key)}, ${hintOf(key)}, now())
    returning id, name, scope, hint, created_at, revoked_at`
  const made = presentKey(row)
  await recordChange(tx, { who, action: 'key.created', subject: { type: 'key', id: made.id }, after: made })
  return made
}

export async function listKeys(database: Database, filter: { limit?: number; cursor?: string }) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const before = readCursor(filter.cursor, 1)?.[0]
  if (before !== undefined && !isId(before)) throw new ApiError('cursor_invalid')
  const rows = await sql<ApiKeyRow[]>`
    select id, name, scope, hint, created_at, revoked_at from api_keys
    ${before === undefined ? sql`` : sql`where id < ${before}`}
    order by id desc
    limit ${limit + 1}`
  return page(rows, limit, presentKey, (row) => [row.id])
}

/** Revokes a key for good. Once more is no mistake: the caller wants it revoked, and it is. */
export async function revokeKey(database: Database, who: string, id: string): Promise<null> {
  return await database.sql.begin(async (tx) => {
    const [row] = await tx<ApiKeyRow[]>`
      select id, name, scope, hint, created_at, revoked_at from api_keys where id = ${id} for update`
    if (!row) throw new ApiError('not_found')
    if (!row.revoked_at) await revokeLocked(tx, who, row)
    return null
  })
}

/** Revokes a key whose row the transaction has locked, and announces it to all processes. */
export async function revokeLocked(tx: Transaction, who: string, row: ApiKeyRow): Promise<void> {
  const [revoked] = await tx<[ApiKeyRow]>`
    update api_keys set revoked_at = now() where id = ${row.id}
    returning id, name, scope, hint, created_at, revoked_at`
  await advanceEpoch(tx)
  await recordChange(tx, {
    who,
    action: 'key.revoked',
    subject: { type: 'key', id: row.id },
    before: presentKey(row),
    after: presentKey(revoked),
  })
}
