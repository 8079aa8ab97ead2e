import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'

/** A message that arrived. */
export interface Arrival {
  webhookId: string
  /** `performance.now()` when it was read whole. */
  at: number
}

export interface SlowReceiver {
  url: string
  /** By the `id` in the body. */
  arrivals: Map<string, Arrival[]>
  close: () => Promise<void>
}

const mostMilliseconds = 100

/** Takes its time for each answer, so that at any moment some attempts are under way. */
export async function startSlowReceiver(): Promise<SlowReceiver> {
  const arrivals = new Map<string, Arrival[]>()
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { id } = JSON.parse(await readText(request)) as { id: string }
    const webhookId = String(request.headers['webhook-id'])
    arrivals.set(id, [...(arrivals.get(id) ?? []), { webhookId, at: performance.now() }])
    await wait(Math.random() * mostMilliseconds)
    response.writeHead(200).end()
  }
  const server = createServer((request, response) => {
    // A sender that was killed while it was sending: nothing has arrived.
    take(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
