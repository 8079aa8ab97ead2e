import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import { RefusedAddressError, type Guard } from './guard.ts'

interface Target {
  hostname: string
  port: number
  secure: boolean
}

/** Opens a connection that has passed the guard; the socket is given back at once, so that it can be destroyed. */
export type Connect = (
  target: Target,
  done: (error: Error | null, socket: Socket | null) => void,
) => Socket | null

export interface ConnectOptions {
  /** Certificates to trust instead of those that come with Node, for tests. */
  ca?: string
  /** A connection that is not there after this time never will be. Attempts have shorter deadlines of their own. */
  timeoutMilliseconds: number
}

// TLS sessions kept to shorten later handshakes, one a host and port.
const SESSIONS_KEPT = 1_000

/**
 * Connects to where the guard lets it, and checks the very address that is connected to: names in the resolver,
 * literal addresses here, because Node never asks a resolver for them. Proxies of the environment are not used.
 */
export function createConnect(guard: Guard, options: ConnectOptions): Connect {
  const sessions = new Map<string, Buffer>()

  function connect({ hostname, port, secure }: Target, done: Parameters<Connect>[1]): Socket | null {
    const literal = isIP(hostname) !== 0
    const refused = literal ? guard.checkAddress(hostname, port) : null
    if (refused !== null) {
      done(new RefusedAddressError(refused), null)
      return null
    }

    const common = { host: hostname, port, lookup: guard.lookup(port), noDelay: true, keepAlive: true }
    const socket = secure ? openTls(common, literal) : connectTcp(common)
    socket.setTimeout(options.timeoutMilliseconds, () => {
      socket.destroy(Object.assign(new Error('connection timed out'), { code: 'ETIMEDOUT' }))
    })
    let open = (error: Error | null) => {
      open = () => {}
      socket.setTimeout(0)
      if (error === null) done(null, socket)
      else done(error, null)
    }
    socket.once(secure ? 'secureConnect' : 'connect', () => open(null))
    // Stays after the connection is open: later errors are the user's to hear, but never uncaught.
    socket.on('error', (error) => open(error))
    socket.once('close', () => open(new Error('connection closed')))
    return socket
  }

  function openTls(common: ConnectionOptions & { host: string; port: number }, literal: boolean) {
    const key = `${common.host}:${common.port}`
    const session = sessions.get(key)
    const socket = connectTls({
      ...common,
      // A literal address has no server name to ask for (RFC 6066); its certificate is checked all the same.
      servername: literal ? '' : common.host,
      ALPNProtocols: ['http/1.1'],
      ...(session === undefined ? {} : { session }),
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    })
    socket.on('session', (fresh) => {
      sessions.delete(key)
      sessions.set(key, fresh)
      const oldest = sessions.keys().next()
      if (sessions.size > SESSIONS_KEPT && oldest.done !== true) sessions.delete(oldest.value)
    })
    return socket
  }

  return connect
}
