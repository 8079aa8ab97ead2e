import { createServer, type AddressInfo, type Socket } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SealedUrlMessage } from '#mapping/message.ts'
import { createGuard } from '#server/outbound/guard.ts'
import type { AttemptResult, UrlCredentials, UrlSend } from '#server/postbacks/channels/attempt.ts'
import { createUrlChannel, type UrlChannel } from '#server/postbacks/channels/url.ts'
import { testCertificate } from '#test/certificate.ts'
import { startTestReceiver, type TestAnswer, type TestReceiver } from '#test/receiver.ts'

const noCredentials: UrlCredentials = { signingKeys: [], auth: null, secretHeaders: [], secrets: {} }

let receiver: TestReceiver
let channel: UrlChannel

function newChannel(options: { ca?: string; connectionsPerOrigin?: number } = {}): UrlChannel {
  const guard = createGuard({ allowPrivate: ['127.0.0.0/8'], own: [], always: [] })
  return createUrlChannel({ guard, userAgent: 'Postbud/1.2.3', now: Date.now, ...options })
}

beforeEach(async () => {
  receiver = await startTestReceiver()
  channel = newChannel()
})

afterEach(async () => {
  await channel.close()
  await receiver.close()
})

function message(changes: Partial<SealedUrlMessage> = {}): SealedUrlMessage {
  return {
    channel: 'url',
    method: 'POST',
    url: `${receiver.url}/hooks/orders?shop=1`,
    headers: [],
    contentType: 'application/json',
    body: Buffer.from('{"order":"Ærø 7"}'),
    places: [],
    ...changes,
  }
}

function send(changes: Partial<UrlSend> = {}): Promise<AttemptResult> {
  return channel.send({
    postbackId: '0190b3a2-7c00-7abc-8def-0123456789ab',
    message: message(),
    credentials: noCredentials,
    timeoutSeconds: 10,
    success: null,
    alsoRetry: [],
    neverRetry: [],
    isTest: false,
    ...changes,
  })
}

async function answered(answer: TestAnswer, changes: Partial<UrlSend> = {}): Promise<AttemptResult> {
  receiver.answer(answer)
  return await send(changes)
}

function decode(result: AttemptResult): string {
  return new TextDecoder().decode(result.response?.body)
}

