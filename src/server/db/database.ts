import postgres from 'postgres'
import { driverTypes, type Query, type Queryable, routed } from './driver.ts'
import { cancelQuery, type DriverSql, type Line, type LineEvents } from './line.ts'
import { createListener, type Listener } from './listen.ts'
import type { Log } from './log.ts'
import { createPool, type Pool } from './pool.ts'
import { runTransaction, type Transaction } from './transaction.ts'
import { DatabaseUnavailable } from './unavailable.ts'

export type { Transaction } from './transaction.ts'
export { DatabaseUnavailable, isDatabaseAway } from './unavailable.ts'

/**
 * A URL, or the parts of one. It may name several hosts (`postgres://user:password@host1,host2/database`)
 * or the folder of a unix socket (`postgres://user:password@%2Frun%2Fpostgresql/database`).
 */
export type Connection = string | { host: string; user: string; password: string; database: string }

export interface ConnectOptions {
  connection: Connection
  /** Past a pooler in transaction mode, where sessions last. Default: `connection`. */
  direct?: Connection
  log: Log
  /** Shown in `pg_stat_activity`. Default `postbud`. */
  applicationName?: string
  /** Connections in the pool. Default 10. */
  poolSize?: number
  /**
   * The server ends a statement after so long; if it does not, we give up 5 to 10 s later. Default 30,000.
   * Null: no limit, for migrations.
   */
  statementMilliseconds?: number | null
}

/** A promise whose work can be given up, as `within` does. */
type Cancellable<T> = Promise<T> & { cancel(): void }

/** A connection for one caller alone. Its session lasts: if it is lost, every further query is rejected. */
export interface ReservedSql extends Queryable {
  release(): void
}

/** A pool of connections. Each statement, and each transaction, uses the next free one. */
export interface Sql extends Queryable {
  /** Runs a function in a transaction, see `runTransaction`. The promise's `cancel` gives it up. */
  begin<T>(run: (transaction: Transaction) => Promise<T> | T): Cancellable<T>
  begin<T>(mode: string, run: (transaction: Transaction) => Promise<T> | T): Cancellable<T>
  reserve(): Cancellable<ReservedSql>
  /** Calls back for each notification, and after each (re)connection. */
  listen: Listener['listen']
}

export interface Database {
  /** The pool. */
  sql: Sql
  /** A few connections whose sessions last: for `listen` and advisory locks. */
  direct: Sql
  /** Waits some seconds for what is running, then ends all connections. */
  close(): Promise<void>
}

const defaultPoolSize = 10
const directPoolSize = 4
const defaultStatementMilliseconds = 30_000
const connectSeconds = 4
const idleInTransactionMilliseconds = 60_000
const clientExtraMilliseconds = 5000
const closeMilliseconds = 5000

/** Connects when first used: nothing here fails because a server is away. */
export function connect(options: ConnectOptions): Database {
  const { connection, direct: directConnection = connection, poolSize = defaultPoolSize } = options
  // A pooler (PgBouncer) refuses connections that ask for timeouts; the client's limit remains.
  const timeouts = directConnection === connection
  const sql = openPool(connection, options, poolSize, timeouts)
  const direct = openPool(directConnection, options, directPoolSize, true)
  return {
    sql: sql.sql,
    direct: direct.sql,
    async close() {
      await Promise.all([sql.close(), direct.close()])
    },
  }
}

/**
 * Waits for a query or a transaction `milliseconds` at most, then cancels it.
 *
 * @throws {DatabaseUnavailable} when the time is up. What it was writing is then in doubt.
 */
export async function within<T>(milliseconds: number, query: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // A query of the driver, or one of our promises that can be given up.
      if ('canceller' in query) cancelQuery(query as unknown as Query)
      else if ('cancel' in query && typeof query.cancel === 'function') query.cancel()
      reject(new DatabaseUnavailable(`The database did not answer within ${milliseconds} ms`))
    }, milliseconds)
  })
  try {
    return await Promise.race([query, late])
  } finally {
    clearTimeout(timer)
  }
}

