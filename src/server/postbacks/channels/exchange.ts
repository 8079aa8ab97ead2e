import type { Dispatcher } from 'undici'
import type { Connection, Connections, Waiter } from './connections.ts'

/** A request that is ready to be written. */
export interface WireRequest {
  origin: string
  path: string
  method: 'POST' | 'PUT' | 'PATCH'
  /** Name, value, name, value … */
  headers: string[]
  body: Uint8Array
}

/** What came back: with `error`, as far as it came. */
export interface Answer {
  status: number | null
  headers: Record<string, string>
  body: Uint8Array
  truncated: boolean
  /** Why the answer is not whole; `deadline` says what was waited for. */
  error: Error | null
  deadline: 'connection' | 'answer' | 'rest of the answer' | null
}

/** The status decides; what is kept of the body is for the person who looks into it, and for success rules. */
const MAX_BODY_BYTES = 65_536

/**
 * Sends one request over one connection, within one deadline over waiting, connecting, headers and body. Never throws
 * and never rejects for anything the far end does.
 */
export function exchange(
  connections: Connections,
  request: WireRequest,
  deadlineMilliseconds: number,
): Promise<Answer> {
  return new Promise((resolve) => {
    new Exchange(connections, request, deadlineMilliseconds, resolve).begin()
  })
}

const NO_BODY = new Uint8Array(0)

class Exchange implements Waiter, Dispatcher.DispatchHandler {
  readonly #connections: Connections
  readonly #request: WireRequest
  readonly #timer: NodeJS.Timeout
  #resolve: ((answer: Answer) => void) | null
  #connection: Connection | null = null
  #wasReused = false
  #triedAgain = false
  #written = false
  #status: number | null = null
  #headers: Record<string, string> = {}
  #chunks: Buffer[] = []
  #size = 0

  constructor(
    connections: Connections,
    request: WireRequest,
    deadlineMilliseconds: number,
    resolve: (answer: Answer) => void,
  ) {
    this.#connections = connections
    this.#request = request
    this.#resolve = resolve
    this.#timer = setTimeout(() => this.#timeOut(), deadlineMilliseconds)
  }

  begin(): void {
    this.#connections.take(this.#request.origin, this, false)
  }

  start(connection: Connection): void {
    this.#connection = connection
    this.#wasReused = connection.reused
    const { path, method, headers, body } = this.#request
    try {
      connection.client.dispatch({ path, method, headers, body: body.byteLength === 0 ? null : body }, this)
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)))
    }
  }

  onRequestStart(): void {
    this.#written = true
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    // 103 Early Hints and the like: the answer is still to come.
    if (status < 200) return
    this.#status = status
    this.#headers = joined(headers)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#resolve === null) return
    const room = MAX_BODY_BYTES - this.#size
    const over = chunk.byteLength > room
    // A copy: the chunk is a view of a read buffer of 64 KiB, which a stored answer of 20 bytes would keep alive.
    this.#chunks.push(Buffer.from(over ? chunk.subarray(0, room) : chunk))
    this.#size += over ? room : chunk.byteLength
    if (over) this.#finish({ truncated: true, error: null, deadline: null })
  }

  onResponseEnd(): void {
    this.#finish({ truncated: false, error: null, deadline: null })
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.fail(error)
  }

  fail(error: Error): void {
    if (this.#resolve === null) return
    const connection = this.#connection
    const again = this.#wasReused && !this.#triedAgain && this.#status === null && connection?.reused === true
    if (again && connection !== null && isClosedByPeer(error)) {
      // The receiver closed the idle connection while the request was on its way, as it may. The request is sent
      // once more on a new connection, under the same id, within the same deadline.
      this.#triedAgain = true
      this.#written = false
      this.#connection = null
      this.#connections.discard(this.#request.origin, connection)
      this.#connections.take(this.#request.origin, this, true)
      return
    }
    this.#finish({ truncated: this.#status !== null, error, deadline: null })
  }

  #timeOut(): void {
    const waitedFor = this.#status !== null ? 'rest of the answer' : this.#written ? 'answer' : 'connection'
    this.#finish({
      truncated: this.#status !== null,
      error: new Error('deadline passed'),
      deadline: waitedFor,
    })
  }

  #finish(end: Pick<Answer, 'truncated' | 'error' | 'deadline'>): void {
    const resolve = this.#resolve
    if (resolve === null) return
    this.#resolve = null
    clearTimeout(this.#timer)

    const connection = this.#connection
    const whole = end.error === null && !end.truncated
    if (connection === null) this.#connections.leave(this.#request.origin, this)
    else if (whole && !this.#isRefusedUnread()) this.#connections.release(this.#request.origin, connection)
    else this.#connections.discard(this.#request.origin, connection)

    resolve({ status: this.#status, headers: this.#headers, body: this.#body(), ...end })
  }

  /** An error before all of the body was taken: the receiver may never read the rest, nor what would come after it. */
  #isRefusedUnread(): boolean {
    return (this.#status ?? 0) >= 300 && (this.#connection?.socket?.writableLength ?? 0) > 0
  }

  #body(): Uint8Array {
    const [first, ...more] = this.#chunks
    if (first === undefined) return NO_BODY
    return more.length === 0 ? first : Buffer.concat(this.#chunks)
  }
}

type Headers = Record<string, string | string[] | undefined>

function joined(headers: Headers): Record<string, string> {
  const result: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) result[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return result
}

function isClosedByPeer(error: Error): boolean {
  const code = 'code' in error ? error.code : null
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE'
}