describe('what is sent', () => {
  it('is the sealed body, byte for byte, to the path and query of the URL', async () => {
    const body = Buffer.from([0, 255, 128, 10, 13, 0xc3, 0xa6])
    const result = await send({ message: message({ method: 'PUT', body, contentType: 'text/plain' }) })

    expect(result).toMatchObject({ outcome: 'accepted', code: 'accepted', reason: null, gone: false })
    expect(receiver.requests).toHaveLength(1)
    expect(receiver.requests[0]).toMatchObject({ method: 'PUT', url: '/hooks/orders?shop=1' })
    expect(receiver.requests[0]?.body).toEqual(body)
  })

  it('has exactly the headers that are promised', async () => {
    await send()
    const names = receiver.requests[0]?.rawHeaders.filter((_, index) => index % 2 === 0)
    expect(names).toEqual([
      'host',
      'connection',
      'content-type',
      'user-agent',
      'webhook-id',
      'webhook-timestamp',
      'content-length',
    ])
    expect(receiver.requests[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Postbud/1.2.3',
      'webhook-id': '0190b3a2-7c00-7abc-8def-0123456789ab',
    })
  })

  it('is marked when it is a test', async () => {
    await send({ isTest: true })
    expect(receiver.requests[0]?.headers['postbud-test']).toBe('true')
  })

  it('is signed so that the Standard Webhooks library accepts it, with each key during a rotation', async () => {
    const keys = [`whsec_${Buffer.alloc(24, 1).toString('base64')}`, Buffer.alloc(32, 2).toString('base64')]
    await send({ credentials: { ...noCredentials, signingKeys: keys } })

    const request = receiver.requests[0]
    const headers = request?.headers ?? {}
    for (const key of keys) {
      expect(new Webhook(key).verify(request?.body.toString() ?? '', headers)).toEqual({ order: 'Ærø 7' })
    }
    const other = new Webhook(Buffer.alloc(24, 3).toString('base64'))
    expect(() => other.verify(request?.body.toString() ?? '', headers)).toThrow('No matching signature found')
  })

  it('carries custom headers in their order, but none that would replace ours or break the connection', async () => {
    const reserved = [
      'Content-Type',
      'Webhook-Id',
      'webhook-signature',
      'User-Agent',
      'Host',
      'Content-Length',
    ]
    const more = ['Connection', 'Transfer-Encoding', 'Postbud-Test', 'Expect', 'Upgrade']
    const headers: [string, string][] = [
      ['X-Shop', 'Nordlys'],
      ...[...reserved, ...more].map((name): [string, string] => [name, 'forged']),
      ['X-Shop', 'again'],
      ['X-Navn', 'Ærø'],
    ]
    await send({ message: message({ headers }) })

    const raw = receiver.requests[0]?.rawHeaders ?? []
    expect(raw).not.toContain('forged')
    expect(raw.filter((_, index) => raw[index - 1] === 'X-Shop')).toEqual(['Nordlys', 'again'])
    const name = raw[raw.indexOf('X-Navn') + 1] ?? ''
    expect(Buffer.from(name, 'latin1').toString()).toBe('Ærø')
  })

  it.each([
    [
      { type: 'basic', username: 'print', password: 'hemmelig' },
      'authorization',
      'Basic cHJpbnQ6aGVtbWVsaWc=',
    ],
    [{ type: 'bearer', token: 'tok-123456' }, 'authorization', 'Bearer tok-123456'],
    [{ type: 'header', name: 'X-Api-Key', value: 'key-123456' }, 'x-api-key', 'key-123456'],
  ] as const)('signs in with %o, and does not store how', async (auth, name, value) => {
    const result = await send({
      credentials: { ...noCredentials, auth },
      message: message({ headers: [[name, 'custom']] }),
    })
    expect(receiver.requests[0]?.headers[name]).toBe(value)
    const stored = JSON.stringify(result.request)
    expect(stored).not.toContain(value.split(' ').at(-1))
    expect(stored).toContain('•••')
  })

  it('has the secrets filled in, and the signature is over what was sent', async () => {
    const key = `whsec_${Buffer.alloc(24, 1).toString('base64')}`
    const credentials = { ...noCredentials, signingKeys: [key], secrets: { pin: 'a"b', token: 'x&y' } }
    const body = Buffer.from('{"pin":"","q":"t="}')
    const places = [
      { offset: 8, secret: 'pin', encodings: ['json' as const] },
      { offset: 17, secret: 'token', encodings: ['url' as const, 'json' as const] },
    ]
    const result = await send({ credentials, message: message({ body, places }) })
    const request = receiver.requests[0]
    expect(request?.body.toString()).toBe('{"pin":"a\\"b","q":"t=x%26y"}')
    expect(result.outcome).toBe('accepted')
    const verified = new Webhook(key).verify(request?.body.toString() ?? '', request?.headers ?? {})
    expect(verified).toEqual({ pin: 'a"b', q: 't=x%26y' })
  })

  it('is nothing when a secret has no value, a header breaks the line, or the URL cannot be sent to', async () => {
    const places = [{ offset: 0, secret: 'gone', encodings: [] }]
    const bad: Partial<SealedUrlMessage>[] = [
      { places },
      { headers: [['X-Bad', 'a\r\nwebhook-id: forged']] },
      { headers: [['X Bad', 'a']] },
      { contentType: 'a\nb' },
      { url: 'ftp://example.dk/' },
      { url: 'not a url' },
      { url: receiver.url.replace('//', '//user:secret@') },
    ]
    for (const changes of bad) {
      const result = await send({ message: message(changes) })
      expect(result).toMatchObject({ outcome: 'refused', code: 'message_invalid', response: null })
      expect(result.reason).not.toBeNull()
    }
    expect(receiver.requests).toEqual([])
  })
})

