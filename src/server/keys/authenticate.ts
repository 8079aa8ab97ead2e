import type { Scope } from '#contract/endpoint.ts'
import type { Sql } from '#server/db/database.ts'
import type { Caller } from '#server/http/caller.ts'
import { hashKey } from './key.ts'

/** Finds out whose a key is. */
export interface Authenticator {
  /** @returns null for a key that is unknown or revoked */
  authenticate: (key: string) => Promise<Caller | null>
  /** Forgets what was looked up: call it when a changed configuration is announced. */
  forget: () => void
}

/** So long a revoked key can still be taken where the announcement did not arrive. */
const rememberMilliseconds = 1000
const rememberKeys = 1000

/**
 * Keys that were found are remembered for a second, or intake would ask the database for each event. Unknown ones
 * are not, so nobody can fill the memory with them.
 */
export function createAuthenticator(sql: Sql, now: () => number = Date.now): Authenticator {
  const remembered = new Map<string, { caller: Promise<Caller | null>; until: number }>()

  async function find(hash: Buffer): Promise<Caller | null> {
    const [row] = await sql<{ name: string; scope: Scope }[]>`
      select name, scope from api_keys where hash = ${hash} and revoked_at is null`
    return row ? { who: `key:${row.name}`, scope: row.scope } : null
  }

  return {
    async authenticate(key) {
      const hash = hashKey(key)
      const name = hash.toString('base64')
      const known = remembered.get(name)
      if (known && known.until > now()) return await known.caller
      // Counted from before the look-up, and shared by all who ask meanwhile.
      const entry = { caller: find(hash), until: now() + rememberMilliseconds }
      if (remembered.size >= rememberKeys) remembered.clear()
      remembered.set(name, entry)
      const drop = () => {
        if (remembered.get(name) === entry) remembered.delete(name)
      }
      try {
        const caller = await entry.caller
        if (!caller) drop()
        return caller
      } catch (error) {
        drop()
        throw error
      }
    },
    forget: () => remembered.clear(),
  }
}