function openPool(
  connection: Connection,
  options: ConnectOptions,
  size: number,
  timeouts: boolean,
): { sql: Sql; close(): Promise<void> } {
  const { log, statementMilliseconds = defaultStatementMilliseconds } = options
  const settings = {
    max: 1,
    connect_timeout: connectSeconds,
    idle_timeout: 0,
    // The pool does that between two uses; the driver would end a connection in the middle of a transaction.
    max_lifetime: null,
    target_session_attrs: 'read-write' as const,
    connection: {
      application_name: options.applicationName ?? 'postbud',
      TimeZone: 'UTC',
      ...(timeouts && {
        statement_timeout: statementMilliseconds ?? 0,
        idle_in_transaction_session_timeout: idleInTransactionMilliseconds,
        // Planning a settle for all partitions costs 1 ms, more than running it; partitions are left out when it runs.
        plan_cache_mode: 'force_generic_plan',
        // Plans are made while tables are still small, and kept: reading the whole table must not look cheap.
        enable_seqscan: 'off',
      }),
    },
    types: driverTypes,
  }
  const open = (events: LineEvents, host?: { host: string; port: number }): DriverSql => {
    const all = {
      ...settings,
      ...host,
      onclose: () => events.onclose(),
      onnotice(notice: postgres.Notice) {
        log.debug({ notice: notice['message'] }, 'PostgreSQL notice')
        events.onnotice(notice)
      },
      // Missing from the driver's types.
      onnotify: (channel: string, payload: string) => events.onnotify(channel, payload),
    }
    if (typeof connection !== 'string') return postgres({ ...connection, ...all })
    // The driver leaves it encoded, and would ask the resolver for it.
    const folder = /^\w+:\/\/(?:[^@/]*@)?(%2F[^/?]*)/i.exec(connection)?.[1]
    return postgres(connection, folder === undefined ? all : { ...all, host: decodeURIComponent(folder) })
  }
  // Makes the queries that the pool runs, and knows the hosts; never connects.
  const maker = open({ onclose() {}, onnotice() {}, onnotify() {} })
  const { host: hosts, port: ports } = maker.options
  const pool = createPool({
    size,
    log,
    silenceMilliseconds:
      statementMilliseconds === null ? null : statementMilliseconds + clientExtraMilliseconds,
    hosts: hosts.map((host, index) => {
      const port = ports[index]
      const isUrl = typeof connection === 'string' && port !== undefined
      return (events: LineEvents) => open(events, isUrl ? { host, port } : undefined)
    }),
  })
  const listener = createListener(pool, log)
  return {
    sql: Object.assign(routed(maker, pool.run), {
      begin: createBegin(pool),
      reserve: () => reserve(pool),
      listen: listener.listen,
    }),
    async close() {
      listener.close()
      await Promise.all([pool.close(closeMilliseconds), maker.end({ timeout: 0 })])
    },
  }
}

type Run<T> = (transaction: Transaction) => Promise<T> | T

function createBegin(pool: Pool): Sql['begin'] {
  return <T>(first: string | Run<T>, second?: Run<T>): Cancellable<T> => {
    const mode = typeof first === 'string' ? first : ''
    const run = typeof first === 'string' ? second : first
    if (run === undefined || !/^[a-z ]*$/i.test(mode)) throw new Error('begin(run) or begin(mode, run)')
    return cancellable(pool, false, async (line, signal) => {
      try {
        return await runTransaction(line, mode, run, signal)
      } finally {
        pool.release(line)
      }
    })
  }
}

function reserve(pool: Pool): Cancellable<ReservedSql> {
  return cancellable(pool, true, async (line) => {
    let released = false
    const sql = line.queries(() => (released ? new Error('This connection was released') : null))
    return Object.assign(sql, {
      release() {
        if (!released) pool.release(line)
        released = true
      },
    })
  })
}

/** Takes a connection for `use`, which has to release it, unless the caller has given up by then. */
function cancellable<T>(
  pool: Pool,
  lasting: boolean,
  use: (line: Line, signal: AbortSignal) => Promise<T>,
): Cancellable<T> {
  const given = new AbortController()
  let taken: Line | null = null
  async function take(): Promise<T> {
    const line = await pool.acquire(lasting)
    if (given.signal.aborted) {
      pool.release(line)
      throw new DatabaseUnavailable('Given up while waiting for a connection')
    }
    taken = line
    try {
      return await use(line, given.signal)
    } finally {
      taken = null
    }
  }
  return Object.assign(take(), {
    cancel() {
      given.abort()
      taken?.cancel()
    },
  })
}
