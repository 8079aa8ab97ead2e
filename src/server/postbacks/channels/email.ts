import { createTransport } from 'nodemailer'
import type { SealedEmailMessage } from '#mapping/message.ts'
import type { AttemptResult, MailRequest } from './attempt.ts'
import { invalidMail, judgeMail, judgeMailFailure, type MailVerdict } from './mail-outcome.ts'
import { maskerOf, type Masker } from './mask.ts'
import { readRecipients } from './recipients.ts'

export interface EmailChannelOptions {
  /** `smtp://user:password@host:port` (STARTTLS when offered) or `smtps://…` (TLS from the start). */
  smtpUrl: string
  /** The sender of all mails, `Postbud <postbud@example.dk>` or the bare address. */
  mailFrom: string
  /** Milliseconds since 1970: the date of the mail. */
  now: () => number
  /** The most connections to the mail server. */
  connections?: number
}

export interface EmailSend {
  postbackId: string
  message: SealedEmailMessage
  /** Recipients that the mail server took at earlier attempts: they get no second copy. */
  alreadyAccepted: string[]
  /** One deadline over waiting for a connection, signing in and sending. */
  timeoutSeconds: number
  isTest: boolean
}

export interface EmailChannel {
  /** One attempt. Never throws for anything a mail server does. */
  send(input: EmailSend): Promise<AttemptResult>
  /** Closes all connections; attempts under way end with an error. */
  close(): Promise<void>
}

const CONNECTIONS = 5
// Mail servers drop idle clients after 30 s and more; being earlier means that none does so under our hands.
const IDLE_MILLISECONDS = 10_000
// Longer than any attempt's deadline, which alone ends what hangs.
const HANG_MILLISECONDS = 90_000

/** Sends mail through the administrator's mail server, which the outbound guard does not apply to. */
export function createEmailChannel(options: EmailChannelOptions): EmailChannel {
  const { smtpUrl, mailFrom, now, connections = CONNECTIONS } = options
  const sender = onlyAddress(mailFrom)
  const domain = sender.slice(sender.lastIndexOf('@') + 1)
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxRequeues: 0,
    idleTimeout: IDLE_MILLISECONDS,
    dnsTimeout: HANG_MILLISECONDS,
    connectionTimeout: HANG_MILLISECONDS,
    greetingTimeout: HANG_MILLISECONDS,
    socketTimeout: HANG_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { user = '', pass = '' } = transport.options.auth ?? {}
  const masker = signInMasker(user, pass)

  async function send(input: EmailSend): Promise<AttemptResult> {
    const started = performance.now()
    const { to, cc, bcc, subject } = input.message
    const messageId = `<${input.postbackId}@${domain}>`
    const request: MailRequest = { from: mailFrom, to, cc, bcc, subject, messageId }
    const { reason, recipients, ...verdict } = await trySending(input, messageId)
    return {
      ...verdict,
      // Some mail servers repeat what they did not understand.
      reason: reason === null ? null : masker.text(reason),
      recipients: recipients.map(({ address, outcome, answer }) => ({
        address,
        outcome,
        answer: masker.text(answer),
      })),
      milliseconds: Math.round(performance.now() - started),
      request,
      response: null,
      retryAfterSeconds: null,
      gone: false,
    }
  }

  async function trySending(input: EmailSend, messageId: string): Promise<MailVerdict> {
    const { to, cc, bcc, replyTo, subject, html, text } = input.message
    const known = readRecipients([...to, ...cc, ...bcc])
    if (!Array.isArray(known)) return invalidMail(`"${known.unreadable}" is no address`)
    if (known.length === 0) return invalidMail('it has no recipient')
    const accepted = new Set(input.alreadyAccepted)
    const recipients = known.filter((address) => !accepted.has(address))
    if (recipients.length === 0) return judgeMail([], [], '')

    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), input.timeoutSeconds * 1000)
    try {
      const info = await transport.sendMail({
        from: mailFrom,
        to: to.filter(isNotBlank),
        cc: cc.filter(isNotBlank),
        ...(replyTo === null ? {} : { replyTo }),
        subject,
        text,
        ...(html === null ? {} : { html }),
        messageId,
        date: new Date(now()),
        headers: {
          // So that holiday notices and the like do not answer (RFC 3834).
          'Auto-Submitted': 'auto-generated',
          ...(input.isTest ? { 'Postbud-Test': 'true' } : {}),
        },
        xMailer: false,
        // Hidden recipients are named here only, and those who have the mail already are not.
        envelope: { from: sender, to: recipients },
        signal: deadline.signal,
      })
      return judgeMail(recipients, info.rejectedErrors ?? [], info.response)
    } catch (error) {
      return judgeMailFailure(recipients, error, input.timeoutSeconds)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    send,
    async close() {
      transport.close({ force: true })
    },
  }
}

/** Takes out the password, alone and as it is sent to sign in. */
function signInMasker(user: string, password: string): Masker {
  const secrets = password === '' ? {} : { password, together: `\0${user}\0${password}` }
  return maskerOf({ signingKeys: [], auth: null, secretHeaders: [], secrets })
}

function onlyAddress(mailFrom: string): string {
  const addresses = readRecipients([mailFrom])
  const address = Array.isArray(addresses) ? addresses[0] : undefined
  if (address === undefined) throw new Error(`MAIL_FROM "${mailFrom}" holds no address`)
  return address
}

function isNotBlank(entry: string): boolean {
  return entry.trim() !== ''
}
