import type { FastifyInstance } from 'fastify'
import { getReceiver } from '#contract/built-in.ts'
import { route } from '#server/http/route.ts'
import type { Receiver } from './receiver.ts'

export function receiverRoutes(app: FastifyInstance, receiver: Receiver): void {
  route(app, getReceiver, async () => ({
    url: receiver.url,
    items: receiver.messages().map(({ receivedAt, method, path, headers, body, status }) => ({
      receivedAt: receivedAt.toISOString(),
      method,
      path,
      headers,
      body: new TextDecoder().decode(body),
      status,
    })),
  }))
}
