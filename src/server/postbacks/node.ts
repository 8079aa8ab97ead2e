import { randomBytes, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { within, type Database, type ReservedSql } from '#server/db/database.ts'
import type { Log } from '#server/db/log.ts'

/**
 * This process among those that send. It holds an advisory lock as long as its session lives, and writes a
 * heartbeat. Neither alone proves a node dead: after a failover all locks are free while the nodes live.
 */
export interface Node {
  id: string
  /** Writes the heartbeat and takes the lock again if its session was lost. @returns whether the node may claim */
  beat: () => Promise<boolean>
  /** Whether it is certain that no other node has taken this one for dead: its last heartbeat is young enough. */
  isListed: () => boolean
  /** Since when the lock has been held without a break, milliseconds; null while it is not. */
  heldMilliseconds: () => number | null
  leave: () => Promise<void>
}

const callMilliseconds = 5000
/** Heartbeats come every half second; one this old, with a free lock, is a dead node's. */
export const silentMilliseconds = 1400

/** Makes a node known. @param alone nobody else can use this database, so whoever is on the list is dead */
export async function joinNodes(database: Database, log: Log, alone: boolean): Promise<Node> {
  const id = randomUUID()
  let lockKey = 0
  let session: ReservedSql | null = null
  let heldSince: number | null = null
  let beatenAt = -Infinity

  async function open(): Promise<ReservedSql> {
    const reserved = await within(callMilliseconds, database.direct.reserve())
    // Another one each time: a session that was lost here may live on in the server for minutes, with its lock.
    lockKey = randomBytes(6).readUIntBE(0, 6)
    try {
      await within(callMilliseconds, reserved`select pg_advisory_lock(${lockKey})`)
    } catch (error) {
      reserved.release()
      throw error
    }
    heldSince = performance.now()
    return reserved
  }

  async function beat(): Promise<boolean> {
    try {
      session ??= await open()
      const begun = performance.now()
      await within(
        callMilliseconds,
        session`
        insert into nodes (id, lock_key, host, pid, started_at, heartbeat_at)
        values (${id}, ${lockKey}, ${hostname()}, ${process.pid}, now(), now())
        on conflict (id) do update set heartbeat_at = excluded.heartbeat_at, lock_key = excluded.lock_key`,
      )
      beatenAt = begun
      return true
    } catch (error) {
      log.warn({ err: error }, 'the database session that shows this process alive was lost')
      heldSince = null
      session?.release()
      session = null
      return false
    }
  }

  await beat()
  if (alone) await database.sql`delete from nodes where id <> ${id}`
  return {
    id,
    beat,
    isListed: () => heldSince !== null && performance.now() - beatenAt < silentMilliseconds,
    heldMilliseconds: () => (heldSince === null ? null : performance.now() - heldSince),
    async leave() {
      const last = session
      session = null
      heldSince = null
      await database.sql`delete from nodes where id = ${id}`
      if (last) {
        await last`select pg_advisory_unlock(${lockKey})`
        last.release()
      }
    },
  }
}
