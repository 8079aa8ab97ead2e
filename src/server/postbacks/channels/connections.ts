import type { Socket } from 'node:net'
import { Client } from 'undici'
import type { Connect } from '#server/outbound/connect.ts'

/** One connection to one origin, used by one exchange at a time. */
export interface Connection {
  readonly client: Client
  /** Whether an exchange has gone well on the socket that is open now: then the far end may be closing it. */
  reused: boolean
  /** The socket that is open or being opened. */
  socket: Socket | null
  /** When it was given back, on the clock of `performance.now`. */
  idleSince: number
}

/** Who waits for a connection because the origin has as many as it may have. */
export interface Waiter {
  start(connection: Connection): void
  /** Called instead of `start` when the channel is closed. */
  fail(error: Error): void
}

export interface ConnectionsOptions {
  connect: Connect
  /** The most connections to one origin; further exchanges wait their turn within their deadline. */
  perOrigin: number
}

/** How long an unused connection is kept, unless the receiver announces less. */
const KEEP_ALIVE_MILLISECONDS = 4_000
const SWEEP_MILLISECONDS = 5_000

// Over all origins: ten thousand receivers told at once must not use up the process's file descriptors.
const IDLE_AT_MOST = 2_000

// More header than Node's own servers take is a flood.
const MAX_HEADER_BYTES = 16_384

interface Origin {
  /** All connections, at most `perOrigin`. */
  connections: Set<Connection>
  /** Those nobody is using, the one used last at the end. */
  idle: Connection[]
  waiting: Set<Waiter>
}

/**
 * Keep-alive connections by origin. Instead of undici's pool, because an exchange has to know whether its socket
 * has been used before, and to take its connection attempt with it when its deadline passes: a pool would keep
 * dead connection attempts in its slots. Origins nobody writes to any more are forgotten.
 */
export class Connections {
  readonly #connect: Connect
  readonly #perOrigin: number
  readonly #origins = new Map<string, Origin>()
  readonly #sweeper: NodeJS.Timeout
  #idle = 0
  #closed = false

  constructor({ connect, perOrigin }: ConnectionsOptions) {
    this.#connect = connect
    this.#perOrigin = perOrigin
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MILLISECONDS)
    this.#sweeper.unref()
  }

  /** Starts the waiter on a free connection, at once when there is one. `fresh` asks for a socket nobody has used. */
  take(name: string, waiter: Waiter, fresh: boolean): void {
    if (this.#closed) {
      waiter.fail(new Error('the channel is closed'))
      return
    }
    let origin = this.#origins.get(name)
    if (origin === undefined) {
      origin = { connections: new Set(), idle: [], waiting: new Set() }
      this.#origins.set(name, origin)
    }
    // The one used last: the others may then reach their keep-alive time and close.
    const idle = fresh ? undefined : origin.idle.pop()
    if (idle !== undefined) {
      this.#idle -= 1
      waiter.start(idle)
    } else if (origin.connections.size < this.#perOrigin) {
      waiter.start(this.#open(name, origin))
    } else {
      origin.waiting.add(waiter)
    }
  }

  /** Gives up waiting, when the deadline has passed. */
  leave(name: string, waiter: Waiter): void {
    this.#origins.get(name)?.waiting.delete(waiter)
  }

  /** Gives back a connection on which an exchange has gone well. */
  release(name: string, connection: Connection): void {
    const origin = this.#origins.get(name)
    if (origin === undefined) return
    connection.reused = true
    const next = firstOf(origin.waiting)
    if (next !== undefined) {
      origin.waiting.delete(next)
      next.start(connection)
    } else if (this.#idle < IDLE_AT_MOST) {
      this.#idle += 1
      connection.idleSince = performance.now()
      origin.idle.push(connection)
    } else {
      closeConnection(connection)
      origin.connections.delete(connection)
    }
  }

  /** Closes a connection whose state is not known, with the connection that it may still be trying to open. */
  discard(name: string, connection: Connection): void {
    closeConnection(connection)
    const origin = this.#origins.get(name)
    if (origin === undefined) return
    origin.connections.delete(connection)
    const next = firstOf(origin.waiting)
    if (next === undefined) return
    origin.waiting.delete(next)
    next.start(this.#open(name, origin))
  }

  /** Closes all connections. Exchanges under way, and those that wait for their turn, fail. */
  close(): void {
    this.#closed = true
    clearInterval(this.#sweeper)
    const origins = [...this.#origins.values()]
    this.#origins.clear()
    for (const { connections, waiting } of origins) {
      for (const waiter of waiting) waiter.fail(new Error('the channel is closed'))
      for (const connection of connections) closeConnection(connection)
    }
  }

  #open(name: string, origin: Origin): Connection {
    const client = new Client(name, {
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
      maxHeaderSize: MAX_HEADER_BYTES,
      // The attempt's one deadline covers these.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: ({ hostname, protocol, port }, done) => {
        connection.reused = false
        const secure = protocol === 'https:'
        const target = { hostname, secure, port: port === '' ? (secure ? 443 : 80) : Number(port) }
        connection.socket = this.#connect(target, (error, socket) => {
          if (socket === null) done(error ?? new Error('no connection'), null)
          else done(null, socket)
        })
      },
    })
    const connection: Connection = { client, reused: false, socket: null, idleSince: 0 }
    origin.connections.add(connection)
    return connection
  }

  #sweep(): void {
    const before = performance.now() - KEEP_ALIVE_MILLISECONDS
    for (const [name, { connections, idle, waiting }] of this.#origins) {
      // The list is in the order they were given back.
      while (idle[0] !== undefined && idle[0].idleSince < before) {
        closeConnection(idle[0])
        connections.delete(idle[0])
        idle.shift()
        this.#idle -= 1
      }
      if (connections.size === 0 && waiting.size === 0) this.#origins.delete(name)
    }
  }
}

// A client that is destroyed while it connects leaves the socket to its time-out, so the socket goes first.
function closeConnection(connection: Connection): void {
  connection.socket?.destroy()
  connection.client.destroy(null, () => {})
}

function firstOf(waiting: Set<Waiter>): Waiter | undefined {
  for (const waiter of waiting) return waiter
  return undefined
}
