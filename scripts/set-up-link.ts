import { pino } from 'pino'
import { makeSetUpLink } from '#server/accounts/set-up.ts'
import { readConfig, type Config } from '#server/config.ts'
import { connect, isDatabaseAway, type Database } from '#server/db/database.ts'
import { findRunningServer } from '#server/db/running.ts'
import { StartError } from '#server/db/start-error.ts'
import { openDatabase } from '#server/open-database.ts'

// Prints a new link that makes the first administrator, with the settings Postbud is started with. It may run
// meanwhile. Links that were printed before are not valid any more.

const log = pino({ level: 'silent' })

/** The embedded server if it runs, else the database as Postbud opens it. */
async function withDatabase<T>(config: Config, use: (database: Database) => Promise<T>): Promise<T> {
  const running = config.databaseUrl === null ? await findRunningServer(config.dataDir) : null
  if (running) {
    const database = connect({ connection: running, log, poolSize: 1 })
    try {
      return await use(database)
    } catch (error) {
      // Left behind by a Postbud that was killed, together with its server.
      if (!isDatabaseAway(error)) throw error
    } finally {
      await database.close()
    }
  }
  const opened = await openDatabase(config, log, () => {}, new AbortController().signal)
  try {
    return await use(opened.database)
  } finally {
    await opened.close()
  }
}

function fail(text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const read = readConfig(process.env)
if ('errors' in read) fail(read.errors.join('\n'))
const { config } = read
try {
  const link = await withDatabase(config, (database) =>
    makeSetUpLink(database, config.publicUrl, { replace: true }),
  )
  if (link === null) fail('There are users already: an administrator invites others, in Settings.')
  process.stdout.write(`${link}\n`)
} catch (error) {
  if (error instanceof StartError) fail(`${error.message}\n${error.hint}`)
  throw error
}
