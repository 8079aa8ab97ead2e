import { createServer, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SealedEmailMessage } from '#mapping/message.ts'
import { startMailbox } from '#server/mailbox/mailbox.ts'
import type { AttemptResult } from '#server/postbacks/channels/attempt.ts'
import { createEmailChannel, type EmailChannel, type EmailSend } from '#server/postbacks/channels/email.ts'
import { startTestMailServer, type TestMailServer } from '#test/smtp.ts'

const postbackId = '0190b3a2-7c00-7abc-8def-0123456789ab'
const message: SealedEmailMessage = {
  channel: 'email',
  to: ['Anna Ærø <anna@nordlys.example>', 'bo@nordlys.example'],
  cc: ['cc@nordlys.example'],
  bcc: ['hidden@postbud.example'],
  replyTo: 'support@trykkeri.example',
  subject: 'Ordre 7 er afsendt – tak!',
  html: '<p>Hej Ærø</p>',
  text: 'Hej Ærø',
}
const everyone = [
  'anna@nordlys.example',
  'bo@nordlys.example',
  'cc@nordlys.example',
  'hidden@postbud.example',
]

let server: TestMailServer
let channel: EmailChannel

function newChannel(smtpUrl: string): EmailChannel {
  const now = () => Date.UTC(2026, 10, 24, 8, 0, 0)
  return createEmailChannel({ smtpUrl, mailFrom: 'Trykkeriet <post@trykkeri.example>', now })
}

beforeEach(async () => {
  server = await startTestMailServer()
  channel = newChannel(server.url)
})

afterEach(async () => {
  await channel.close()
  await server.close()
})

function send(changes: Partial<EmailSend> = {}): Promise<AttemptResult> {
  return channel.send({
    postbackId,
    message,
    alreadyAccepted: [],
    timeoutSeconds: 10,
    isTest: false,
    ...changes,
  })
}

function outcomes(result: AttemptResult): Record<string, string> {
  return Object.fromEntries((result.recipients ?? []).map(({ address, outcome }) => [address, outcome]))
}

describe('what is sent', () => {
  it('is one mail for all recipients, and hidden ones are in no header', async () => {
    const result = await send()
    expect(result).toMatchObject({ outcome: 'accepted', code: 'accepted', reason: null })
    expect(outcomes(result)).toEqual(Object.fromEntries(everyone.map((address) => [address, 'accepted'])))

    expect(server.mails).toHaveLength(1)
    const mail = server.mails[0]
    expect(mail?.from).toBe('post@trykkeri.example')
    expect(mail?.recipients).toEqual(everyone)
    expect(mail?.source).not.toContain('hidden@')
    expect(mail?.parsed).toMatchObject({
      subject: 'Ordre 7 er afsendt – tak!',
      messageId: `<${postbackId}@trykkeri.example>`,
      date: new Date('2026-11-24T08:00:00Z'),
      html: '<p>Hej Ærø</p>',
    })
    expect(mail?.parsed.text?.trim()).toBe('Hej Ærø')
    expect(mail?.parsed.from?.text).toBe('"Trykkeriet" <post@trykkeri.example>')
    expect(mail?.parsed.replyTo?.text).toBe('support@trykkeri.example')
    expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.parsed.headers.has('postbud-test')).toBe(false)
  })

  it('is recorded', async () => {
    const result = await send()
    expect(result.request).toEqual({
      from: 'Trykkeriet <post@trykkeri.example>',
      to: message.to,
      cc: message.cc,
      bcc: message.bcc,
      subject: message.subject,
      messageId: `<${postbackId}@trykkeri.example>`,
    })
  })

  it('is marked when it is a test', async () => {
    await send({ isTest: true })
    expect(server.mails[0]?.parsed.headers.get('postbud-test')).toBe('true')
  })

  it('is plain text alone when there is no html', async () => {
    await send({ message: { ...message, html: null, replyTo: null } })
    expect(server.mails[0]?.parsed.html).toBe(false)
    expect(server.mails[0]?.source).toContain('Content-Type: text/plain')
    expect(server.mails[0]?.parsed.replyTo).toBeUndefined()
  })

  it('holds no header that comes from a value, nor a recipient', async () => {
    const evil = 'x\r\nBcc: thief@evil.example\r\n\r\nhello'
    await send({
      message: { ...message, subject: evil, to: ['anna@nordlys.example'], replyTo: `a@b.example${evil}` },
    })
    const recipients = [
      `"${evil}" <anna@nordlys.example>`,
      'anna@nordlys.example\r\nRCPT TO:<thief@evil.example>',
    ]
    for (const to of recipients) {
      const result = await send({ message: { ...message, to: [to] } })
      expect(result).toMatchObject({ outcome: 'refused', code: 'message_invalid' })
    }
    expect(server.mails).toHaveLength(1)
    for (const mail of server.mails) {
      expect(mail.parsed.bcc).toBeUndefined()
      expect(mail.parsed.headers.has('bcc')).toBe(false)
    }
    expect(server.offered).not.toContain('thief@evil.example')
  })

  it('goes over the same connection as the mail before', async () => {
    await send()
    await send()
    expect(server.mails[0]?.session).toBe(server.mails[1]?.session)
  })
})

