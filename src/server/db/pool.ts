import { setTimeout as delay } from 'node:timers/promises'
import type { Query } from './driver.ts'
import { createLine, type DriverSql, type Line, type LineEvents, whenSettled } from './line.ts'
import type { Log } from './log.ts'
import { DatabaseUnavailable } from './unavailable.ts'

export interface PoolOptions {
  /** One for each host: the pool uses the first that takes writes. */
  hosts: ((events: LineEvents) => DriverSql)[]
  size: number
  /** A statement that gives no sign of life for so long is cancelled, and shortly after given up. Null: never. */
  silenceMilliseconds: number | null
  log: Log
}

/** Some connections, each used by one caller at a time. */
export interface Pool {
  /** Runs a query on the next free connection. */
  run: (query: Query) => void
  /**
   * A connection for the caller alone, until `release`.
   *
   * @param lasting kept for its session: `close` does not wait for it.
   * @throws {DatabaseUnavailable} when all are in use for too long; or what the driver says, when it cannot connect.
   */
  acquire(lasting?: boolean): Promise<Line>
  release(line: Line): void
  /** Waits for running statements up to `milliseconds`, then ends all connections. */
  close(milliseconds: number): Promise<void>
}

const connectMilliseconds = 5000
const waitMilliseconds = 10_000
const giveUpAfterCancelMilliseconds = 5000
const checkMilliseconds = 1000
/** So that connections spread again over the servers behind a balancer. */
const lifeMilliseconds = 45 * 60_000

export function createPool(options: PoolOptions): Pool {
  const { hosts, size, log } = options
  const lines = new Set<Line>()
  const idle: Line[] = []
  const sessions = new Set<Line>()
  const waiting: { resolve: (line: Line) => void; reject: (error: unknown) => void }[] = []
  let opening = 0
  let host = 0
  let closed = false

  const watch = setInterval(dropSilent, checkMilliseconds).unref()

  async function acquire(lasting = false): Promise<Line> {
    const line = await take()
    if (lasting) sessions.add(line)
    return line
  }

  async function take(): Promise<Line> {
    if (closed) throw new DatabaseUnavailable('The connections to the database are closed')
    for (let line = idle.pop(); line !== undefined; line = idle.pop()) {
      if (!line.dead) return line
      lines.delete(line)
    }
    if (lines.size + opening < size) return openLine()
    return waitForLine()
  }

  async function openLine(): Promise<Line> {
    opening += 1
    try {
      const line = await connectAnywhere()
      lines.add(line)
      return line
    } catch (error) {
      // Nobody is left who could hand a connection on.
      if (lines.size === 0 && opening === 1) for (const waiter of waiting.splice(0)) waiter.reject(error)
      throw error
    } finally {
      opening -= 1
    }
  }

  async function connectAnywhere(): Promise<Line> {
    let reason: unknown
    for (let attempt = 0; attempt < hosts.length; attempt += 1) {
      const open = hosts[host % hosts.length]
      if (open === undefined) break
      const line = createLine(open)
      // A proxy without a server behind it closes politely, and the driver tries again without end.
      const timer = setTimeout(() => void line.kill(), connectMilliseconds)
      try {
        await line.queries(() => null)`select 1`
        clearTimeout(timer)
        return line
      } catch (error) {
        clearTimeout(timer)
        void line.kill()
        reason = error
        host += 1
      }
    }
    throw reason
  }

  function waitForLine(): Promise<Line> {
    return new Promise((resolve, reject) => {
      const waiter = { resolve: settle(resolve), reject: settle(reject) }
      waiting.push(waiter)
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(waiter), 1)
        reject(new DatabaseUnavailable(`All ${size} connections to the database are in use`))
      }, waitMilliseconds)

      function settle<T>(then: (value: T) => void): (value: T) => void {
        return (value) => {
          clearTimeout(timer)
          then(value)
        }
      }
    })
  }

  function release(line: Line): void {
    sessions.delete(line)
    if (line.dead || line.inDoubt || closed || performance.now() - line.openedAt > lifeMilliseconds) {
      lines.delete(line)
      if (!line.dead) void line.kill()
      const next = waiting.shift()
      if (next) openLine().then(next.resolve, next.reject)
      return
    }
    const next = waiting.shift()
    if (next) next.resolve(line)
    else idle.push(line)
  }

  function run(query: Query): void {
    take().then(
      (line) => {
        whenSettled(query, () => release(line))
        line.run(query)
      },
      (error: unknown) => query.reject(error),
    )
  }

  function dropSilent(): void {
    if (options.silenceMilliseconds === null) return
    for (const line of lines) {
      const silence = line.silence()
      if (silence > options.silenceMilliseconds + giveUpAfterCancelMilliseconds) {
        log.error({ milliseconds: Math.round(silence) }, 'The database is silent: connection given up')
        void line.kill()
      } else if (silence > options.silenceMilliseconds) line.cancel()
    }
  }

  return {
    run,
    acquire,
    release,
    async close(milliseconds) {
      closed = true
      clearInterval(watch)
      for (const { reject } of waiting.splice(0)) {
        reject(new DatabaseUnavailable('The connections to the database are closed'))
      }
      const deadline = performance.now() + milliseconds
      while (idle.length + sessions.size < lines.size && performance.now() < deadline) await delay(5)
      await Promise.all(Array.from(lines, (line) => line.kill()))
    },
  }
}
