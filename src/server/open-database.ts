import { fileURLToPath } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from './config.ts'
import { connect, type Database, isDatabaseAway } from './db/database.ts'
import { startEmbedded } from './db/embedded.ts'
import type { Log } from './db/log.ts'
import { migrate, type MigrateOptions } from './db/migrate.ts'
import { StartError } from './db/start-error.ts'

/** The database this process works with, its tables up to date. */
export interface OpenDatabase {
  database: Database
  embedded: boolean
  /** Ends the connections, and the server if it is ours. */
  close: () => Promise<void>
}

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Started together with its database server, a process has to give that some time. */
const waitMilliseconds = 60_000
const pauseMilliseconds = 1000

/**
 * @param onGone called if the embedded server died and does not come back.
 * @param signal ends the wait for a server that is not up yet.
 * @throws {StartError}
 */
export async function openDatabase(
  config: Config,
  log: Log,
  onGone: (error: StartError) => void,
  signal: AbortSignal,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    const direct = config.databaseDirectUrl ?? config.databaseUrl
    await migrateWhenUp({ connection: direct, folder: migrations, log }, signal)
    const database = connect({ connection: config.databaseUrl, direct, log })
    return { database, embedded: false, close: () => database.close() }
  }

  const server = await startEmbedded({ dataDir: config.dataDir, log })
  server.onExit(onGone)
  try {
    await migrate({ connection: server.connection, folder: migrations, log })
  } catch (error) {
    await server.stop()
    throw error
  }
  const database = connect({ connection: server.connection, log })
  return {
    database,
    embedded: true,
    async close() {
      await database.close()
      await server.stop()
    },
  }
}

async function migrateWhenUp(options: MigrateOptions, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + waitMilliseconds
  for (;;) {
    try {
      return await migrate(options)
    } catch (error) {
      if (!isDatabaseAway(error)) throw explain(error)
      const reason = error instanceof Error ? error.message : String(error)
      if (performance.now() > deadline) {
        throw new StartError(
          `The database cannot be reached (${reason}).`,
          'Check that the server runs and that DATABASE_URL (DATABASE_DIRECT_URL) has its address.',
          { cause: error },
        )
      }
      options.log.warn({ reason }, 'The database is not up yet: waiting for it')
      await delay(pauseMilliseconds, undefined, { signal })
    }
  }
}

/** What administrators get wrong in an address. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case '28P01':
    case '28000':
      return new StartError(
        `The database refuses us: ${error.message}.`,
        'Check user and password in DATABASE_URL.',
      )
    case '3D000':
      return new StartError(
        `${error.message}.`,
        'Create it ("create database postbud"), or change DATABASE_URL.',
      )
    case '42501':
      return new StartError(
        `The database user may not create tables: ${error.message}.`,
        'Make it the owner of its database: "alter database … owner to …".',
      )
    default:
      return error
  }
}
