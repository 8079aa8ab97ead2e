import { setTimeout as wait } from 'node:timers/promises'
import type { Database, ReservedSql } from '#server/db/database.ts'

/** What a transaction of the test keeps from everyone else: whoever needs it next stops exactly there. */
export interface Hold {
  /** Resolves with a server process, another than `besides`, that waits for this transaction. */
  blocked: (besides?: number) => Promise<number>
  /** Rolls back what was done to hold it. Harmless when called again. */
  release: () => Promise<void>
}

const longestMilliseconds = 15_000

/** @param take what the transaction does: its locks are held until `release` */
export async function hold(
  { sql, direct }: Database,
  take: (session: ReservedSql) => Promise<unknown>,
): Promise<Hold> {
  const session = await direct.reserve()
  await session`begin`
  const [holder] = await session<[{ pid: number }]>`select pg_backend_pid() as pid`
  await take(session)
  let released = false
  return {
    async blocked(besides = 0) {
      const until = performance.now() + longestMilliseconds
      while (performance.now() < until) {
        const [found] = await sql<{ pid: number }[]>`
          select pid from pg_stat_activity
          where wait_event_type = 'Lock' and ${holder.pid} = any(pg_blocking_pids(pid)) and pid <> ${besides}`
        if (found) return found.pid
        await wait(10)
      }
      throw new Error('nobody waits for what is held')
    },
    async release() {
      if (released) return
      released = true
      await session`rollback`
      session.release()
    },
  }
}

/** Nobody else gets at the table: a statement that names it is not even begun. */
export function holdTable(database: Database, table: string): Promise<Hold> {
  return hold(database, (session) => session`lock table ${session(table)} in access exclusive mode`)
}

/** Ends a server process, and with it what it has not committed. */
export async function terminate({ sql }: Database, pid: number): Promise<void> {
  await sql`select pg_terminate_backend(${pid}, 5000)`
}
