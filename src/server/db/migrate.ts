import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, type ConnectOptions, type ReservedSql } from './database.ts'
import type { Log } from './log.ts'
import { StartError } from './start-error.ts'

interface Migration {
  version: number
  name: string
  path: string
}

export interface MigrateOptions {
  /** Where sessions last (DATABASE_DIRECT_URL): an advisory lock is held over several transactions. */
  connection: ConnectOptions['connection']
  /** Holds `NNNN_name.sql`, which run once each, in this order. */
  folder: string
  log: Log
}

/** Any number, but the same in every Postbud. */
const lockKey = 4_680_001
const oldestServer = 15

/**
 * Brings the database's tables to the version this program needs; forward only. Each migration is one
 * transaction. Processes that start together wait for the one that is at it.
 *
 * @throws {StartError} when the database is newer than the program, or the server is not one it can use.
 */
export async function migrate({ connection, folder, log }: MigrateOptions): Promise<void> {
  const known = await readMigrations(folder)
  const database = connect({
    connection,
    log,
    applicationName: 'postbud migration',
    poolSize: 1,
    // A migration may take as long as it takes.
    statementMilliseconds: null,
  })
  try {
    const session = await database.sql.reserve()
    try {
      await checkServer(session)
      await lock(session, log)
      await applyMissing(session, known, log)
    } finally {
      session.release()
    }
  } finally {
    // Ends the session, and with it the lock.
    await database.close()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).toSorted()
  return names.map((name) => ({ version: Number(name.slice(0, 4)), name, path: join(folder, name) }))
}

async function checkServer(session: ReservedSql): Promise<void> {
  const [server] = await session<[{ number: number; version: string; encoding: string }]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
           current_setting('server_encoding') as encoding`
  if (server.number < oldestServer * 10_000) {
    throw new StartError(
      `The database server is PostgreSQL ${server.version}; Postbud needs ${oldestServer} or newer.`,
      'Upgrade the server, or unset DATABASE_URL to use the PostgreSQL that comes with Postbud.',
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new StartError(
      `The database's encoding is ${server.encoding}, which cannot hold every customer's letters.`,
      "Create one with: create database postbud encoding 'UTF8' template template0",
    )
  }
}

async function lock(session: ReservedSql, log: Log): Promise<void> {
  const [first] = await session<[{ locked: boolean }]>`select pg_try_advisory_lock(${lockKey}) as locked`
  if (first.locked) return
  log.info('Another Postbud is preparing the database: waiting for it')
  await session`select pg_advisory_lock(${lockKey})`
}

async function applyMissing(session: ReservedSql, known: Migration[], log: Log): Promise<void> {
  await session`
    create table if not exists migrations (
      version integer primary key,
      name text not null,
      applied_at timestamptz not null default now()
    )`
  const rows = await session<{ version: number }[]>`select version from migrations`
  const applied = new Set(rows.map((row) => row.version))
  const newest = Math.max(0, ...applied)
  const newestKnown = known.at(-1)?.version ?? 0
  if (newest > newestKnown) {
    throw new StartError(
      `This database was made by a newer Postbud (its tables have version ${newest}, this one knows ${newestKnown}).`,
      'Start the newer version again. To go back, restore a backup from before the upgrade.',
    )
  }
  for (const migration of known) {
    if (!applied.has(migration.version)) await apply(session, migration, log)
  }
}

async function apply(session: ReservedSql, { version, name, path }: Migration, log: Log): Promise<void> {
  const text = await readFile(path, 'utf8')
  const started = performance.now()
  await session`begin`
  try {
    // First, so that it is the version's key that decides should two be at it in spite of the lock.
    await session`insert into migrations (version, name) values (${version}, ${name})`
    await session.unsafe(text)
    await session`commit`
  } catch (error) {
    await session`rollback`
    throw error
  }
  log.info({ migration: name, milliseconds: Math.round(performance.now() - started) }, 'Database prepared')
}
