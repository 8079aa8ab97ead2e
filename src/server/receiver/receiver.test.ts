import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startReceiver, type Receiver } from './receiver.ts'

let receiver: Receiver

beforeEach(async () => {
  receiver = await startReceiver({ port: 0 })
})

afterEach(() => receiver.close())

async function post(path: string, body = 'hello'): Promise<number> {
  const response = await fetch(receiver.url + path, { method: 'POST', body, headers: { 'X-Shop': '1' } })
  await response.text()
  return response.status
}

describe('the built-in receiver', () => {
  it('keeps what it gets', async () => {
    expect(await post('/orders?a=1', 'Ærø')).toBe(200)
    expect(receiver.messages()).toHaveLength(1)
    expect(receiver.messages()[0]).toMatchObject({
      method: 'POST',
      path: '/orders?a=1',
      status: 200,
      truncated: false,
    })
    expect(String(receiver.messages()[0]?.body)).toBe('Ærø')
    expect(receiver.messages()[0]?.headers).toContainEqual(['X-Shop', '1'])
    receiver.clear()
    expect(receiver.messages()).toEqual([])
  })

  it('keeps the last 200, and a MiB of each', async () => {
    for (let i = 0; i < 203; i++) await post(`/${i}`)
    expect(
      receiver
        .messages()
        .map(({ path }) => path)
        .slice(0, 1),
    ).toEqual(['/3'])
    expect(receiver.messages()).toHaveLength(200)
    await post('/large', 'x'.repeat(1024 * 1024 + 1))
    expect(receiver.messages().at(-1)).toMatchObject({ path: '/large', truncated: true })
    expect(receiver.messages().at(-1)?.body.byteLength).toBe(1024 * 1024)
  })

  it('answers as the path says', async () => {
    expect(await post('/status/503')).toBe(503)
    expect(await post('/status/204')).toBe(204)
    expect(await post('/status/99')).toBe(200)
    expect(await post('/status/x')).toBe(200)
    expect(await post('/slow/1?a=1')).toBe(200)
    const statuses = [
      await post('/fail/2/a'),
      await post('/fail/2/b'),
      await post('/fail/2/a'),
      await post('/fail/2/a'),
    ]
    expect(statuses).toEqual([500, 500, 500, 200])
  })

  it('outlives a sender that hangs up', async () => {
    const abort = new AbortController()
    const slow = fetch(`${receiver.url}/slow/60000`, { method: 'POST', body: 'x', signal: abort.signal })
    while (receiver.messages().length === 0) await post('/')
    abort.abort()
    await expect(slow).rejects.toThrow('aborted')
    expect(await post('/')).toBe(200)
  })
})
