import type { Database, Transaction } from '#server/db/database.ts'
import { recordChange } from '#server/history/record.ts'
import { environmentKeyName, hashKey, newKey } from './key.ts'
import { presentKey, type ApiKeyRow } from './present.ts'
import { insertKey, revokeLocked } from './store.ts'

/** In the history: what no person did. */
const who = 'postbud'

/**
 * Makes sure that somebody can administer this Postbud. A key from the settings is registered, and the one that
 * stood there before is revoked. Without one, and without any other administrator key, a key is made.
 * @param apiKey from POSTBUD_API_KEY
 * @returns the key that was made, which nobody has seen yet and which is stored nowhere; else null
 */
export async function ensureFirstKey(
  database: Database,
  { apiKey }: { apiKey: string | null },
): Promise<string | null> {
  return await database.sql.begin(async (tx) => {
    // Of two processes that start together the second waits here and then sees the first one's key.
    await tx`lock table api_keys in share row exclusive mode`
    if (apiKey !== null) {
      await registerKey(tx, apiKey)
      return null
    }
    const [admin] = await tx`select 1 from api_keys where scope = 'admin' and revoked_at is null limit 1`
    if (admin) return null
    const key = newKey()
    await insertKey(tx, who, { name: 'First key', scope: 'admin' }, key)
    return key
  })
}

async function registerKey(tx: Transaction, key: string): Promise<void> {
  const rows = await tx<(ApiKeyRow & { hash: Buffer })[]>`
    select id, name, scope, hint, created_at, revoked_at, hash from api_keys
    where hash = ${hashKey(key)} or (name = ${environmentKeyName} and revoked_at is null)`
  const known = rows.find((row) => row.hash.equals(hashKey(key)))
  for (const row of rows) {
    if (row !== known) await revokeLocked(tx, who, row)
  }
  if (!known) {
    await insertKey(tx, who, { name: environmentKeyName, scope: 'admin' }, key)
  } else if (known.revoked_at !== null || known.scope !== 'admin') {
    await reviveKey(tx, known)
  }
}

/** A revoked key that stands in the settings again is wanted again: who sets them owns the machine. */
async function reviveKey(tx: Transaction, before: ApiKeyRow): Promise<void> {
  const [row] = await tx<[ApiKeyRow]>`
    update api_keys set name = ${environmentKeyName}, scope = 'admin', revoked_at = null where id = ${before.id}
    returning id, name, scope, hint, created_at, revoked_at`
  await recordChange(tx, {
    who,
    action: 'key.registered',
    subject: { type: 'key', id: row.id },
    before: presentKey(before),
    after: presentKey(row),
  })
}
