import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

/** A user of the console, and a link that signs in. */
export interface SignedIn {
  email: string
  password: string
  /** Opens the console as that user, as often as wanted while the demo runs. */
  link: string
  close: () => void
}

/**
 * Makes the first user with the set-up link, as a person would, and hands the session's cookie to whoever opens the
 * link: a browser sends cookies to a host whatever the port.
 */
export async function signIn(url: string, setUpLink: string): Promise<SignedIn> {
  const email = 'ada@print-house.example'
  const password = randomBytes(9).toString('base64url')
  const token = new URL(setUpLink).searchParams.get('token')
  const response = await fetch(`${url}/api/v1/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, email, name: 'Ada', password }),
  })
  if (!response.ok)
    throw new Error(`the first user was answered ${response.status}: ${await response.text()}`)
  const cookies = response.headers.getSetCookie()
  const path = `/${randomBytes(12).toString('base64url')}`
  const server = createServer((request, answer) => {
    if (request.url !== path) {
      answer.writeHead(404).end()
      return
    }
    answer.writeHead(302, { location: url, 'set-cookie': cookies }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { email, password, link: `http://127.0.0.1:${address.port}${path}`, close: () => server.close() }
}
