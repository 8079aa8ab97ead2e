import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import type { Connection } from '../../src/server/db/database.ts'
import { lockDataDirectory } from '../../src/server/db/data-lock.ts'
import { startEmbedded } from '../../src/server/db/embedded.ts'
import { migrate } from '../../src/server/db/migrate.ts'
import { endLeftovers } from '../../src/server/db/postmaster.ts'
import { removeSocketFolder } from '../../src/server/db/socket-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: { connection: Connection; template: string }
  }
}

/**
 * Vitest's global setup: one PostgreSQL for the whole run, with a migrated template that each test file clones
 * (19 ms) through `createTestDatabase`. TEST_DATABASE_URL names another server to use instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = pino({ level: 'error' })
  const url = process.env['TEST_DATABASE_URL']
  const server = url === undefined ? await startTemporary(log) : { connection: url, stop: async () => {} }
  const template = `postbud_template_${process.pid}`

  await asAdministrator(server.connection, (sql) => sql`create database ${sql(template)}`)
  const connection = withDatabase(server.connection, template)
  await migrate({ connection, folder: join(import.meta.dirname, '../../migrations'), log })
  project.provide('testServer', { connection: server.connection, template })

  return async () => {
    await asAdministrator(server.connection, (sql) => sql`drop database ${sql(template)} with (force)`)
    await server.stop()
  }
}

const prefix = 'postbud-test-'

/** Ends what a test run left that was killed itself: its server does not die with it. */
async function removeAbandoned(log: pino.Logger): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const dataDir = join(tmpdir(), name, 'data')
    if (!name.startsWith(prefix) || !existsSync(join(dataDir, 'postbud.pid'))) continue
    try {
      const lock = lockDataDirectory(dataDir)
      await endLeftovers(join(dataDir, 'postgres/data'), log)
      await removeSocketFolder(dataDir)
      lock.release()
      await rm(join(tmpdir(), name), { recursive: true })
    } catch {
      // Another run uses it, or removes it just now.
    }
  }
}

async function startTemporary(log: pino.Logger) {
  await removeAbandoned(log)
  const folder = await mkdtemp(join(tmpdir(), prefix))
  try {
    // For root: the user PostgreSQL runs as then has to get through.
    await chmod(folder, 0o711)
    const embedded = await startEmbedded({ dataDir: join(folder, 'data'), log, fsyncOffForTests: true })
    return {
      connection: embedded.connection,
      async stop() {
        await embedded.stop()
        await rm(folder, { recursive: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true })
    throw error
  }
}

/** The same server, another database. */
export function withDatabase(connection: Connection, database: string): Connection {
  if (typeof connection !== 'string') return { ...connection, database }
  const url = new URL(connection)
  url.pathname = `/${database}`
  return url.href
}

/** What DATABASE_URL would be. */
export function connectionUrl(connection: Connection): string {
  if (typeof connection === 'string') return connection
  const { host, user, password, database } = connection
  return `postgres://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}/${database}`
}

/** Runs one statement outside the databases under test. */
export async function asAdministrator(
  connection: Connection,
  run: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const options = { max: 1, onnotice: () => {} }
  const sql =
    typeof connection === 'string'
      ? postgres(connection, options)
      : postgres({ ...connection, database: 'postgres', ...options })
  try {
    await run(sql)
  } finally {
    await sql.end()
  }
}
