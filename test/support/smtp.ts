import type { AddressInfo, Socket } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { testCertificate, testCertificateKey } from './certificate.ts'
import { Waiting } from './waiting.ts'

/** A mail that was taken. */
interface TestMail {
  from: string
  recipients: string[]
  source: string
  parsed: ParsedMail
  /** Whether the session was encrypted. */
  secure: boolean
  user: string | null
  /** The same for all mails of one connection. */
  session: string
}

/** A refusal, as the server words it; `null` takes what was offered. */
type MailAnswer = { code: number; text: string } | 'hang' | 'drop' | null

export interface TestMailServer {
  port: number
  url: string
  mails: TestMail[]
  /** Every recipient that was offered, in order, taken or not. */
  offered: string[]
  /** Decides about each recipient from now on. */
  recipient(decide: (address: string, number: number) => MailAnswer): void
  /** Decides about each message, after it was read. */
  message(decide: (number: number) => MailAnswer): void
  sender(decide: (address: string) => MailAnswer): void
  /** Refuses each recipient the first n times with 451, as greylisting does. */
  greylist(times: number): void
  waitFor(predicate: (mails: TestMail[]) => boolean): Promise<TestMail[]>
  close(): Promise<void>
}

export interface TestMailServerOptions {
  /** Offers STARTTLS, or speaks TLS from the start. */
  tls?: 'starttls' | 'from the start'
  /** Takes mail from this user alone. */
  user?: { name: string; password: string }
  /** Says nothing to a new connection. */
  silent?: boolean
}

/** A real SMTP server that takes everything until it is told to behave worse. */
export async function startTestMailServer(options: TestMailServerOptions = {}): Promise<TestMailServer> {
  const mails: TestMail[] = []
  const offered: string[] = []
  const arrivals = new Waiting(mails)
  const sockets = new Set<Socket>()
  let decideRecipient: (address: string, number: number) => MailAnswer = () => null
  let decideMessage: (number: number) => MailAnswer = () => null
  let decideSender: (address: string) => MailAnswer = () => null
  let messages = 0

  const server = new SMTPServer({
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    disabledCommands: options.tls === 'starttls' ? [] : ['STARTTLS'],
    secure: options.tls === 'from the start',
    cert: testCertificate,
    key: testCertificateKey,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_session, done) {
      if (options.silent !== true) done()
    },
    onAuth({ username, password }, _session, done) {
      const right = username === options.user?.name && password === options.user?.password
      if (right) done(null, { user: username })
      else done(refusal({ code: 535, text: 'Wrong user name or password' }))
    },
    onMailFrom({ address }, _session, done) {
      answer(decideSender(address), done)
    },
    onRcptTo({ address }, _session, done) {
      offered.push(address)
      answer(decideRecipient(address, offered.filter((known) => known === address).length), done)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        messages += 1
        const decision = decideMessage(messages)
        if (decision !== null) return answer(decision, done)
        const source = Buffer.concat(chunks)
        void simpleParser(source).then((parsed) => {
          const { mailFrom, rcptTo } = session.envelope
          mails.push({
            from: mailFrom === false ? '' : mailFrom.address,
            recipients: rcptTo.map((recipient) => recipient.address),
            source: source.toString('latin1'),
            parsed,
            secure: session.secure,
            user: typeof session.user === 'string' ? session.user : null,
            session: session.id,
          })
          process.nextTick(done, null)
          arrivals.check()
        })
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })

  function answer(decision: MailAnswer, done: (error?: Error | null) => void): void {
    if (decision === null) done()
    else if (decision === 'drop') dropAll()
    else if (decision !== 'hang') done(refusal(decision))
  }

  function dropAll(): void {
    for (const socket of sockets) socket.destroy()
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A TCP server that listens has an AddressInfo.
  const { port } = server.server.address() as AddressInfo

  return {
    port,
    url: `${options.tls === 'from the start' ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    mails,
    offered,
    recipient(decide) {
      decideRecipient = decide
    },
    message(decide) {
      decideMessage = decide
    },
    sender(decide) {
      decideSender = decide
    },
    greylist(times) {
      decideRecipient = (_address, number) =>
        number <= times ? { code: 451, text: 'Greylisted, try again later' } : null
    },
    async waitFor(predicate) {
      await arrivals.until(predicate, 'mails')
      return mails
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        dropAll()
      }),
  }
}

function refusal({ code, text }: { code: number; text: string }): Error {
  return Object.assign(new Error(text), { responseCode: code })
}
