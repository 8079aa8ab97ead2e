import type postgres from 'postgres'

/** Values with a type of their own in the driver, see `driverTypes`. */
export interface DriverTypes extends Record<string, unknown> {
  bigint: number | bigint
  date: Date
}

/** What runs SQL: the pool, a transaction or a reserved connection, as the driver documents it. */
export type Queryable = postgres.ISql<DriverTypes>

/** What a query object of the driver has beyond its published type. */
export interface Query extends Promise<unknown> {
  /** Called once, when the query is first awaited. */
  handler: (query: Query) => void
  canceller: ((query: Query) => Promise<void>) | null
  /** Set when it was given up before a connection ran it: it is rejected by then. */
  cancelled: unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
  cursorFn?: unknown
}

/**
 * How values travel. What is not named here is text, both ways, or as follows.
 * - `uuid`, `numeric`: string. `int2`, `int4`, `float8`: number. `bool`: boolean.
 * - `timestamptz`: Date (milliseconds; PostgreSQL keeps microseconds, so compare times in SQL).
 * - `json`, `jsonb`: parsed with JSON.parse, which rounds numbers beyond 2^53. Payloads are bytes for that reason.
 * - `bytea`: Buffer. It travels as hex text, twice its size: there and back, 100 KB cost 2 ms of CPU, 1 KB 0.03.
 * - `int8` (and `count(*)`): number. One beyond 2^53 is an error rather than a wrong number.
 */
export const driverTypes = {
  bigint: {
    to: 20,
    from: [20],
    serialize: String,
    parse(text: string): number | bigint {
      const value = Number(text)
      if (Number.isSafeInteger(value)) return value
      throw new RangeError(`${text} does not fit a JavaScript number: select it as text`)
    },
  },
  date: {
    to: 1184,
    from: [1184],
    serialize: (value: Date): string => new Date(value).toISOString(),
    // As PostgreSQL writes it, `Date` takes the year 0001 for 2001.
    parse: (text: string): Date => new Date(text.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00')),
  },
}

/** Queries made with `sql` that are run by `run`, whatever connection `sql` itself would have used. */
export function routed(sql: postgres.Sql<DriverTypes>, run: (query: Query) => void): Queryable {
  // The driver's overloads cannot be passed on with their types, so the result's type is stated instead.
  const make = sql as unknown as (...input: unknown[]) => unknown
  const unsafe = (sql as unknown as { unsafe: (this: void, ...input: unknown[]) => unknown }).unsafe

  function route<T>(made: T): T {
    // Fragments are queries too, but are never awaited.
    if (made instanceof Promise) (made as unknown as Query).handler = run
    return made
  }

  const { types, typed, json, array } = sql as unknown as Record<string, unknown>
  const tag = (...input: unknown[]) => route(make(...input))
  return Object.assign(tag, {
    types,
    typed,
    json,
    array,
    unsafe: (...input: unknown[]) => route(unsafe(...input)),
    notify: (channel: string, payload: string) =>
      route(unsafe('select pg_notify($1, $2)', [channel, payload])),
  }) as unknown as Queryable
}
