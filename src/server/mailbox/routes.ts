import type { FastifyInstance } from 'fastify'
import { getMailbox } from '#contract/built-in.ts'
import { route } from '#server/http/route.ts'
import type { Mailbox } from './mailbox.ts'

export function mailboxRoutes(app: FastifyInstance, mailbox: Mailbox): void {
  route(app, getMailbox, async () => ({
    url: mailbox.url,
    items: mailbox.messages().map(({ receivedAt, source: _, ...mail }) => ({
      receivedAt: receivedAt.toISOString(),
      ...mail,
    })),
  }))
}
