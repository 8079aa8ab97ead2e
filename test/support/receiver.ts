import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { testCertificate, testCertificateKey } from './certificate.ts'
import { Waiting } from './waiting.ts'

/** A request that arrived, byte for byte. */
interface TestRequest {
  method: string
  url: string
  /** Lower-case names. */
  headers: Record<string, string>
  /** Names and values in turn, as written. */
  rawHeaders: string[]
  body: Buffer
  /** Counts connections from 1: requests with the same number came over the same one. */
  connection: number
}

/** What a receiver may do with a request once it has read it. */
export type TestAnswer =
  | { status?: number; headers?: Record<string, string | string[]>; body?: string | Uint8Array }
  /** Never answers. */
  | 'hang'
  /** Resets the connection before a byte of answer. */
  | 'reset'
  /** Ends the connection cleanly before a byte of answer. */
  | 'end'
  /** Sends 200, announces 1,000 bytes, sends 10 and ends. */
  | 'cut'
  /** Sends 200 and a chunked body that is never finished, then ends. */
  | 'cut chunked'
  /** The same, after saying that the connection will be closed. */
  | 'cut chunked and close'
  /** Sends 200 and then a byte of body every 20 ms, without an end. */
  | 'drip'
  /** Sends 200 and as much body as is taken. */
  | 'flood'
  /** Sends 200 and headers without an end. */
  | 'flood headers'
  /** Sends something that is not HTTP. */
  | 'garbage'

/** A promise keeps the sender waiting. */
type Answering = TestAnswer | ((request: TestRequest, number: number) => TestAnswer | Promise<TestAnswer>)

export interface TestReceiver {
  port: number
  /** `http://127.0.0.1:<port>`, or https. */
  url: string
  /** In order of arrival. */
  requests: TestRequest[]
  /** How many connections have been opened, and are open. */
  connections: { opened: number; open: number }
  /** Decides about all requests from now on. */
  answer(answering: Answering): void
  /** Fails n times with 500 (or what is given), then answers 200. */
  failTimes(times: number, answer?: TestAnswer): void
  /** Resolves when the predicate holds of all requests so far. */
  waitFor(predicate: (requests: TestRequest[]) => boolean): Promise<TestRequest[]>
  /** Resolves when the predicate holds of the connections. */
  waitForConnections(predicate: (connections: { opened: number; open: number }) => boolean): Promise<void>
  /** Closes every open connection, as a server does with idle ones. */
  dropConnections(): void
  close(): Promise<void>
}

export interface TestReceiverOptions {
  tls?: boolean
  port?: number
  address?: string
}

/** A real HTTP server that answers 200 until it is told to behave worse. */
export async function startTestReceiver(options: TestReceiverOptions = {}): Promise<TestReceiver> {
  const requests: TestRequest[] = []
  const connections = { opened: 0, open: 0 }
  const numbers = new WeakMap<Socket, number>()
  const sockets = new Set<Socket>()
  const arrivals = new Waiting(requests)
  const openings = new Waiting(connections)
  let answering: Answering = {}

  const tls = options.tls === true
  const server = tls
    ? createTlsServer({ cert: testCertificate, key: testCertificateKey }, (request, response) =>
        take(request, response),
      )
    : createServer((request, response) => take(request, response))
  // Idle connections stay until a test drops them.
  server.keepAliveTimeout = 0

  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.opened += 1
    connections.open += 1
    numbers.set(socket, connections.opened)
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      connections.open -= 1
      sockets.delete(socket)
      openings.check()
    })
    openings.check()
  })

  function take(incoming: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = []
    incoming.on('error', () => {})
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const request: TestRequest = {
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        headers: Object.fromEntries(
          Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
        ),
        rawHeaders: incoming.rawHeaders,
        body: Buffer.concat(chunks),
        connection: numbers.get(incoming.socket) ?? 0,
      }
      requests.push(request)
      const answer = typeof answering === 'function' ? answering(request, requests.length) : answering
      if (answer instanceof Promise) void answer.then((later) => reply(later, incoming, response))
      else reply(answer, incoming, response)
      arrivals.check()
    })
  }

  function reply(answer: TestAnswer, incoming: IncomingMessage, response: ServerResponse): void {
    if (typeof answer === 'string') misbehave(answer, incoming.socket)
    else response.writeHead(answer.status ?? 200, answer.headers).end(answer.body)
  }

  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, options.address ?? '127.0.0.1', resolve)
  })
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo

  return {
    port,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    connections,
    answer(next) {
      answering = next
    },
    failTimes(times, failure = { status: 500 }) {
      const before = requests.length
      answering = (_request, number) => (number - before <= times ? failure : {})
    },
    async waitFor(predicate) {
      await arrivals.until(predicate, 'requests')
      return requests
    },
    waitForConnections: (predicate) => openings.until(predicate, 'connections'),
    dropConnections() {
      for (const socket of sockets) socket.end()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function misbehave(answer: Extract<TestAnswer, string>, socket: Socket): void {
  switch (answer) {
    case 'hang':
      return
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'end':
      socket.end()
      return
    case 'cut':
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nonly this.')
      return
    case 'cut chunked':
      socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n')
      return
    case 'cut chunked and close':
      socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n')
      return
    case 'drip':
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n')
      every(20, socket, '.')
      return
    case 'flood':
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      pour(socket, `4000\r\n${'flood'.repeat(3277).slice(0, 16_384)}\r\n`)
      return
    case 'flood headers':
      socket.write('HTTP/1.1 200 OK\r\n')
      pour(socket, `x-flood: ${'f'.repeat(1000)}\r\n`)
      return
    case 'garbage':
      socket.end('SSH-2.0-OpenSSH_9.6\r\n')
  }
}

function every(milliseconds: number, socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), milliseconds)
  socket.on('close', () => clearInterval(timer))
}

function pour(socket: Socket, text: string): void {
  const more = () => {
    while (!socket.destroyed && socket.write(text));
  }
  socket.on('drain', more)
  more()
}
