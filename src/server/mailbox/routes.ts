import type { FastifyInstance } from 'fastify'
import { getMailbox } from '#contract/built-in.ts'
import { route } from '#server/http/route.ts'
import type { Mailbox } from './mailbox.ts'

export function mailboxRoutes(app: FastifyInstance, mailbox: Mailbox): void {
  route(app, getMailbox, async () => ({
    url: mailbox.url,
    items: mailbox
      .messages()
      .map(({ receivedAt, recipients, from, to, cc, replyTo, subject, messageId, text, html, isTest }) => ({
        receivedAt: receivedAt.toISOString(),
        recipients,
        from,
        to,
        cc,
        replyTo,
        subject,
        messageId,
        text,
        html,
        isTest,
      })),
  }))
}
