import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBehaviours } from './behaviour.ts'
import { Recent } from './recent.ts'

/** A request that the built-in receiver got. */
interface ReceivedRequest {
  receivedAt: Date
  method: string
  /** Path and query. */
  path: string
  /** As written, in order. */
  headers: [name: string, value: string][]
  /** At most the first MiB. */
  body: Uint8Array
  truncated: boolean
  /** What was answered. */
  status: number
}

/** Catches postbacks for demos and tests, on a loopback port of its own. */
export interface Receiver {
  address: string
  port: number
  /** `http://127.0.0.1:<port>` */
  url: string
  /** The last 200, oldest first. */
  messages(): ReceivedRequest[]
  clear(): void
  close(): Promise<void>
}

export interface ReceiverOptions {
  /** 0 takes any free port. */
  port: number
}

const ADDRESS = '127.0.0.1'
const KEPT = 200
const KEPT_BYTES = 32 * 1024 * 1024
const BODY_BYTES = 1024 * 1024

/** Starts the receiver; its answers can be chosen through the path, see `behaviour.ts`. */
export async function startReceiver({ port }: ReceiverOptions): Promise<Receiver> {
  const recent = new Recent<ReceivedRequest>(KEPT, KEPT_BYTES)
  const behaviour = createBehaviours()
  const server = createServer((request, response) => {
    // A sender that hangs up half way has sent nothing that could be shown.
    take(request, response).catch(() => response.destroy())
  })

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { body, truncated } = await read(request)
    const path = request.url ?? '/'
    const isTest = request.headers['postbud-test'] === 'true'
    const { status, waitMilliseconds } = behaviour(path.split('?')[0] ?? path, isTest)
    recent.add(
      {
        receivedAt: new Date(),
        method: request.method ?? '',
        path,
        headers: pairs(request.rawHeaders),
        body,
        truncated,
        status,
      },
      body.byteLength,
    )
    const timer = setTimeout(() => {
      response.writeHead(status, { 'content-type': 'text/plain' })
      response.end(status === 204 || status === 304 ? undefined : `Received, answered ${status}\n`)
    }, waitMilliseconds)
    response.once('close', () => clearTimeout(timer))
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, ADDRESS, resolve)
  })
  const bound = boundPort(server.address())

  return {
    address: ADDRESS,
    port: bound,
    url: `http://${ADDRESS}:${bound}`,
    messages: () => recent.list(),
    clear: () => recent.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(request: IncomingMessage): Promise<{ body: Uint8Array; truncated: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  let truncated = false
  for await (const chunk of request as AsyncIterable<Buffer>) {
    const room = BODY_BYTES - size
    if (chunk.byteLength > room) truncated = true
    if (room > 0) chunks.push(chunk.subarray(0, room))
    size += Math.min(chunk.byteLength, room)
  }
  return { body: Buffer.concat(chunks), truncated }
}

function pairs(raw: string[]): [string, string][] {
  const result: [string, string][] = []
  for (let i = 0; i < raw.length; i += 2) result.push([raw[i] ?? '', raw[i + 1] ?? ''])
  return result
}

function boundPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the receiver has no TCP port')
  return address.port
}
