import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { database, user } from './cluster.ts'
import type { EmbeddedConnection } from './embedded.ts'

/**
 * How a second program on this machine reaches the embedded server of a Postbud that runs: for commands beside it.
 * @returns null when none runs; one that was killed may have left all of this behind, so connecting can still fail
 */
export async function findRunningServer(dataDir: string): Promise<EmbeddedConnection | null> {
  const read = async (name: string) => (await readFile(join(dataDir, name), 'utf8').catch(() => '')).trim()
  const host = await read('socket-folder')
  const password = await read('database-password')
  if (host === '' || password === '' || !existsSync(join(host, '.s.PGSQL.5432'))) return null
  return { host, user, password, database }
}
