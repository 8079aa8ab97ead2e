import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '#contract/endpoint.ts'
import type { NewApiKey } from '#contract/keys.ts'
import { join } from '#test/people.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

const nobody = '018f0000-0000-7000-8000-000000000000'
const folder = new URL('../../src/contract/', import.meta.url)

/** Everybody who may come, and what `access` lets them in to. */
const callers = {
  nobody: [],
  'key unknown': [],
  viewer: ['read'],
  operator: ['read', 'intake', 'operate'],
  administrator: ['read', 'intake', 'operate', 'admin'],
  'key read': ['read'],
  'key intake': ['intake'],
  'key admin': ['read', 'intake', 'operate', 'admin'],
} as const satisfies Record<string, readonly Endpoint['access'][]>

/** Who signs out has no rights left: that comes last. */
const endpoints = (await endpointsOfContract()).toSorted(
  (one, other) => Number(one.summary.startsWith('Sign out')) - Number(other.summary.startsWith('Sign out')),
)
let postbud: TestPostbud
/** The headers that say who asks. */
const credentials = new Map<string, Record<string, string>>([
  ['nobody', {}],
  ['key unknown', { authorization: 'Bearer pb_unknown' }],
])

beforeAll(async () => {
  postbud = await startTestPostbud()
  const url = () => postbud.app.url
  for (const scope of ['read', 'intake', 'admin'] as const) {
    const { key } = await postbud.must<NewApiKey>('POST', '/api/v1/keys', { name: scope, scope })
    credentials.set(`key ${scope}`, { authorization: `Bearer ${key}` })
  }
  for (const role of ['viewer', 'operator', 'administrator'] as const) {
    const { cookie } = await join(url, `${role}@print.example`, role)
    credentials.set(role, { cookie: cookie(), origin: url() })
  }
})
afterAll(() => postbud.stop())

it('serves nothing that the contract does not name', async () => {
  const { body } = await postbud.call<{ paths: Record<string, object> }>('GET', '/openapi.json')
  const served = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const named = new Set(endpoints.map(nameOf))
  expect(served.filter((name) => !named.has(name))).toStrictEqual([])
})

it('says of every endpoint what its kind says, but for these', () => {
  const usual = ({ method }: Endpoint) => (method === 'GET' ? 'read' : 'operate')
  const others = endpoints.filter((endpoint) => endpoint.access !== usual(endpoint))
  expect(others.map((endpoint) => `${endpoint.access}: ${nameOf(endpoint)}`).toSorted()).toStrictEqual([
    'admin: DELETE /api/v1/invitations/{id}',
    'admin: DELETE /api/v1/keys/{id}',
    'admin: GET /api/v1/invitations',
    'admin: GET /api/v1/users',
    'admin: PATCH /api/v1/settings',
    'admin: PATCH /api/v1/users/{id}',
    'admin: POST /api/v1/invitations',
    'admin: POST /api/v1/keys',
    'admin: POST /api/v1/settings/test-mail',
    'admin: POST /api/v1/users/{id}/password-link',
    'intake: POST /api/v1/events',
    'intake: POST /api/v1/events/batch',
    'public: DELETE /api/v1/session',
    'public: GET /api/v1/session',
    'public: GET /healthz',
    'public: GET /readyz',
    'public: POST /api/v1/invitations/accept',
    'public: POST /api/v1/invitations/read',
    'public: POST /api/v1/session',
    'public: POST /api/v1/set-up',
    'read: PATCH /api/v1/session/user',
    'read: POST /api/v1/templates/preview',
  ])
})

describe.each(endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', (_name, endpoint) => {
  it(`lets in exactly who may: ${endpoint.access}`, async () => {
    const answers: [string, string][] = []
    const expected: [string, string][] = []
    for (const [who, allowed] of Object.entries<readonly string[]>(callers)) {
      const status = await send(endpoint, credentials.get(who) ?? {})
      answers.push([who, status === 401 || status === 403 || status >= 500 ? String(status) : 'let in'])
      const mayCome = endpoint.access === 'public' || allowed.includes(endpoint.access)
      expected.push([who, mayCome ? 'let in' : allowed.length === 0 ? '401' : '403'])
    }
    expect(answers).toStrictEqual(expected)
  })
})

/** Empty, so that nothing is changed by who is let in. An answer that never ends is not waited for. */
async function send(endpoint: Endpoint, credentials: Record<string, string>): Promise<number> {
  const path = endpoint.path.replaceAll(/\{\w+\}/g, nobody)
  const takesBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
  const response = await fetch(postbud.app.url + path, {
    method: endpoint.method,
    headers: { ...credentials, ...(takesBody ? { 'content-type': 'application/json' } : {}) },
    ...(takesBody ? { body: '{}' } : {}),
  })
  await response.body?.cancel()
  return response.status
}

function nameOf(endpoint: Endpoint): string {
  return `${endpoint.method} ${endpoint.path}`
}

async function endpointsOfContract(): Promise<Endpoint[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const modules = await Promise.all(
    files.map(async (name) => (await import(new URL(name, folder).href)) as Record<string, unknown>),
  )
  return modules.flatMap((exports) => Object.values(exports).filter(isEndpoint))
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'access' in value && 'path' in value
}
