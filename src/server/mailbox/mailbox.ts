import type { AddressInfo } from 'node:net'
import type { AddressObject, ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { Recent } from '#server/receiver/recent.ts'

/** A mail that the built-in mailbox got. */
interface ReceivedMail {
  receivedAt: Date
  /** Who it was for by the envelope, hidden recipients included. */
  recipients: string[]
  from: string
  to: string
  cc: string
  replyTo: string
  subject: string
  messageId: string
  text: string | null
  html: string | null
  /** Whether it is marked as a test. */
  isTest: boolean
  /** The whole mail, as it came. */
  source: Uint8Array
}

/** Catches mails for demos and tests, on a loopback port of its own. */
export interface Mailbox {
  address: string
  port: number
  /** `smtp://127.0.0.1:<port>` */
  url: string
  /** The last 200, oldest first. */
  messages(): ReceivedMail[]
  clear(): void
  close(): Promise<void>
}

export interface MailboxOptions {
  /** 0 takes any free port. */
  port: number
}

const ADDRESS = '127.0.0.1'
const KEPT = 200
const KEPT_BYTES = 32 * 1024 * 1024
const MAIL_BYTES = 10 * 1024 * 1024
// Senders that keep their connection open get this long to notice.
const CLOSE_MILLISECONDS = 500

/** Starts the mailbox: it takes every mail for every recipient and sends none on. */
export async function startMailbox({ port }: MailboxOptions): Promise<Mailbox> {
  const recent = new Recent<ReceivedMail>(KEPT, KEPT_BYTES)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: MAIL_BYTES,
    closeTimeout: CLOSE_MILLISECONDS,
    logger: false,
    onData(stream, session, done) {
      receive(stream, session).then(
        ({ mail, bytes }) => {
          recent.add(mail, bytes)
          process.nextTick(done, null)
        },
        (error: Error) => process.nextTick(done, error),
      )
    },
  })
  // A sender that hangs up is no reason to fall over.
  server.on('error', () => {})

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, ADDRESS, resolve)
  })
  const bound = boundPort(server.server.address())

  return {
    address: ADDRESS,
    port: bound,
    url: `smtp://${ADDRESS}:${bound}`,
    messages: () => recent.list(),
    clear: () => recent.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<{ mail: ReceivedMail; bytes: number }> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // The rest still has to be read, or the sender never hears why.
    if (!stream.sizeExceeded) chunks.push(chunk)
  }
  if (stream.sizeExceeded) {
    throw Object.assign(new Error('Message is larger than 10 MiB'), { responseCode: 552 })
  }
  const source = Buffer.concat(chunks)
  // 15 MB, which a Postbud that sends by another mail server never needs.
  const { simpleParser } = await import('mailparser')
  const parsed = await simpleParser(source)
  return { mail: mailOf(parsed, session, source), bytes: source.byteLength }
}

function mailOf(parsed: ParsedMail, session: SMTPServerSession, source: Uint8Array): ReceivedMail {
  return {
    receivedAt: new Date(),
    recipients: session.envelope.rcptTo.map(({ address }) => address),
    from: textOf(parsed.from),
    to: textOf(parsed.to),
    cc: textOf(parsed.cc),
    replyTo: textOf(parsed.replyTo),
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    text: parsed.text ?? null,
    html: typeof parsed.html === 'string' ? parsed.html : null,
    isTest: parsed.headers.get('postbud-test') === 'true',
    source,
  }
}

function textOf(addresses: AddressObject | AddressObject[] | undefined): string {
  if (addresses === undefined) return ''
  return Array.isArray(addresses) ? addresses.map(({ text }) => text).join(', ') : addresses.text
}

function boundPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the mailbox has no TCP port')
  return address.port
}
