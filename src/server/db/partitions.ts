import { firstIdAt } from './ids.ts'
import type { Sql } from './database.ts'

const weekMilliseconds = 7 * 24 * 3600 * 1000
/** 1970-01-05 was a Monday. */
const firstMonday = 4 * 24 * 3600 * 1000
/** So far ahead partitions are made: a process may be down, or its clock wrong, for a while. */
const weeksAhead = 8

/** A table partitioned by ranges of ids, which are ranges of time. */
export interface PartitionedTable {
  name: string
  /** Storage parameters of its partitions, which they do not inherit; empty for none. */
  storage: string
}

/** One week of one table. */
interface Week {
  /** Monday 00:00 UTC, milliseconds since 1970 */
  begin: number
  suffix: string
}

/** Makes the partitions of last week, this one and the next eight, where they are missing. */
export async function ensurePartitions(sql: Sql, tables: PartitionedTable[], now: number): Promise<void> {
  const known = await partitionNames(sql, tables)
  for (const { name: table, storage } of tables) {
    for (let ahead = -1; ahead <= weeksAhead; ahead++) {
      const week = weekAt(now + ahead * weekMilliseconds)
      const name = `${table}_${week.suffix}`
      if (known.has(name)) continue
      // `attach` waits for no reader, which `create table … partition of` does. Another process may be making the
      // same one: the lock makes the second find it.
      await sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtext('postbud partitions'))`
        const [made] = await tx`select from pg_class where relname = ${name}`
        if (made) return
        await tx.unsafe(
          `create table ${name} (like ${table} including defaults including constraints including storage
           including compression) ${storage === '' ? '' : `with (${storage})`}`,
        )
        await tx.unsafe(
          `alter table ${table} attach partition ${name} for values from ('${firstIdAt(week.begin)}') to ('${firstIdAt(week.begin + weekMilliseconds)}')`,
        )
      })
    }
  }
}

/** The weeks that have ended before a moment and are still there, oldest first. */
export async function endedWeeks(
  sql: Sql,
  tables: PartitionedTable[],
  before: number,
): Promise<{ begin: number; end: number; names: string[] }[]> {
  const names = [...(await partitionNames(sql, tables))]
  const weeks = Map.groupBy(names, (name) => name.slice(-8))
  return [...weeks]
    .map(([suffix, named]) => ({
      begin: beginOf(suffix),
      end: beginOf(suffix) + weekMilliseconds,
      names: named.sort(),
    }))
    .filter(({ end }) => end <= before)
    .sort((a, b) => a.begin - b.begin)
}

/** Drops partitions, but gives up when readers don't let go: it is tried again later. */
export async function dropPartitions(sql: Sql, names: string[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local lock_timeout = '3s'`
    for (const name of names) await tx`drop table if exists ${tx(name)}`
  })
}

async function partitionNames(sql: Sql, tables: PartitionedTable[]): Promise<Set<string>> {
  const rows = await sql<{ name: string }[]>`
    select child.relname as name
    from pg_inherits
    join pg_class parent on parent.oid = inhparent
    join pg_class child on child.oid = inhrelid
    where parent.relname = any(${tables.map(({ name }) => name)})`
  return new Set(rows.map(({ name }) => name))
}

function weekAt(milliseconds: number): Week {
  const begin = firstMonday + Math.floor((milliseconds - firstMonday) / weekMilliseconds) * weekMilliseconds
  return { begin, suffix: new Date(begin).toISOString().slice(0, 10).replaceAll('-', '') }
}

function beginOf(suffix: string): number {
  return Date.parse(`${suffix.slice(0, 4)}-${suffix.slice(4, 6)}-${suffix.slice(6)}T00:00:00Z`)
}
