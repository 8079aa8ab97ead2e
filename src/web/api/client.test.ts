import { afterEach, expect, it, vi } from 'vitest'
import { getOverview } from '#contract/overview.ts'
import { changeUser, listUsers, revokeInvitation } from '#contract/accounts.ts'
import { ApiFailure, addressOf, call } from './client.ts'

const id = '0193c1de-0000-7000-8000-000000000000'

/** The browser's own function is what the client stands on: here it answers what it is given. */
function answering(answer: () => Response): { asked: () => { url: string; init: RequestInit } } {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => answer())
  vi.stubGlobal('fetch', fetch)
  return {
    asked() {
      const [url, init] = fetch.mock.calls[0] ?? []
      if (url === undefined || init === undefined) throw new Error('nothing was asked')
      return { url, init }
    },
  }
}

async function failureOf(promise: Promise<unknown>): Promise<ApiFailure> {
  const error: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  )
  if (error instanceof ApiFailure) return error
  throw new Error(`not a failure: ${String(error)}`)
}

afterEach(() => {
  vi.unstubAllGlobals()
})

it('fills parameters and query into the address, and leaves out what is empty', () => {
  expect(addressOf(changeUser, { params: { id: 'a/b ø' } })).toBe('/api/v1/users/a%2Fb%20%C3%B8')
  expect(addressOf(listUsers, { query: { limit: 10, cursor: '' } })).toBe('/api/v1/users?limit=10')
  expect(addressOf(getOverview, { query: { period: undefined } })).toBe('/api/v1/overview')
})

it('sends the body as JSON, and the revision it was made from', async () => {
  const { asked } = answering(() => Response.json({ id }))
  await call(changeUser, { params: { id }, body: { role: 'viewer' }, ifMatch: 7 })
  expect(asked()).toMatchObject({
    url: `/api/v1/users/${id}`,
    init: {
      method: 'PATCH',
      body: '{"role":"viewer"}',
      headers: { 'content-type': 'application/json', 'if-match': '"7"' },
    },
  })
})

it('says nothing of a body where there is none', async () => {
  const { asked } = answering(() => new Response(null, { status: 204 }))
  await expect(call(revokeInvitation, { params: { id } })).resolves.toBeNull()
  expect(asked().init).not.toHaveProperty('body')
  expect(asked().init.headers).toStrictEqual({})
})

it('turns an answer that is no success into a failure with its code, place and wait', async () => {
  const details = [{ path: '/role', code: 'x', message: 'No such role.' }]
  answering(() =>
    Response.json(
      { code: 'too_many_requests', message: 'Wait.', details },
      { status: 429, headers: { 'retry-after': '30' } },
    ),
  )
  expect(await failureOf(call(listUsers, {}))).toMatchObject({
    status: 429,
    code: 'too_many_requests',
    message: 'Wait.',
    details,
    problems: [],
    retryAfterSeconds: 30,
  })
})

it.each([
  ['a page of a proxy', () => new Response('<html>Bad gateway</html>', { status: 502 })],
  ['JSON of another form', () => Response.json({ error: 'no' }, { status: 502 })],
])('calls %s an internal error', async (_, answer) => {
  answering(answer)
  expect(await failureOf(call(listUsers, {}))).toMatchObject({ status: 502, code: 'internal_error' })
})

it('is offline when nothing answers', async () => {
  answering(() => {
    throw new TypeError('Failed to fetch')
  })
  expect(await failureOf(call(listUsers, {}))).toMatchObject({ status: 0, code: 'offline' })
})

it('lets who asked give up', async () => {
  answering(() => {
    throw new DOMException('gone', 'AbortError')
  })
  await expect(call(listUsers, {})).rejects.toThrow(DOMException)
})
