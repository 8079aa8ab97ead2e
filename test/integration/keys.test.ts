import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAuthenticator } from '#server/keys/authenticate.ts'
import { ensureFirstKey } from '#server/keys/first.ts'
import { keyRoutes } from '#server/keys/routes.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { startSlice, type Slice } from '#test/slice.ts'

let test: TestDatabase
let api: Slice
/** What each of three processes that start together was given. */
let made: (string | null)[]
let first: string

beforeAll(async () => {
  test = await createTestDatabase()
  const authenticator = createAuthenticator(test.database.sql)
  api = await startSlice((app) => keyRoutes(app, test.database, authenticator), authenticator.authenticate)
  made = await Promise.all([1, 2, 3].map(() => ensureFirstKey(test.database, { apiKey: null })))
  first = made.find((key) => key !== null) ?? ''
})
afterAll(() => test.drop())

it('makes one first key, however many processes start, and stores nothing of it but a hash', async () => {
  expect(made.filter((key) => key !== null)).toHaveLength(1)
  expect(first).toMatch(/^pb_[\w-]{43}$/)
  expect(await api.call('GET', '/api/v1/keys', undefined, first)).toMatchObject({
    status: 200,
    json: { items: [{ name: 'First key', scope: 'admin', hint: first.slice(0, 7), revokedAt: null }] },
  })
  const stored = await test.database.sql`select api_keys::text, history::text from api_keys, history`
  expect(JSON.stringify(stored)).not.toContain(first.slice(8))
})

it('shows a new key once, takes it by its scope, and no more once revoked', async () => {
  const { status, json } = await api.call('POST', '/api/v1/keys', { name: 'ERP', scope: 'read' }, first)
  expect(status).toBe(201)
  const { id, key } = Object(json)
  expect(await api.call('POST', '/api/v1/keys', { name: 'x', scope: 'read' }, key)).toMatchObject({
    status: 403,
    json: { code: 'scope_insufficient' },
  })
  const listed = await api.call('GET', '/api/v1/keys', undefined, first)
  expect(listed.text).toContain(id)
  expect(listed.text).not.toContain(key)

  // Another process, which remembers the key and hears nothing of the revocation.
  let clock = 0
  const elsewhere = createAuthenticator(test.database.sql, () => clock)
  expect(await elsewhere.authenticate(key)).toStrictEqual({ who: 'key:ERP', scope: 'read' })
  for (const _ of [1, 2]) {
    expect(await api.call('DELETE', `/api/v1/keys/${id}`, undefined, first)).toMatchObject({ status: 204 })
  }
  expect(await api.call('GET', '/api/v1/keys', undefined, key)).toMatchObject({
    status: 401,
    json: { code: 'key_unknown' },
  })
  expect(await elsewhere.authenticate(key)).not.toBeNull()
  clock = 1001
  expect(await elsewhere.authenticate(key)).toBeNull()
})

it('registers the key of the settings, and revokes the one that stood there before', async () => {
  const { authenticate, forget } = createAuthenticator(test.database.sql)
  const start = async (apiKey: string | null) => {
    expect(await ensureFirstKey(test.database, { apiKey })).toBeNull()
    forget()
  }
  await Promise.all([start('an-old-key-of-mine'), start('an-old-key-of-mine')])
  expect(await authenticate('an-old-key-of-mine')).toStrictEqual({
    who: 'key:POSTBUD_API_KEY',
    scope: 'admin',
  })
  await start('a-new-key-of-mine')
  expect(await authenticate('an-old-key-of-mine')).toBeNull()
  expect(await authenticate('a-new-key-of-mine')).not.toBeNull()
  await start('an-old-key-of-mine')
  expect(await authenticate('an-old-key-of-mine')).not.toBeNull()
  await start(null)
  const taken = await api.call('POST', '/api/v1/keys', { name: 'POSTBUD_API_KEY', scope: 'admin' }, first)
  expect(taken).toMatchObject({ status: 422, json: { code: 'key_name_reserved' } })
})
