import type { Database, Transaction } from '#server/db/database.ts'
import type { Mailbox } from '#server/mailbox/mailbox.ts'
import type { Guard } from '#server/outbound/guard.ts'
import type { Channels } from '#server/postbacks/attempt.ts'
import { createEmailChannel, type EmailChannel, type EmailSend } from '#server/postbacks/channels/email.ts'
import type { UrlSend } from '#server/postbacks/channels/attempt.ts'
import { createUrlChannel } from '#server/postbacks/channels/url.ts'
import type { Vault } from '#server/secrets/vault.ts'
import { builtInMailbox } from './mail-server.ts'
import { resolveSettings, type EnvironmentSettings, type ResolvedSettings } from './resolve.ts'
import { readStored } from './store.ts'
import { createSwitchedChannel } from './switched-channel.ts'

/** The settings this process works with, and what is made of them. */
export interface LiveSettings {
  current: () => ResolvedSettings
  /** Reads them again. What has changed counts from then on, for every attempt that begins. */
  refresh: () => Promise<void>
  /** Whether mail can really be sent, as of this transaction. */
  hasMailServer: (tx: Transaction) => Promise<boolean>
  /** How messages leave. `email` is null while no mail server is set. */
  channels: Channels
  /** The built-in mailbox, with the sender that is set. */
  mailbox: EmailChannel
  close: () => Promise<void>
}

export interface LiveSettingsOptions {
  database: Database
  vault: Vault
  environment: EnvironmentSettings
  guard: Guard
  mailbox: Pick<Mailbox, 'url'>
  userAgent: string
}

export async function openSettings(options: LiveSettingsOptions): Promise<LiveSettings> {
  const { database, vault, environment, guard, userAgent } = options
  const url = createSwitchedChannel<UrlSend>()
  const email = createSwitchedChannel<EmailSend>()
  const mailbox = createSwitchedChannel<EmailSend>()
  let current: ResolvedSettings | null = null
  let reading: Promise<void> = Promise.resolve()

  async function read(): Promise<void> {
    apply(resolveSettings(environment, await readStored(database.sql, vault)))
  }

  function apply(next: ResolvedSettings): void {
    const before = current
    const isNew = (of: (settings: ResolvedSettings) => unknown) =>
      before === null || JSON.stringify(of(before)) !== JSON.stringify(of(next))
    const senderIsNew = isNew(({ sender }) => sender.value)
    if (isNew(({ allowPrivate }) => allowPrivate.value)) {
      guard.allow(next.allowPrivate.value)
      // A connection that was open before must not lead on to where it may not any more.
      url.use(createUrlChannel({ guard, userAgent, now: Date.now }))
    }
    if (senderIsNew) mailbox.use(mailTo(builtInMailbox, next))
    if (senderIsNew || isNew(({ mailServer }) => mailServer.value)) {
      const server = next.mailServer.value
      email.use(server === null ? null : mailTo(server, next))
    }
    current = next
  }

  function mailTo(server: string, { sender }: ResolvedSettings): EmailChannel {
    const smtpUrl = server === builtInMailbox ? options.mailbox.url : server
    return createEmailChannel({ smtpUrl, mailFrom: sender.value, now: Date.now })
  }

  /** One after the other, so that what was read first is not put over what was read last. */
  function refresh(): Promise<void> {
    reading = reading.catch(() => {}).then(read)
    return reading
  }

  await refresh()
  return {
    current() {
      if (current === null) throw new Error('asked for settings before they were read')
      return current
    },
    refresh,
    async hasMailServer(tx) {
      if (environment.smtpUrl !== null) return true
      const [row] = await tx<[{ is_set: boolean }]>`select smtp_url is not null as is_set from settings`
      return row.is_set
    },
    channels: {
      url: url.channel,
      get email() {
        return email.isSet() ? email.channel : null
      },
    },
    mailbox: mailbox.channel,
    async close() {
      await Promise.all([url.channel.close(), email.channel.close(), mailbox.channel.close()])
    },
  }
}
