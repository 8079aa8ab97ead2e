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
}

export interface LanesOptions {
  connect: Connect
  /** The most connections to one origin; further exchanges wait their turn within their deadline. */
  perOrigin: number
}

/** How long an unused connection is kept, unless the receiver announces less. */
const KEEP_ALIVE_MILLISECONDS = 4_000
const SWEEP_MILLISECONDS = 5_000

// More header than Node's own servers take is a flood.
const MAX_HEADER_BYTES = 16_384

interface Origin {
  idle: Lane[]
  open: number
  waiting: Set<Waiter>
}

/**
 * Keep-alive connections by origin. Instead of undici's pool, because an exchange has to know whether its socket
 * has been used before, and to take its connection attempt with it when its deadline passes: a pool would keep
 * dead connection attempts in its slots. Origins nobody writes to any more are forgotten.
 */
export class Lanes {
  readonly #options: LanesOptions
  readonly #origins = new Map<string, Origin>()
  readonly #sweeper: NodeJS.Timeout

  constructor(options: LanesOptions) {
    this.#options = options
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MILLISECONDS)
    this.#sweeper.unref()
  }

  /** Starts the waiter on a free lane, at once when there is one. `fresh` asks for a socket nobody has used. */
  take(origin: string, waiter: Waiter, fresh: boolean): void {
    const known = this.#origins.get(origin)
    const lanes = known ?? { idle: [], open: 0, waiting: new Set<Waiter>() }
    if (known === undefined) this.#origins.set(origin, lanes)

    // The one used last: the others may then reach their keep-alive time and close.
    const idle = fresh ? undefined : lanes.idle.pop()
    if (idle !== undefined) waiter.start(idle)
    else if (lanes.open < this.#options.perOrigin) waiter.start(this.#open(origin, lanes))
    else lanes.waiting.add(waiter)
  }

  /** Gives up waiting, when the deadline has passed. */
  leave(origin: string, waiter: Waiter): void {
    this.#origins.get(origin)?.waiting.delete(waiter)
  }

  /** Gives back a lane on which an exchange has gone well. */
  release(origin: string, lane: Lane): void {
    const lanes = this.#origins.get(origin)
    if (lanes === undefined) return closeLane(lane)
    lane.reused = true
    const next = firstOf(lanes.waiting)
    if (next === undefined) {
      lane.idleSince = performance.now()
      lanes.idle.push(lane)
    } else {
      lanes.waiting.delete(next)
      next.start(lane)
    }
  }

  /** Closes a lane whose state is not known, with the connection that it may still be trying to open. */
  discard(origin: string, lane: Lane): void {
    closeLane(lane)
    const lanes = this.#origins.get(origin)
    if (lanes === undefined) return
    lanes.open -= 1
    const next = firstOf(lanes.waiting)
    if (next === undefined) return
    lanes.waiting.delete(next)
    next.start(this.#open(origin, lanes))
  }

  /** Closes all connections. Exchanges under way fail. */
  close(): void {
    clearInterval(this.#sweeper)
    for (const { idle } of this.#origins.values()) idle.forEach(closeLane)
    this.#origins.clear()
  }

  #open(origin: string, lanes: Origin): Lane {
    lanes.open += 1
    const client = new Client(origin, {
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
      maxHeaderSize: MAX_HEADER_BYTES,
      // The attempt's one deadline covers these.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (target, done) => {
        lane.reused = false
        const secure = target.protocol === 'https:'
        const port = target.port === '' ? (secure ? 443 : 80) : Number(target.port)
        lane.socket = this.#options.connect({ hostname: target.hostname, port, secure }, (error, socket) => {
          if (socket === null) done(error ?? new Error('no connection'), null)
          else done(null, socket)
        })
      },
    })
    const lane: Lane = { client, reused: false, socket: null, idleSince: 0 }
    return lane
  }

  #sweep(): void {
    const before = performance.now() - KEEP_ALIVE_MILLISECONDS
    for (const [origin, lanes] of this.#origins) {
      // The list is in the order they were given back.
      while (lanes.idle[0] !== undefined && lanes.idle[0].idleSince < before) {
        closeLane(lanes.idle[0])
        lanes.idle.shift()
        lanes.open -= 1
      }
      if (lanes.open === 0 && lanes.waiting.size === 0) this.#origins.delete(origin)
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
