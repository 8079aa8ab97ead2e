import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseAway, type Database } from '#server/db/database.ts'
import type { Log } from '#server/db/log.ts'
import { countRepaired } from './metrics.ts'
import type { Node } from './node.ts'
import { reconcile } from './reconcile.ts'
import { freeLostLeases, giveBackForgotten, releaseStray, removeDeadNodes } from './sweep.ts'
import type { Worker } from './worker.ts'

/** A heartbeat every tick, dead nodes every second tick, the rest more rarely. Notifications are only hints: this finds all. */
const tickMilliseconds = 500
const ticksPerForgotten = 20
const ticksPerStray = 10
const ticksPerReconcile = 1200

/** Runs until stopped: keeps this node alive in others' eyes, and finds what no other path brought to its end. */
export function startSweeper(
  database: Database,
  node: Node,
  worker: Worker,
  log: Log,
): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  let reconciled = 0

  async function tick(count: number): Promise<void> {
    const alive = await node.beat()
    if (!alive) return
    if (count % 2 === 0) {
      const dead = await removeDeadNodes(database, node)
      if (dead > 0) log.warn({ dead }, 'another node is gone: its postbacks are sent from here')
      worker.wake()
      if (await note('lease_lost', freeLostLeases(database.sql))) worker.wake()
    }
    if (count % ticksPerStray === 0) await note('held_stray', releaseStray(database.sql))
    if (count % ticksPerReconcile === ticksPerReconcile - 1) {
      const now = Date.now()
      await note('orphan', reconcile(database.sql, reconciled, now))
      reconciled = now
    }
    if (count % ticksPerForgotten === 0) {
      const { milliseconds } = worker.leaseTerms()
      await note('lease_forgotten', giveBackForgotten(database.sql, node.id, milliseconds, worker.isSending))
    }
  }

  async function note(kind: Parameters<typeof countRepaired>[0], found: Promise<number>): Promise<boolean> {
    const count = await found
    if (count > 0) countRepaired(kind, count)
    return count > 0
  }

  async function loop(): Promise<void> {
    for (let count = 0; !stopping.signal.aborted; count++) {
      try {
        await tick(count)
      } catch (error) {
        if (!isDatabaseAway(error)) log.error({ err: error }, 'the sweep failed')
      }
      await wait(tickMilliseconds, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const ended = loop()
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
