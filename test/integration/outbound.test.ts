import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGuard, type GuardOptions, type Resolve } from '#server/outbound/guard.ts'
import type { AttemptResult } from '#server/postbacks/channels/attempt.ts'
import { createUrlChannel, type UrlChannel } from '#server/postbacks/channels/url.ts'
import { startReceiver } from '#server/receiver/receiver.ts'
import { startTestReceiver, type TestReceiver } from '#test/receiver.ts'

let receiver: TestReceiver
let channel: UrlChannel | null

beforeEach(async () => {
  receiver = await startTestReceiver({ address: '0.0.0.0' })
  channel = null
})

afterEach(async () => {
  await channel?.close()
  await receiver.close()
})

async function sendTo(url: string, options: Partial<GuardOptions> = {}): Promise<AttemptResult> {
  const guard = createGuard({ allowPrivate: [], own: [], always: [], ...options })
  channel = createUrlChannel({ guard, userAgent: 'Postbud/0', now: Date.now })
  return await channel.send({
    postbackId: 'id',
    message: {
      channel: 'url',
      method: 'POST',
      url,
      headers: [],
      contentType: 'text/plain',
      body: Buffer.from('x'),
      places: [],
    },
    credentials: { signingKeys: [], auth: null, secretHeaders: [], secrets: {} },
    timeoutSeconds: 10,
    success: null,
    alsoRetry: [],
    neverRetry: [],
    isTest: false,
  })
}

const refused = { outcome: 'refused', code: 'refused_address', response: null }

describe('an attempt', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '127.0.0.1.',
    '１２７.0.0.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    'localhost',
  ])('does not reach this machine as %s', async (host) => {
    for (const scheme of ['http', 'https']) {
      expect(await sendTo(`${scheme}://${host}:${receiver.port}/`)).toMatchObject(refused)
    }
    expect(receiver.connections.opened).toBe(0)
  })

  it('says what was refused and who can allow it', async () => {
    const { reason } = await sendTo(`http://127.0.0.1:${receiver.port}/`)
    expect(reason).toContain('127.0.0.1 is not an address of the public internet (loopback)')
    expect(reason).toContain('POSTBUD_ALLOW_PRIVATE')
  })

  it('reaches what is allowed', async () => {
    const allowPrivate = [`127.0.0.1:${receiver.port}`]
    expect(await sendTo(`http://127.1:${receiver.port}/`, { allowPrivate })).toMatchObject({
      outcome: 'accepted',
    })
    expect(await sendTo(`http://127.0.0.2:${receiver.port}/`, { allowPrivate })).toMatchObject(refused)
  })

  it('never reaches own ports, whatever is allowed', async () => {
    const options = {
      allowPrivate: ['0.0.0.0/0', '::/0'],
      own: [{ address: '0.0.0.0', port: receiver.port }],
    }
    for (const host of ['127.0.0.1', '127.9.9.9', '0.0.0.0', '[::1]', '[::ffff:7f00:1]', 'localhost']) {
      expect(await sendTo(`http://${host}:${receiver.port}/`, options)).toMatchObject(refused)
    }
    expect(receiver.connections.opened).toBe(0)
  })

  it('reaches the built-in receiver', async () => {
    const builtIn = await startReceiver({ port: 0 })
    expect(await sendTo(`${builtIn.url}/demo`, { always: [builtIn] })).toMatchObject({ outcome: 'accepted' })
    expect(builtIn.messages().map(({ path }) => path)).toEqual(['/demo'])
    await builtIn.close()
  })

  it('connects to the address that was checked, and checks the one that is connected to', async () => {
    // A name that is public when it is saved, and leads within when it is sent to.
    const answers = [[{ address: '93.184.216.34', family: 4 }], [{ address: '127.0.0.1', family: 4 }]]
    let asked = 0
    const resolve: Resolve = async () => answers[asked++] ?? []
    const url = `http://rebind.example:${receiver.port}/`
    const guard = createGuard({ allowPrivate: [], own: [], always: [], resolve })
    expect(await guard.checkUrl(url)).toEqual({ result: 'ok' })
    expect(await sendTo(url, { resolve })).toMatchObject(refused)
    expect(asked).toBe(2)
    expect(receiver.connections.opened).toBe(0)
  })

  it('is refused when any of the addresses of a name is', async () => {
    const resolve: Resolve = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]
    const allowPrivate = ['127.0.0.1']
    const url = `http://mixed.example:${receiver.port}/`
    expect(await sendTo(url, { resolve, allowPrivate })).toMatchObject(refused)
    expect(receiver.connections.opened).toBe(0)
  })

  it('checks again at every new connection', async () => {
    let address = '127.0.0.1'
    const resolve: Resolve = async () => [{ address, family: 4 }]
    const url = `http://moving.example:${receiver.port}/`
    const options = { resolve, allowPrivate: ['127.0.0.1'] }
    expect(await sendTo(url, options)).toMatchObject({ outcome: 'accepted' })
    address = '10.0.0.1'
    expect(await sendTo(url, options)).toMatchObject(refused)
  })

  it('does not follow a redirect to a place within', async () => {
    receiver.answer({ status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data/' } })
    const result = await sendTo(receiver.url, { allowPrivate: ['127.0.0.1'] })
    expect(result).toMatchObject({ outcome: 'refused', code: 'redirect' })
    expect(receiver.requests).toHaveLength(1)
  })

  it('does not go through a proxy of the environment', async () => {
    const before = { ...process.env }
    Object.assign(process.env, {
      HTTP_PROXY: receiver.url,
      http_proxy: receiver.url,
      NODE_USE_ENV_PROXY: '1',
    })
    expect(await sendTo('http://127.0.0.1:9/')).toMatchObject(refused)
    process.env = before
    expect(receiver.connections.opened).toBe(0)
  })
})
