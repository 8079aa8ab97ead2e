import postgres from 'postgres'
import type { Log } from './log.ts'

export type Sql = postgres.Sql<{ bigint: number | bigint }>
export type Transaction = postgres.TransactionSql<{ bigint: number | bigint }>

/** A URL (`postgres://user:password@host1,host2/database`), or the parts of one. */
export type Connection = string | { host: string; user: string; password: string; database: string }

export interface ConnectOptions {
  connection: Connection
  /** Where sessions last: past a pooler in transaction mode. Default: `connection`. */
  direct?: Connection
  log: Log
  /** Shown in `pg_stat_activity`. Default `postbud`. */
  applicationName?: string
  /** Connections of the pool. Default 10. */
  poolSize?: number
}

export interface Database {
  /** The pool. */
  sql: Sql
  /** A few connections whose sessions last: for `listen` and advisory locks. */
  direct: Sql
  close(): Promise<void>
}

export function connect(options: ConnectOptions): Database {
  const sql = open(options.connection, options, options.poolSize ?? 10)
  const direct = open(options.direct ?? options.connection, options, 3)
  return {
    sql,
    direct,
    async close() {
      await Promise.all([sql.end({ timeout: 5 }), direct.end({ timeout: 5 })])
    },
  }
}

function open(connection: Connection, options: ConnectOptions, max: number): Sql {
  const settings = {
    max,
    connect_timeout: 5,
    target_session_attrs: 'read-write' as const,
    connection: {
      application_name: options.applicationName ?? 'postbud',
      statement_timeout: 30_000,
      TimeZone: 'UTC',
    },
    types: {
      bigint: {
        to: 20,
        from: [20],
        serialize: String,
        parse: parseBigint,
      },
    },
    onnotice: (notice: postgres.Notice) =>
      options.log.debug({ notice: notice['message'] }, 'PostgreSQL notice'),
  }
  return typeof connection === 'string'
    ? postgres(connection, settings)
    : postgres({ ...connection, ...settings })
}

function parseBigint(text: string): number | bigint {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number`)
  return value
}

/** What a caller gets when the database did not answer in time or cannot be reached: worth trying again. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  readonly code = 'database_unavailable'
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  // A primary that became a standby.
  '25006',
  // Too many connections.
  '53300',
])

/**
 * Is it the database that is away (not there, starting, stopping, a standby now), rather than something wrong
 * with the statement? Then the same call may work soon, and the caller's answer is 503.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  const { code } = error
  return awayCodes.has(code) || code.startsWith('08') || code.startsWith('57P')
}

/**
 * Waits for a query `milliseconds` at most, then cancels it. A database that went silent is an answer that
 * never comes, which no timeout on the server's side can end.
 *
 * @throws {DatabaseUnavailable} when the time is up. A statement that writes is then in doubt.
 */
export async function within<T>(milliseconds: number, query: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      if ('cancel' in query && typeof query.cancel === 'function') query.cancel()
      reject(new DatabaseUnavailable(`The database did not answer within ${milliseconds} ms`))
    }, milliseconds)
  })
  try {
    return await Promise.race([query, late])
  } finally {
    clearTimeout(timer)
  }
}
