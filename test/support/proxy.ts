import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Connection } from '#server/db/database.ts'
import { connectionUrl } from './postgres.ts'

/**
 * What becomes of the answer to a statement that PostgreSQL has carried out: the connection is cut before it arrives,
 * it and all that follows is swallowed while the connection stays open, or it comes with the warning that a
 * synchronous standby may not have it.
 */
type Mishap = 'cut' | 'swallow' | 'standby warning'

/** Stands between the program and PostgreSQL. */
export interface Proxy {
  /** For DATABASE_URL. */
  url: string
  /** Happens once, to the next statement that holds the text, itself or in its values, and changed or found something. @returns when it has */
  arrange: (text: string, mishap: Mishap) => Promise<void>
  close: () => Promise<void>
}

interface Arranged {
  text: string
  mishap: Mishap
  happened: () => void
}

export async function startProxy(connection: Connection): Promise<Proxy> {
  const sockets = new Set<Socket>()
  const arranged = new Set<Arranged>()
  const server = createServer((client) => relay(client, dial(connection)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo

  function relay(client: Socket, upstream: Socket): void {
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      // Small messages would wait for the acknowledgement of earlier ones.
      socket.setNoDelay()
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    const statements = new Map<string, string>()
    let current = ''
    let done: Arranged | undefined
    let swallowing = false
    // The first message of a client has no type.
    const fromClient = createReader(true, (type, message) => {
      if (type === 'P') {
        const [name = '', text = ''] = message.toString('utf8', 5).split('\0')
        statements.set(name, text)
      } else if (type === 'B') {
        const values = message.toString('utf8', 5)
        current = `${statements.get(values.split('\0')[1] ?? '')} ${values}`
      } else if (type === 'Q') current = message.toString('utf8', 5)
      upstream.write(message)
    })
    const fromServer = createReader(false, (type, message) => {
      if (type === 'C' && !message.toString('latin1', 5).endsWith(' 0\0')) {
        done = [...arranged].find(({ text }) => current.includes(text))
        if (done) arranged.delete(done)
      }
      // Only now it is committed.
      if (type === 'Z' && done) {
        if (done.mishap === 'cut') client.destroy()
        else if (done.mishap === 'swallow') swallowing = true
        else client.write(standbyWarning)
        done.happened()
        done = undefined
      }
      const isKept = swallowing || (done !== undefined && done.mishap !== 'standby warning')
      if (!isKept && !client.destroyed) client.write(message)
    })
    client.on('data', fromClient)
    upstream.on('data', fromServer)
  }

  return {
    url: connectionUrl(connection).replace(/@[^/]*/, `@127.0.0.1:${port}`),
    arrange: (text, mishap) =>
      new Promise((happened) => {
        arranged.add({ text, mishap, happened })
      }),
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

function dial(connection: Connection): Socket {
  if (typeof connection !== 'string') return connect(`${connection.host}/.s.PGSQL.5432`)
  const { hostname, port } = new URL(connection)
  return connect(Number(port || 5432), hostname)
}

/** Cuts a stream into messages: a type, a length that counts itself, and so many bytes. */
function createReader(startsUntyped: boolean, take: (type: string, message: Buffer) => void) {
  let untyped = startsUntyped
  let rest = Buffer.alloc(0)
  return (chunk: Buffer): void => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = untyped ? 0 : 1
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      take(untyped ? '' : String.fromCharCode(message[0] ?? 0), message)
      untyped = false
    }
  }
}

/** As PostgreSQL words it when a wait for a standby is cancelled: the statement itself ends well. */
const standbyWarning = notice({
  S: 'WARNING',
  V: 'WARNING',
  C: '01000',
  M: 'canceling wait for synchronous replication due to user request',
  R: 'SyncRepWaitForLSN',
})

function notice(fields: Record<string, string>): Buffer {
  const body = Buffer.from(
    `${Object.entries(fields)
      .map(([name, text]) => `${name}${text}\0`)
      .join('')}\0`,
  )
  const head = Buffer.from('N\0\0\0\0')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