describe('what comes back', () => {
  it.each([
    [200, 'accepted', 'accepted'],
    [202, 'accepted', 'accepted'],
    [204, 'accepted', 'accepted'],
    [301, 'refused', 'redirect'],
    [307, 'refused', 'redirect'],
    [400, 'refused', 'status'],
    [401, 'retry', 'status'],
    [404, 'retry', 'status'],
    [408, 'retry', 'status'],
    [410, 'refused', 'gone'],
    [422, 'refused', 'status'],
    [425, 'retry', 'status'],
    [429, 'retry', 'status'],
    [500, 'retry', 'status'],
    [501, 'refused', 'status'],
    [503, 'retry', 'status'],
  ])('%i is %s', async (status, outcome, code) => {
    const result = await answered({ status, headers: { location: 'https://elsewhere.dk/' } })
    expect(result).toMatchObject({ outcome, code, gone: status === 410 })
    expect(result.response?.status).toBe(status)
    expect(receiver.requests).toHaveLength(1)
  })

  it('is kept as it came: status, headers, bytes', async () => {
    const body = Buffer.from([0, 1, 2, 255])
    const headers = { 'X-Trace': 'abc', 'set-cookie': ['a=1', 'b=2'] }
    const result = await answered({ status: 201, headers, body })
    expect(result.response).toMatchObject({ status: 201, truncated: false })
    expect(result.response?.headers).toMatchObject({ 'x-trace': 'abc', 'set-cookie': 'a=1, b=2' })
    expect([...(result.response?.body ?? [])]).toEqual([0, 1, 2, 255])
  })

  it('asks for a wait with Retry-After', async () => {
    const result = await answered({ status: 429, headers: { 'retry-after': '120' } })
    expect(result.retryAfterSeconds).toBe(120)
  })

  it('is read up to 64 KiB of an endless answer, and the status decides', async () => {
    const result = await answered('flood')
    expect(result).toMatchObject({ outcome: 'accepted' })
    expect(result.response?.truncated).toBe(true)
    expect(result.response?.body.byteLength).toBe(65_536)
    await receiver.waitForConnections(({ open }) => open === 0)
  })

  it('is whole at exactly 64 KiB', async () => {
    const result = await answered({ status: 500, body: 'x'.repeat(65_536) })
    expect(result.response?.truncated).toBe(false)
    expect(result.outcome).toBe('retry')
    const more = await answered({ status: 500, body: 'x'.repeat(65_537) })
    expect(more.response?.truncated).toBe(true)
    expect(more).toMatchObject({ outcome: 'retry', code: 'status' })
  })

  it.each([
    ['reset', 'cut_off'],
    ['end', 'cut_off'],
    ['cut', 'cut_off'],
    ['cut chunked', 'cut_off'],
    ['cut chunked and close', 'cut_off'],
    ['garbage', 'answer_unreadable'],
    ['flood headers', 'answer_unreadable'],
  ] as const)('is a retry when the receiver does this: %s', async (answer, code) => {
    const result = await answered(answer)
    expect(result).toMatchObject({ outcome: 'retry', code })
    expect(receiver.requests).toHaveLength(1)
  })

  it('is kept as far as it came when it was cut off', async () => {
    const result = await answered('cut')
    expect(result.response).toMatchObject({ status: 200, truncated: true })
    expect(decode(result)).toBe('only this.')
  })

  it.each(['hang', 'drip'] as const)('is a time-out within the one deadline: %s', async (answer) => {
    const result = await answered(answer, { timeoutSeconds: 0.3 })
    expect(result).toMatchObject({ outcome: 'retry', code: 'timeout' })
    expect(result.milliseconds).toBeGreaterThanOrEqual(290)
    expect(result.milliseconds).toBeLessThan(2_000)
    expect(result.reason).toContain('within 0.3 s')
    await receiver.waitForConnections(({ open }) => open === 0)
  })

  it('has secrets masked that the receiver echoes, in any spelling', async () => {
    const credentials: UrlCredentials = {
      signingKeys: [],
      auth: { type: 'basic', username: 'print', password: 'p"1 &' },
      secretHeaders: [['X-Key', 'header-secret']],
      secrets: { pin: 'body-secret' },
    }
    const echo = 'cHJpbnQ6cCIxICY= p"1 & p\\"1 & p%221%20%26 header-secret body-secret fine'
    const headers = { 'x-echo': 'header-secret', location: '/?key=body-secret' }
    const result = await answered({ status: 302, headers, body: echo }, { credentials })
    expect(decode(result)).toBe('••• ••• ••• ••• ••• ••• fine')
    expect(result.response?.headers['x-echo']).toBe('•••')
    expect(result.reason).not.toContain('body-secret')
    expect(receiver.requests[0]?.headers['x-key']).toBe('header-secret')
  })

  it('is judged by a success rule, on the answer as it came', async () => {
    const seen: unknown[] = []
    const success: UrlSend['success'] = (response) => {
      seen.push({ status: response.status, type: response.headers['content-type'] })
      return response.body.byteLength > 0
    }
    const headers = { 'Content-Type': 'application/json' }
    expect(await answered({ status: 200, headers }, { success })).toMatchObject({
      outcome: 'retry',
      code: 'success_rule',
    })
    expect(await answered({ status: 404, headers, body: '{}' }, { success })).toMatchObject({
      outcome: 'accepted',
      reason: null,
    })
    expect(seen).toEqual([
      { status: 200, type: 'application/json' },
      { status: 404, type: 'application/json' },
    ])
  })
})

