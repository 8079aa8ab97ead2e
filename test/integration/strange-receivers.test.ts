import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGuard } from '#server/outbound/guard.ts'
import type { AttemptResult } from '#server/postbacks/channels/attempt.ts'
import { createUrlChannel, type UrlChannel } from '#server/postbacks/channels/url.ts'

let server: Server
let channel: UrlChannel
let port: number
let behave: (socket: Socket) => void = (socket) => socket.end()

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => {})
    let asked = ''
    socket.on('data', (chunk) => {
      asked += chunk.toString('latin1')
      if (!asked.endsWith('the body')) return
      asked = ''
      behave(socket)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A TCP server that listens has an AddressInfo.
  port = (server.address() as AddressInfo).port
  const guard = createGuard({ allowPrivate: ['127.0.0.1'], own: [], always: [] })
  channel = createUrlChannel({ guard, userAgent: 'Postbud/0', now: Date.now, connectionsPerOrigin: 2 })
})

afterAll(async () => {
  await channel.close()
  server.close()
})

function send(timeoutSeconds = 0.15, to = port, body = Buffer.from('the body')): Promise<AttemptResult> {
  return channel.send({
    postbackId: 'id',
    message: {
      channel: 'url',
      method: 'POST',
      url: `http://127.0.0.1:${to}/`,
      headers: [],
      contentType: 'text/plain',
      body,
      places: [],
    },
    credentials: { signingKeys: [], auth: null, secretHeaders: [], secrets: {} },
    timeoutSeconds,
    success: null,
    alsoRetry: [],
    neverRetry: [],
    isTest: false,
  })
}

function answers(...parts: (string | Uint8Array)[]): void {
  behave = (socket) => {
    for (const part of parts) socket.write(part)
  }
}

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'

describe('a receiver that is not quite right', () => {
  it('may send early hints before its answer', async () => {
    answers('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n', ok)
    expect(await send()).toMatchObject({ outcome: 'accepted', response: { status: 200 } })
  })

  it('may go on sending early hints until the deadline', async () => {
    behave = (socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5)
      socket.on('close', () => clearInterval(timer))
    }
    expect(await send()).toMatchObject({ outcome: 'retry', code: 'timeout', response: null })
  })

  it('may answer without a length and end', async () => {
    behave = (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nall of it')
    const result = await send()
    expect(result).toMatchObject({ outcome: 'accepted', response: { truncated: false } })
    expect(Buffer.from(result.response?.body ?? []).toString()).toBe('all of it')
  })

  it('may speak HTTP/1.0', async () => {
    behave = (socket) => socket.end('HTTP/1.0 202 Accepted\r\n\r\n')
    expect(await send()).toMatchObject({ outcome: 'accepted', response: { status: 202 } })
  })

  it('may answer twice, which is not taken for the answer to the next one', async () => {
    answers(ok, 'HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n')
    expect(await send()).toMatchObject({ outcome: 'accepted' })
    answers(ok)
    expect(await send()).toMatchObject({ outcome: 'accepted' })
  })

  it('may refuse a long body before it has read it, and the next message does not wait behind the rest', async () => {
    let connections = 0
    const impatient = createServer((socket) => {
      connections += 1
      socket.on('error', () => {})
      socket.once('data', () => {
        socket.pause()
        socket.write('HTTP/1.1 413 Content Too Large\r\ncontent-length: 0\r\n\r\n')
      })
    })
    await new Promise<void>((resolve) => {
      impatient.listen(0, '127.0.0.1', resolve)
    })
    // A TCP server that listens has an AddressInfo.
    const { port: to } = impatient.address() as AddressInfo
    for (let count = 0; count < 2; count++) {
      const result = await send(5, to, Buffer.alloc(16_000_000))
      expect(result).toMatchObject({ outcome: 'refused', response: { status: 413 } })
    }
    expect(connections).toBe(2)
    impatient.close()
  })

  it.each([
    ['switches protocols', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
    ['announces two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nok'],
    ['announces no number', 'HTTP/1.1 200 OK\r\ncontent-length: two\r\n\r\nok'],
    ['sends chunks that are none', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n'],
    ['speaks another version', 'HTTP/9.9 200 OK\r\n\r\n'],
    ['breaks a header line', 'HTTP/1.1 200 OK\r\nx y\r\n\r\n'],
    ['sends HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ])('that %s is a retry', async (_what, answer) => {
    answers(answer)
    expect(await send()).toMatchObject({ outcome: 'retry' })
  })

  it('may do whatever it likes: there is always an outcome, in time', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ok,
        'HTTP/1.1 200 OK\r\n',
        'HTTP/1.1 103 Early Hints\r\n\r\n',
        'HTTP/1.1 100 Continue\r\n\r\n',
        'HTTP/1.1 204 No Content\r\n\r\n',
        'content-length: 5\r\n',
        'transfer-encoding: chunked\r\n',
        'connection: close\r\n',
        'keep-alive: timeout=0\r\n',
        '\r\n',
        '5\r\nhello\r\n',
        '0\r\n\r\n',
      ),
      fc.uint8Array({ maxLength: 50 }),
      fc.string({ maxLength: 20 }),
    )
    const ending = fc.constantFrom('stay', 'end', 'reset')
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), ending, async (pieces, ending) => {
        behave = (socket) => {
          for (const part of pieces) socket.write(part)
          if (ending === 'end') socket.end()
          if (ending === 'reset') socket.resetAndDestroy()
        }
        const result = await send()
        expect(['accepted', 'retry', 'refused']).toContain(result.outcome)
        expect(result.milliseconds).toBeLessThan(2_000)
      }),
      { numRuns: 150 },
    )
    answers(ok)
    expect(await send(5)).toMatchObject({ outcome: 'accepted' })
  })
})
