import { setTimeout as delay } from 'node:timers/promises'
import type { Line } from './line.ts'
import type { Log } from './log.ts'
import type { Pool } from './pool.ts'

type OnNotification = (payload: string) => void

/** Notifications over one connection for all channels, which is made again whenever it is lost. */
export interface Listener {
  /**
   * Calls back for each notification of the channel.
   *
   * @param onListening after each (re)connection: what was notified before then has passed unheard.
   * @returns when the first connection listens.
   */
  listen: (
    channel: string,
    onNotification: OnNotification,
    onListening?: () => void,
  ) => Promise<{ unlisten(): Promise<void> }>
  close(): void
}

interface Subscription {
  channel: string
  onNotification: OnNotification
  onListening: () => void
}

/** A connection that went silent is noticed after two of these at most. */
const probeMilliseconds = 5000
const reconnectMilliseconds = 500

/** @param pool whose sessions last: not one behind a pooler in transaction mode. */
export function createListener(pool: Pool, log: Log): Listener {
  const subscriptions = new Set<Subscription>()
  const closing = new AbortController()
  let running = false
  let current: Line | null = null

  async function run(): Promise<void> {
    while (!closing.signal.aborted && subscriptions.size > 0) {
      try {
        const line = await pool.acquire(true)
        try {
          await listenOn(line)
        } finally {
          current = null
          // Whoever got it next would hear what it listened to.
          await line.kill()
          pool.release(line)
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (!closing.signal.aborted) log.warn({ reason }, 'Notifications: connection lost, trying again')
      }
      await pause(reconnectMilliseconds)
    }
    running = false
  }

  async function listenOn(line: Line): Promise<void> {
    line.onNotification = (channel, payload) => {
      for (const each of subscriptions) if (each.channel === channel) each.onNotification(payload)
    }
    // Those that subscribe from now on see to it themselves.
    current = line
    await Promise.all(Array.from(subscriptions, (each) => start(line, each)))
    const sql = line.queries(() => null)
    while (!line.dead && !closing.signal.aborted) {
      await Promise.race([pause(probeMilliseconds), line.closed])
      if (line.dead || closing.signal.aborted) return
      const answer = await Promise.race([sql`select 1`, delay(probeMilliseconds, null, { ref: false })])
      if (answer === null) throw new Error('The connection for notifications went silent')
    }
  }

  async function start(line: Line, { channel, onListening }: Subscription): Promise<void> {
    await line.queries(() => null).unsafe(`listen ${quote(channel)}`)
    onListening()
  }

  async function pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { ref: false, signal: closing.signal }).catch(() => {})
  }

  return {
    listen(channel, onNotification, onListening) {
      return new Promise((resolve) => {
        const subscription: Subscription = {
          channel,
          onNotification,
          onListening() {
            onListening?.()
            resolve({ unlisten })
          },
        }
        async function unlisten(): Promise<void> {
          subscriptions.delete(subscription)
        }
        subscriptions.add(subscription)
        // If this fails the connection is lost, and the next one starts all subscriptions.
        if (current !== null) start(current, subscription).catch(() => {})
        if (!running) {
          running = true
          void run()
        }
      })
    },
    close: () => closing.abort(),
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
