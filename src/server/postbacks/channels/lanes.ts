import type { Socket } from 'node:net'
import { Client } from 'undici'
import type { Connect } from '#server/outbound/connect.ts'

/** One connection to one origin, used by one exchange at a time. */
export interface Lane {
  readonly client: Client
  /** Whether an exchange has gone well on the socket that is open now: then the far end may be closing it. */
  reused: boolean
  /** The socket that is open or being opened. */
  socket: Socket | null
  /** When it was given back, on the clock of `performance.now`. */
  idleSince: number
}

/** Who waits for a lane because the origin has as many as it may have. */
export interface Waiter {
  start(lane: Lane): void
  /** Called instead of `start` when the channel is closed. */
  fail(error: Error): void
}

export interface LanesOptions {
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
  /** All lanes, at most `perOrigin`. */
  lanes: Set<Lane>
  /** Those nobody is using, the one used last at the end. */
  idle: Lane[]
  waiting: Set<Waiter>
}

/**
 * Keep-alive connections by origin. Instead of undici's pool, because an exchange has to know whether its socket
 * has been used before, and to take its connection attempt with it when its deadline passes: a pool would keep
 * dead connection attempts in its slots. Origins nobody writes to any more are forgotten.
 */
export class Lanes {
  readonly #connect: Connect
  readonly #perOrigin: number
  readonly #origins = new Map<string, Origin>()
  readonly #sweeper: NodeJS.Timeout
  #idle = 0
  #closed = false

  constructor({ connect, perOrigin }: LanesOptions) {
    this.#connect = connect
    this.#perOrigin = perOrigin
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MILLISECONDS)
    this.#sweeper.unref()
  }

  /** Starts the waiter on a free lane, at once when there is one. `fresh` asks for a socket nobody has used. */
  take(name: string, waiter: Waiter, fresh: boolean): void {
    if (this.#closed) {
      waiter.fail(new Error('the channel is closed'))
      return
    }
    let origin = this.#origins.get(name)
    if (origin === undefined) {
      origin = { lanes: new Set(), idle: [], waiting: new Set() }
      this.#origins.set(name, origin)
    }
    // The one used last: the others may then reach their keep-alive time and close.
    const idle = fresh ? undefined : origin.idle.pop()
    if (idle !== undefined) {
      this.#idle -= 1
      waiter.start(idle)
    } else if (origin.lanes.size < this.#perOrigin) {
      waiter.start(this.#open(name, origin))
    } else {
      origin.waiting.add(waiter)
    }
  }

  /** Gives up waiting, when the deadline has passed. */
  leave(name: string, waiter: Waiter): void {
    this.#origins.get(name)?.waiting.delete(waiter)
  }

  /** Gives back a lane on which an exchange has gone well. */
  release(name: string, lane: Lane): void {
    const origin = this.#origins.get(name)
    if (origin === undefined) return
    lane.reused = true
    const next = firstOf(origin.waiting)
    if (next !== undefined) {
      origin.waiting.delete(next)
      next.start(lane)
    } else if (this.#idle < IDLE_AT_MOST) {
      this.#idle += 1
      lane.idleSince = performance.now()
      origin.idle.push(lane)
    } else {
      closeLane(lane)
      origin.lanes.delete(lane)
    }
  }

  /** Closes a lane whose state is not known, with the connection that it may still be trying to open. */
  discard(name: string, lane: Lane): void {
    closeLane(lane)
    const origin = this.#origins.get(name)
    if (origin === undefined) return
    origin.lanes.delete(lane)
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
    for (const { lanes, waiting } of origins) {
      for (const waiter of waiting) waiter.fail(new Error('the channel is closed'))
      for (const lane of lanes) closeLane(lane)
    }
  }

  #open(name: string, origin: Origin): Lane {
    const client = new Client(name, {
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
      maxHeaderSize: MAX_HEADER_BYTES,
      // The attempt's one deadline covers these.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: ({ hostname, protocol, port }, done) => {
        lane.reused = false
        const secure = protocol === 'https:'
        const target = { hostname, secure, port: port === '' ? (secure ? 443 : 80) : Number(port) }
        lane.socket = this.#connect(target, (error, socket) => {
          if (socket === null) done(error ?? new Error('no connection'), null)
          else done(null, socket)
        })
      },
    })
    const lane: Lane = { client, reused: false, socket: null, idleSince: 0 }
    origin.lanes.add(lane)
    return lane
  }

  #sweep(): void {
    const before = performance.now() - KEEP_ALIVE_MILLISECONDS
    for (const [name, { lanes, idle, waiting }] of this.#origins) {
      // The list is in the order they were given back.
      while (idle[0] !== undefined && idle[0].idleSince < before) {
        closeLane(idle[0])
        lanes.delete(idle[0])
        idle.shift()
        this.#idle -= 1
      }
      if (lanes.size === 0 && waiting.size === 0) this.#origins.delete(name)
    }
  }
}

// A client that is destroyed while it connects leaves the socket to its time-out, so the socket goes first.
function closeLane(lane: Lane): void {
  lane.socket?.destroy()
  lane.client.destroy(null, () => {})
}

function firstOf(waiting: Set<Waiter>): Waiter | undefined {
  for (const waiter of waiting) return waiter
  return undefined
}