describe('connections', () => {
  it('are kept and used again', async () => {
    for (let i = 0; i < 5; i++) await send()
    expect(receiver.requests.map(({ connection }) => connection)).toEqual([1, 1, 1, 1, 1])
  })

  it('are at most as many as allowed, and everything is sent', async () => {
    channel = newChannel({ connectionsPerOrigin: 3 })
    const results = await Promise.all(Array.from({ length: 20 }, () => send()))
    expect(results.every(({ outcome }) => outcome === 'accepted')).toBe(true)
    expect(receiver.connections.opened).toBe(3)
  })

  it('that wait for their turn longer than the deadline are a time-out, and leave the others alone', async () => {
    channel = newChannel({ connectionsPerOrigin: 1 })
    receiver.answer((request) => (request.url === '/hang' ? 'hang' : {}))
    const hanging = send({ message: message({ url: `${receiver.url}/hang` }), timeoutSeconds: 0.4 })
    const [impatient, patient] = await Promise.all([send({ timeoutSeconds: 0.1 }), send(), hanging])
    expect(impatient).toMatchObject({ outcome: 'retry', code: 'timeout' })
    expect(patient.outcome).toBe('accepted')
    expect(receiver.requests).toHaveLength(2)
  })

  it('that the receiver closed while they were idle cost no attempt', async () => {
    await send()
    receiver.dropConnections()
    await receiver.waitForConnections(({ open }) => open === 0)
    expect(await send()).toMatchObject({ outcome: 'accepted' })
    await send()
    // Closed upon the request instead of before it: sent once more on a new connection, under the same id.
    let resets = 0
    receiver.answer(() => (resets++ === 0 ? 'reset' : {}))
    expect(await send()).toMatchObject({ outcome: 'accepted' })
    const ids = receiver.requests.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(1)
    expect(receiver.requests).toHaveLength(5)
  })

  it('that are new and closed are not tried again', async () => {
    expect(await answered('end')).toMatchObject({ outcome: 'retry', code: 'cut_off' })
    expect(receiver.requests).toHaveLength(1)
  })

  it('that are used again and always closed are tried again once only', async () => {
    await send()
    expect(await answered('reset')).toMatchObject({ outcome: 'retry', code: 'cut_off' })
    expect(receiver.requests).toHaveLength(3)
  })

  it('that are refused', async () => {
    const { url } = receiver
    await receiver.close()
    const result = await send({ message: message({ url }) })
    expect(result).toMatchObject({ outcome: 'retry', code: 'connection_failed', response: null })
    expect(result.reason).toContain('ECONNREFUSED')
  })

  it('to names that nobody knows', async () => {
    const result = await send({ message: message({ url: 'https://no-such-host.invalid/x' }) })
    expect(result).toMatchObject({ outcome: 'retry', code: 'dns_failed' })
    expect(result.reason).toContain('no-such-host.invalid')
  })

  it('are closed with the channel, and attempts under way end', async () => {
    receiver.answer('hang')
    const attempt = send()
    await receiver.waitFor((requests) => requests.length === 1)
    await channel.close()
    expect(await attempt).toMatchObject({ outcome: 'retry' })
    await receiver.waitForConnections(({ open }) => open === 0)
  })
})

describe('TLS', () => {
  let secure: TestReceiver

  beforeEach(async () => {
    secure = await startTestReceiver({ tls: true })
  })

  afterEach(() => secure.close())

  it('works with a certificate that is trusted', async () => {
    channel = newChannel({ ca: testCertificate })
    const result = await send({ message: message({ url: secure.url }) })
    expect(result).toMatchObject({ outcome: 'accepted' })
  })

  it('is a retry with one that is not', async () => {
    const result = await send({ message: message({ url: secure.url }) })
    expect(result).toMatchObject({ outcome: 'retry', code: 'tls_failed' })
    expect(secure.requests).toEqual([])
  })

  it('is a retry with one for another name', async () => {
    channel = newChannel({ ca: testCertificate })
    const url = secure.url.replace('127.0.0.1', '127.0.0.2')
    await secure.close()
    secure = await startTestReceiver({ tls: true, address: '0.0.0.0', port: Number(new URL(url).port) })
    expect(await send({ message: message({ url }) })).toMatchObject({ outcome: 'retry', code: 'tls_failed' })
  })

  it('is a retry when the other side does not speak it', async () => {
    const result = await send({ message: message({ url: receiver.url.replace('http:', 'https:') }) })
    expect(result).toMatchObject({ outcome: 'retry', code: 'tls_failed' })
  })

  it('that is never agreed on is a time-out, and takes the connection with it', async () => {
    const sockets: Socket[] = []
    const silent = createServer((socket) => {
      sockets.push(socket)
      socket.resume()
      socket.on('error', () => {})
    })
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve)
    })
    // A TCP server that listens has an AddressInfo.
    const { port } = silent.address() as AddressInfo
    const url = `https://127.0.0.1:${port}/`
    const result = await send({ message: message({ url }), timeoutSeconds: 0.2 })
    expect(result).toMatchObject({ outcome: 'retry', code: 'timeout' })
    expect(result.reason).toContain('no connection within 0.2 s')
    await new Promise((resolve) => {
      silent.close(resolve)
    })
    expect(sockets).toHaveLength(1)
  })
})
