import type { Role, User } from '#contract/accounts.ts'
import type { ErrorBody } from '#contract/error.ts'
import { testKey, type Answer } from './client.ts'

/** A browser with its cookies, as far as the API can tell. */
export interface Browser {
  /** Sends a request from a page of Postbud, with the cookies that were set before. A header may be left out with ''. */
  call: <T = ErrorBody>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer<T>>
  /** The Cookie header it would send. */
  cookie: () => string
  /** The last Set-Cookie headers, as they came. */
  lastSet: () => string[]
}

export const testPassword = 'a password of a tester'

export function openBrowser(url: () => string): Browser {
  const cookies = new Map<string, string>()
  let set: string[] = []
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookie,
    lastSet: () => set,
    async call<T>(
      method: string,
      path: string,
      body?: unknown,
      extra: Record<string, string> = {},
    ): Promise<Answer<T>> {
      const headers = {
        ...(method === 'GET' ? {} : { origin: url() }),
        ...(cookies.size === 0 ? {} : { cookie: cookie() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...extra,
      }
      const response = await fetch(url() + path, {
        method,
        headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      set = response.headers.getSetCookie()
      for (const line of set) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await response.text()
      const isJson = (response.headers.get('content-type') ?? '').includes('json')
      // What the tests' type parameters say is what they then check.
      const parsed = (isJson ? JSON.parse(text) : null) as T
      return { status: response.status, headers: response.headers, body: parsed, text }
    },
  }
}

/** The token of a link. */
export function tokenOf(link: string | null): string {
  return new URL(link ?? 'none:').searchParams.get('token') ?? ''
}

/** Invites somebody with the administrator's key, who accepts: a browser that is signed in. */
export async function join(
  url: () => string,
  email: string,
  role: Role,
): Promise<Browser & { user: User; email: string }> {
  const browser = openBrowser(url)
  const invited = await browser.call<{ link: string }>(
    'POST',
    '/api/v1/invitations',
    { email, role },
    { authorization: `Bearer ${testKey}` },
  )
  const accepted = await browser.call<{ user: User }>('POST', '/api/v1/invitations/accept', {
    token: tokenOf(invited.body.link),
    name: email.split('@', 1)[0],
    password: testPassword,
  })
  if (accepted.status !== 200) throw new Error(`${email} could not join: ${invited.text} ${accepted.text}`)
  return { ...browser, user: accepted.body.user, email }
}
