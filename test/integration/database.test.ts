import { once } from 'node:events'
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type Connection,
  connect,
  type Database,
  DatabaseUnavailable,
  isDatabaseAway,
  within,
} from '#server/db/database.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { connectionUrl } from '#test/postgres.ts'
import { startProxy } from '#test/proxy.ts'

const log = pino({ level: 'silent' })

let clone: TestDatabase
let database: Database

beforeAll(async () => {
  clone = await createTestDatabase()
  ;({ database } = clone)
  await database.sql`create table things (name text primary key)`
})
beforeEach(() => database.sql`truncate things`)
afterAll(() => clone.drop())

function dial(connection: Connection): Socket {
  if (typeof connection !== 'string') return connectSocket(`${connection.host}/.s.PGSQL.5432`)
  const { hostname, port } = new URL(connection)
  return connectSocket(Number(port || 5432), hostname)
}

async function readNames(): Promise<unknown[]> {
  return database.sql`select name from things order by name`.values()
}

describe('a transaction', () => {
  test('is rolled back, whatever part of it fails', async () => {
    const { sql } = database
    await expect(
      sql.begin(async (tx) => {
        await tx`insert into things values ('a')`
        throw new Error('mine')
      }),
    ).rejects.toThrow('mine')
    await expect(
      sql.begin(async (tx) => {
        await tx`insert into things values ('b')`
        await tx`insert into things values ('b')`.catch(() => {})
      }),
    ).rejects.toThrow('Rolled back')
    expect(await readNames()).toEqual([])
  })

  test('goes on after a savepoint that failed', async () => {
    await database.sql.begin(async (tx) => {
      await tx`insert into things values ('a')`
      const repeated = tx.savepoint((inner) => inner`insert into things values ('a')`)
      await expect(repeated).rejects.toMatchObject({ code: '23505' })
      await tx`insert into things values ('b')`
    })
    expect(await readNames()).toEqual([['a'], ['b']])
  })

  test('never continues on another connection when its own is lost', async () => {
    const { sql } = database
    const lost = sql.begin(async (tx) => {
      const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`
      await sql`select pg_terminate_backend(${row.pid}, 5000)`
      // Busy with something else while the connection goes.
      await vi.waitFor(async () => {
        await expect(tx`insert into things values ('a')`).rejects.toBeInstanceOf(DatabaseUnavailable)
      })
      await tx`insert into things values ('b')`
    })
    await expect(lost).rejects.toSatisfy(isDatabaseAway)
    expect(await readNames()).toEqual([])
  })

  test('cannot be used after its end', async () => {
    const late = await database.sql.begin((tx) => ({ tx })).then(({ tx }) => tx)
    await expect(late`insert into things values ('late')`).rejects.toThrow('transaction is over')
    expect(await readNames()).toEqual([])
  })
})

describe('limits', () => {
  test('a call that takes too long is cancelled', async () => {
    const { sql } = database
    await expect(within(50, sql`select pg_sleep(60)`)).rejects.toBeInstanceOf(DatabaseUnavailable)
    const late = sql.begin(async (tx) => {
      await tx`insert into things values ('a')`
      await tx`select pg_sleep(60)`
    })
    await expect(within(50, late)).rejects.toBeInstanceOf(DatabaseUnavailable)
    await vi.waitFor(async () => {
      const running = await sql`select 1 from pg_stat_activity
        where datname = current_database() and state = 'active' and query = 'select pg_sleep(60)'`
      expect(running).toHaveLength(0)
    })
    expect(await readNames()).toEqual([])
  })

  test('a call given up while it waits for a connection leaves the connections as they were', async () => {
    const { sql } = database
    const busy = Array.from({ length: 5 }, () => sql`select pg_sleep(0.3)`.then(() => {}))
    const late = Array.from({ length: 5 }, () => within(50, sql`select 'late'`))
    for (const each of late) await expect(each).rejects.toBeInstanceOf(DatabaseUnavailable)
    await Promise.all(busy)
    const after = Array.from({ length: 10 }, () => within(2000, sql`select 'after' as said`))
    for (const each of after) expect(await each).toEqual([{ said: 'after' }])
  })

  test('a number too large is an error, not another number', async () => {
    const { sql } = database
    expect(await sql`select 9007199254740991 as n`).toEqual([{ n: 9_007_199_254_740_991 }])
    await expect(sql`select 9007199254740993 as n`).rejects.toThrow('does not fit')
  })
})

describe('several hosts', () => {
  const sockets = new Set<Socket>()
  const proxy = createServer((socket) => {
    const upstream = dial(clone.connection)
    for (const each of [socket, upstream]) {
      sockets.add(each)
      each.on('error', () => {})
    }
    socket.pipe(upstream).pipe(socket)
  })
  let several: Database

  beforeAll(async () => {
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const { port } = proxy.address() as AddressInfo
    const url = connectionUrl(clone.connection).replace(/@[^/]*/, `@127.0.0.1:1,127.0.0.1:${port}`)
    several = connect({ connection: url, log })
  })
  afterEach(() => several.close())
  afterAll(() => {
    proxy.close()
  })

  test('the first that answers is used, and listening goes on after a loss', async () => {
    const heard: string[] = []
    const listening = vi.fn<() => void>()
    await several.direct.listen('things', (payload) => heard.push(payload), listening)
    for (const socket of sockets) socket.destroy()
    await vi.waitFor(() => expect(listening).toHaveBeenCalledTimes(2), { timeout: 10_000 })
    await several.sql.notify('things', 'again')
    await vi.waitFor(() => expect(heard).toEqual(['again']))
  })
})

test('what a standby may not have is in doubt, in a transaction and without one', async () => {
  const proxy = await startProxy(clone.connection)
  const behind = connect({ connection: proxy.url, log })
  try {
    const warned = proxy.arrange('insert into things', 'standby warning')
    await expect(behind.sql`insert into things values ('a')`).rejects.toBeInstanceOf(DatabaseUnavailable)
    await warned
    const committed = proxy.arrange('commit', 'standby warning')
    const transaction = behind.sql.begin((tx) => tx`insert into things values ('b')`)
    await expect(transaction).rejects.toBeInstanceOf(DatabaseUnavailable)
    await committed
    expect(await readNames()).toEqual([['a'], ['b']])
    // The next one has a connection without doubts.
    await behind.sql`insert into things values ('c')`
  } finally {
    await behind.close()
    await proxy.close()
  }
})
