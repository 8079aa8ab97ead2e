import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { customerRoutes } from '#server/customers/routes.ts'
import { historyRoutes } from '#server/history/routes.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { startSlice, type Slice } from '#test/slice.ts'

let test: TestDatabase
let api: Slice

beforeAll(async () => {
  test = await createTestDatabase()
  api = await startSlice((app) => {
    customerRoutes(app, test.database)
    historyRoutes(app, test.database)
  })
})
afterAll(() => test.drop())

it('lists changes newest first, by subject and by time, page by page', async () => {
  const created = await api.call('POST', '/api/v1/customers', { name: 'One', referenceId: '1' })
  const { id } = Object(created.json)
  await wait(2)
  await api.call('PATCH', `/api/v1/customers/${id}`, { name: 'Uno' })
  await wait(2)
  const between = new Date().toISOString()
  await wait(2)
  await api.call('POST', '/api/v1/customers', { name: 'Two', referenceId: '2' })

  const all = await api.call('GET', '/api/v1/history', undefined, 'read')
  expect(all).toMatchObject({
    status: 200,
    json: {
      items: [
        { action: 'customer.created', before: null, after: { name: 'Two' } },
        {
          action: 'customer.changed',
          who: 'admin',
          subject: { type: 'customer', id },
          before: { name: 'One', revision: 1 },
          after: { name: 'Uno', revision: 2 },
        },
        { action: 'customer.created', after: { name: 'One' } },
      ],
      nextCursor: null,
    },
  })
  expect(await api.call('GET', `/api/v1/history?from=${between}`)).toMatchObject({
    json: { items: [{ after: { name: 'Two' } }] },
  })
  const first = await api.call('GET', `/api/v1/history?to=${between}&subjectId=${id}&limit=1`)
  expect(first).toMatchObject({ json: { items: [{ after: { name: 'Uno' } }] } })
  const { nextCursor } = Object(first.json)
  expect(await api.call('GET', `/api/v1/history?subjectId=${id}&cursor=${nextCursor}`)).toMatchObject({
    json: { items: [{ after: { name: 'One' } }], nextCursor: null },
  })
})

it('refuses what is no time and no cursor', async () => {
  for (const [query, code] of [
    ['from=yesterday', 'parameter_invalid'],
    ['limit=0', 'parameter_invalid'],
    ['cursor=bm8', 'cursor_invalid'],
    ['cursor=WyJubyJd', 'cursor_invalid'],
  ]) {
    expect(await api.call('GET', `/api/v1/history?${query}`)).toMatchObject({ status: 400, json: { code } })
  }
})
