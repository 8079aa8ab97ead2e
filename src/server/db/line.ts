import type postgres from 'postgres'
import { type DriverTypes, type Query, type Queryable, routed } from './driver.ts'
import { DatabaseUnavailable } from './unavailable.ts'

export type DriverSql = postgres.Sql<DriverTypes>

/** What the driver tells about the connection while it is used. */
export interface LineEvents {
  onclose: () => void
  onnotice: (notice: postgres.Notice) => void
  onnotify: (channel: string, payload: string) => void
}

/**
 * One connection, used by one caller at a time, and never again once it was closed.
 *
 * The driver's own pool reuses its connection objects. postgres.js 3.4.9 can crash the process with that
 * (a write to a closed connection: its issues 1154, 1208), hang for ever (a write that was pending when the
 * connection closed), or run the rest of a transaction outside of it, on the new connection (1155, 1216).
 * So here each driver instance has one connection and goes with it.
 */
export interface Line {
  readonly dead: boolean
  /** Settles when it is dead. */
  readonly closed: Promise<void>
  onNotification: (channel: string, payload: string) => void
  /**
   * A statement was cancelled: what it wrote is in doubt (a cancelled COMMIT says that all is well although no
   * standby has it), and the request may still be under way and hit the next statement.
   */
  readonly inDoubt: boolean
  readonly openedAt: number
  /** Runs a query made for this line or for another; rejects it if the connection is gone. */
  run(query: Query): void
  /** Queries that run here, as long as `allowed` gives null and not an error. */
  queries(allowed: () => Error | null): Queryable
  /** Milliseconds since a running statement gave its last sign of life; 0 when none is running. */
  silence(): number
  /** Asks the server to give up the running statements. */
  cancel(): void
  /** Ends the connection at once; running statements are rejected. */
  kill(): Promise<void>
}

export function createLine(open: (events: LineEvents) => DriverSql): Line {
  const outstanding = new Set<Query>()
  const closed = Promise.withResolvers<void>()
  const openedAt = performance.now()
  let lastSign = openedAt
  let dead = false
  let inDoubt = false

  const sql = open({
    onclose: die,
    onnotice(notice) {
      if (notice['routine'] === 'SyncRepWaitForLSN') inDoubt = true
    },
    onnotify: (channel, payload) => line.onNotification(channel, payload),
  })
  // Every query carries how its driver runs and cancels it, so one that is never run shows both.
  const { handler, canceller } = sql`select 1` as unknown as Query
  const cancelling = (query: Query): Promise<void> => {
    inDoubt = true
    return canceller?.(query) ?? Promise.resolve()
  }

  function die(): void {
    dead = true
    closed.resolve()
    // The driver forgets those that were written between the connection's error and its end.
    for (const query of outstanding) query.reject(lost())
  }

  function run(query: Query): void {
    if (dead) return query.reject(lost())
    if (query.cursorFn !== undefined) return query.reject(new Error('Cursors are not supported: page by key'))
    // Given up while it waited for us. The driver would not run it either, but set the connection aside for ever.
    if (query.cancelled) return
    outstanding.add(query)
    lastSign = performance.now()
    query.canceller = cancelling
    const { resolve } = query
    query.resolve = (result) => (inDoubt ? query.reject(doubted()) : resolve(result))
    whenSettled(query, () => {
      outstanding.delete(query)
      lastSign = performance.now()
    })
    handler(query)
  }

  const line: Line = {
    get dead() {
      return dead
    },
    closed: closed.promise,
    onNotification() {},
    get inDoubt() {
      return inDoubt
    },
    openedAt,
    run,
    queries(allowed) {
      return routed(sql, (query) => {
        const error = allowed()
        if (error === null) run(query)
        else query.reject(error)
      })
    },
    silence: () => (outstanding.size === 0 ? 0 : performance.now() - lastSign),
    cancel() {
      for (const query of outstanding) cancelQuery(query)
    },
    async kill() {
      die()
      await sql.end({ timeout: 0 })
    },
  }
  return line
}

/** Asks the server to give up a statement, over a connection of its own; it may be too late, or impossible. */
export function cancelQuery(query: Query): void {
  // Not `query.cancel()`: it drops this promise, and an unreachable server would be an unhandled rejection.
  query.canceller?.(query).catch(() => {})
  query.canceller = null
}

/** Like `finally`, but it does not start a query that nobody has awaited, and no rejection counts as unhandled. */
export function whenSettled(query: Query, then: () => void): void {
  void Promise.prototype.then.call(query, then, then)
}

function doubted(): DatabaseUnavailable {
  return new DatabaseUnavailable('What was written may not have reached the standby, or was cancelled')
}

function lost(): DatabaseUnavailable {
  return new DatabaseUnavailable('The connection to the database was lost')
}