describe('what the mail server answers', () => {
  it('is told by recipient', async () => {
    server.recipient((address) => {
      if (address.startsWith('bo@')) return { code: 550, text: 'No such user' }
      return address.startsWith('cc@') ? { code: 452, text: 'Mailbox full' } : null
    })
    const result = await send()
    expect(result).toMatchObject({ outcome: 'retry', code: 'mail_refused' })
    expect(outcomes(result)).toEqual({
      'anna@nordlys.example': 'accepted',
      'bo@nordlys.example': 'refused',
      'cc@nordlys.example': 'retry',
      'hidden@postbud.example': 'accepted',
    })
    expect(result.recipients?.[1]?.answer).toContain('550 No such user')
    expect(result.reason).toContain('bo@nordlys.example')
    expect(result.reason).toContain('cc@nordlys.example')
  })

  it('for good to one of several is a refusal that says who got it', async () => {
    server.recipient((address) => (address.startsWith('bo@') ? { code: 550, text: 'No such user' } : null))
    const result = await send()
    expect(result).toMatchObject({ outcome: 'refused', code: 'mail_refused' })
    expect(outcomes(result)['anna@nordlys.example']).toBe('accepted')
    expect(server.mails[0]?.recipients).not.toContain('bo@nordlys.example')
  })

  it('to all recipients is told by recipient too', async () => {
    server.recipient((address) => ({ code: address.startsWith('bo@') ? 451 : 550, text: 'No' }))
    const result = await send()
    expect(result.outcome).toBe('retry')
    expect(outcomes(result)).toMatchObject({
      'anna@nordlys.example': 'refused',
      'bo@nordlys.example': 'retry',
    })
  })

  it.each(['bo@Nordlys.Example', 'bo@ærø.example'])(
    'is told however the address is written: %s',
    async (bo) => {
      server.recipient((address) => (address.startsWith('bo@') ? { code: 550, text: 'No such user' } : null))
      const together = await send({ message: { ...message, to: [bo], cc: [] } })
      expect(together).toMatchObject({ outcome: 'refused', code: 'mail_refused' })
      expect(together.recipients?.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted'])
      const alone = await send({ message: { ...message, to: [bo], cc: [], bcc: [] } })
      expect(alone).toMatchObject({ outcome: 'refused', recipients: [{ outcome: 'refused' }] })
    },
  )

  it('later (greylisting) leads to a second try with those alone who have not got it', async () => {
    server.recipient((address, number) =>
      address.startsWith('bo@') && number === 1 ? { code: 451, text: 'Greylisted' } : null,
    )
    const first = await send()
    const accepted = (first.recipients ?? []).filter(({ outcome }) => outcome === 'accepted')
    const second = await send({ alreadyAccepted: accepted.map(({ address }) => address) })
    expect(first.outcome).toBe('retry')
    expect(second).toMatchObject({ outcome: 'accepted' })
    expect(outcomes(second)).toEqual({ 'bo@nordlys.example': 'accepted' })
    expect(server.mails.map(({ recipients }) => recipients)).toEqual([
      everyone.filter((address) => !address.startsWith('bo@')),
      ['bo@nordlys.example'],
    ])
    const [one, two] = server.mails
    expect(one?.parsed.messageId).toBe(two?.parsed.messageId)
    expect(two?.parsed.headerLines.find(({ key }) => key === 'to')).toEqual(
      one?.parsed.headerLines.find(({ key }) => key === 'to'),
    )
  })

  it('is not asked for when everybody has the mail already', async () => {
    const result = await send({ alreadyAccepted: everyone })
    expect(result).toMatchObject({ outcome: 'accepted', recipients: [] })
    expect(server.offered).toEqual([])
  })

  it.each([
    [451, 'retry'],
    [552, 'refused'],
    [554, 'refused'],
  ])('%i to the message itself is %s for all', async (code, outcome) => {
    server.message(() => ({ code, text: 'Not this message' }))
    const result = await send()
    expect(result).toMatchObject({ outcome, code: 'mail_refused' })
    expect(Object.values(outcomes(result))).toEqual(everyone.map(() => outcome))
  })

  it.each([
    [421, 'retry', 'mail_refused'],
    [530, 'retry', 'mail_login_failed'],
    [550, 'refused', 'mail_refused'],
  ])('%i to the sender is %s', async (number, outcome, code) => {
    server.sender(() => ({ code: number, text: 'Not this sender' }))
    expect(await send()).toMatchObject({ outcome, code })
  })

  it.each(['hang', 'drop'] as const)(
    'is not known when it does this after the message: %s',
    async (behaviour) => {
      server.message(() => behaviour)
      const result = await send({ timeoutSeconds: 0.5 })
      expect(result).toMatchObject({ outcome: 'retry', code: behaviour === 'hang' ? 'timeout' : 'cut_off' })
      expect(Object.values(outcomes(result))).toEqual(everyone.map(() => 'retry'))
      server.message(() => null)
      expect(await send()).toMatchObject({ outcome: 'accepted' })
    },
  )

  it('is nothing at all: a time-out within the deadline', async () => {
    const silent = await startTestMailServer({ silent: true })
    const patient = channel
    channel = newChannel(silent.url)
    const result = await send({ timeoutSeconds: 0.3 })
    expect(result).toMatchObject({ outcome: 'retry', code: 'timeout' })
    expect(result.milliseconds).toBeLessThan(2_000)
    await patient.close()
    await silent.close()
  })

  it('is not needed to refuse a mail without recipients', async () => {
    const result = await send({ message: { ...message, to: [], cc: [], bcc: [''] } })
    expect(result).toMatchObject({ outcome: 'refused', code: 'message_invalid', recipients: [] })
    expect(result.reason).toContain('recipient')
    expect(server.offered).toEqual([])
  })
})

describe('the connection to the mail server', () => {
  it('that is refused is a retry', async () => {
    await server.close()
    const result = await send()
    expect(result).toMatchObject({ outcome: 'retry', code: 'connection_failed' })
    expect(result.reason).toContain('ECONNREFUSED')
  })

  it('to a name that nobody knows is a retry', async () => {
    await channel.close()
    channel = newChannel('smtp://no-such-host.invalid:25')
    expect(await send()).toMatchObject({ outcome: 'retry', code: 'dns_failed' })
  })

  it.each(['starttls', 'from the start'] as const)('is encrypted: %s', async (tls) => {
    const secure = await startTestMailServer({ tls })
    await channel.close()
    channel = newChannel(`${secure.url}?tls.rejectUnauthorized=false`)
    expect(await send()).toMatchObject({ outcome: 'accepted' })
    expect(secure.mails[0]?.secure).toBe(true)
    await secure.close()
  })

  it.each(['starttls', 'from the start'] as const)(
    'is not made when the certificate is not trusted: %s',
    async (tls) => {
      const secure = await startTestMailServer({ tls })
      await channel.close()
      channel = newChannel(secure.url)
      expect(await send()).toMatchObject({ outcome: 'retry', code: 'tls_failed' })
      await secure.close()
    },
  )

  it('is signed in with the name and password of the URL', async () => {
    const closed = await startTestMailServer({ user: { name: 'post', password: 'hemme/lig' } })
    const { port } = closed
    await channel.close()
    channel = newChannel(`smtp://post:hemme%2Flig@127.0.0.1:${port}`)
    expect(await send()).toMatchObject({ outcome: 'accepted' })
    expect(closed.mails[0]?.user).toBe('post')

    await channel.close()
    channel = newChannel(`smtp://post:wrong@127.0.0.1:${port}`)
    const result = await send()
    expect(result).toMatchObject({ outcome: 'retry', code: 'mail_login_failed' })
    expect(JSON.stringify(result)).not.toContain('wrong@')
    await closed.close()
  })

  it('keeps its password out of what is recorded, also when the server repeats it', async () => {
    const talkative = await startTalkativeServer((line) => {
      if (line.startsWith('EHLO')) return '250 AUTH PLAIN'
      return line.startsWith('AUTH') ? `535 What is ${line}, hemmelig?` : '250 OK'
    })
    await channel.close()
    channel = newChannel(`smtp://post:hemmelig@127.0.0.1:${talkative.port}`)
    const result = await send()
    expect(result).toMatchObject({ outcome: 'retry', code: 'mail_login_failed' })
    expect(result.reason).toContain('535 What is AUTH PLAIN •••, •••?')
    expect(JSON.stringify(result)).not.toMatch(/hemmelig|AHBvc3QA/)
    await talkative.close()
  })

  it('that says something else than SMTP is a retry', async () => {
    for (const asked of ['MAIL', 'RCPT', '.']) {
      const talkative = await startTalkativeServer((line) => {
        if (line.startsWith(asked)) return 'hello'
        return line === 'DATA' ? '354 Go on' : '250 OK'
      })
      await channel.close()
      channel = newChannel(`smtp://127.0.0.1:${talkative.port}`)
      expect(await send()).toMatchObject({ outcome: 'retry' })
      await talkative.close()
    }
  })
})

/** A server that answers each line, and a whole mail as `.`, with whatever it is told. */
async function startTalkativeServer(answer: (line: string) => string) {
  const server = createServer((socket) => {
    let read = ''
    let end = '\r\n'
    socket.on('error', () => {})
    socket.write('220 ready\r\n')
    socket.on('data', (chunk) => {
      read += chunk.toString('latin1')
      for (let at = read.indexOf(end); at !== -1; at = read.indexOf(end)) {
        const said = answer(end === '\r\n' ? read.slice(0, at) : '.')
        read = read.slice(at + end.length)
        end = said.startsWith('354') ? '\r\n.\r\n' : '\r\n'
        socket.write(`${said}\r\n`)
      }
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo
  return { port, close: () => channel.close().then(() => void server.close()) }
}

describe('the built-in mailbox', () => {
  it('catches what is sent, hidden recipients included', async () => {
    const mailbox = await startMailbox({ port: 0 })
    await channel.close()
    channel = newChannel(mailbox.url)
    expect(await send({ isTest: true })).toMatchObject({ outcome: 'accepted' })
    expect(mailbox.messages()).toHaveLength(1)
    expect(mailbox.messages()[0]).toMatchObject({
      recipients: everyone,
      from: '"Trykkeriet" <post@trykkeri.example>',
      cc: 'cc@nordlys.example',
      subject: message.subject,
      messageId: `<${postbackId}@trykkeri.example>`,
      html: '<p>Hej Ærø</p>',
      isTest: true,
    })
    await mailbox.close()
  })
})
