import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql } from './database.ts'
import { StartError } from './start-error.ts'

interface Migration {
  version: number
  name: string
  path: string
}

/** Any number, but the same in every Postbud: processes that start together wait for one another. */
const lockKey = 4_680_001

/**
 * Brings the database's tables to the version this program needs. Forward only: `folder` holds
 * `NNNN_name.sql`, each run once, in order, in a transaction of its own.
 *
 * @param sql connections whose sessions last (`Database.direct`), for the advisory lock.
 * @throws {StartError} when the database is newer than the program, or the server too old.
 */
export async function migrate(sql: Sql, folder: string): Promise<void> {
  const known = await readMigrations(folder)
  const session = await sql.reserve()
  try {
    await session`select pg_advisory_lock(${lockKey})`
    try {
      await session`
        create table if not exists migrations (
          version integer primary key,
          name text not null,
          applied_at timestamptz not null default now()
        )`
      const rows = await session<{ version: number }[]>`select version from migrations`
      const applied = new Set(rows.map((row) => row.version))
      for (const migration of known) {
        if (applied.has(migration.version)) continue
        const text = await readFile(migration.path, 'utf8')
        await sql.begin(async (transaction) => {
          await transaction`insert into migrations (version, name) values (${migration.version}, ${migration.name})`
          await transaction.unsafe(text)
        })
      }
      const newest = Math.max(0, ...applied)
      if (newest > (known.at(-1)?.version ?? 0)) {
        throw new StartError(
          `This database was made by a newer Postbud (tables version ${newest}, this one knows ${known.at(-1)?.version ?? 0}).`,
          'Start the newer version again: older ones cannot read its data.',
        )
      }
    } finally {
      await session`select pg_advisory_unlock(${lockKey})`
    }
  } finally {
    session.release()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).toSorted()
  return names.map((name) => ({ version: Number(name.slice(0, 4)), name, path: join(folder, name) }))
}
