import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { customerRoutes } from '#server/customers/routes.ts'
import { sampleRoutes } from '#server/samples/routes.ts'
import { findSample } from '#server/samples/store.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { startSlice, type Slice } from '#test/slice.ts'

let test: TestDatabase
let api: Slice

beforeAll(async () => {
  test = await createTestDatabase()
  api = await startSlice((app) => {
    customerRoutes(app, test.database)
    sampleRoutes(app, test.database, async () => null)
  })
})
afterAll(() => test.drop())

it('lists the event types with their schemas and built-in samples', async () => {
  const { status, json } = await api.call('GET', '/api/v1/event-types', undefined, 'read')
  expect(status).toBe(200)
  expect(json).toMatchObject({ items: { length: 8 }, nextCursor: null })
  expect(json).toHaveProperty(
    'items',
    expect.arrayContaining([
      expect.objectContaining({
        type: 'order.cancelled',
        labels: { en: 'Order cancelled', da: 'Ordre annulleret' },
        schema: expect.objectContaining({ type: 'object', required: ['event', 'customer', 'order'] }),
        samples: [expect.objectContaining({ id: 'order-cancelled-partial', source: 'built-in' })],
      }),
    ]),
  )
})

it('gives a built-in sample as it stands in its file', async () => {
  const file = readFileSync('fixtures/order-events/order-shipped-split.json')
  const { text, json } = await api.call('GET', '/api/v1/samples/order-shipped-split')
  expect(text).toContain(file.toString())
  expect(json).toMatchObject({ name: 'Shipped, two parcels', labels: { da: 'Afsendt, to pakker' } })
  expect((await findSample(test.database, 'order-shipped-split'))?.payload.equals(file)).toBe(true)
})

it('keeps a pasted event byte by byte', async () => {
  const payload = `{ "event":{"type":"order.shipped","id":"\\u0000\\ud800"},
    "2":12345678901234567890.10, "1":1e400,"1":1.0, "__proto__":{"type":"x"}, "ø":"\u{1F4EE}" }`
  const created = await api.call('POST', '/api/v1/samples', `{"payload": ${payload} , "name":"Pasted"}`)
  expect(created).toMatchObject({
    status: 201,
    json: { name: 'Pasted', eventType: 'order.shipped', source: 'pasted' },
  })
  const id = Object(created.json).id
  const { text } = await api.call('GET', `/api/v1/samples/${id}`)
  expect(text).toContain(`"payload":${payload}}`)
  expect((await findSample(test.database, id))?.payload.toString()).toBe(payload)

  expect(await api.call('DELETE', `/api/v1/samples/${id}`)).toMatchObject({ status: 204, text: '' })
  expect(await api.call('GET', `/api/v1/samples/${id}`)).toMatchObject({ status: 404 })
  expect(await api.call('DELETE', '/api/v1/samples/order-received')).toMatchObject({
    status: 409,
    json: { code: 'sample_built_in' },
  })
})

it('pages over built-in and stored samples, by type and customer', async () => {
  const customer = await api.call('POST', '/api/v1/customers', { name: 'N', referenceId: 'N' })
  const customerId = Object(customer.json).id
  const payload = { event: { type: 'order.shipped' } }
  const mine = await api.call('POST', '/api/v1/samples', { name: 'Mine', customerId, payload })
  const house = await api.call('POST', '/api/v1/samples', { name: 'House', payload })
  const seen: string[] = []
  let cursor = ''
  do {
    const { json } = await api.call(
      'GET',
      `/api/v1/samples?limit=2&eventType=order.shipped&customerId=${customerId}${cursor}`,
    )
    const answer: { items: { id: string }[]; nextCursor: string | null } = Object(json)
    seen.push(...answer.items.map((item) => item.id))
    cursor = answer.nextCursor === null ? '' : `&cursor=${answer.nextCursor}`
  } while (cursor !== '')
  expect(seen.slice(0, 4)).toStrictEqual([
    'order-shipped-split',
    'order-shipped-single-us',
    'order-shipped-untracked',
    'order-shipped-reprint',
  ])
  expect(seen.slice(4)).toStrictEqual(expect.arrayContaining([Object(mine.json).id, Object(house.json).id]))
  expect(seen).toHaveLength(6)
})

it('says what is wrong with a sample', async () => {
  const refused = [
    [{ name: 'x', payload: [] }, 'payload_invalid'],
    [{ name: 'x', payload: { event: { type: 'order.eaten' } } }, 'event_type_unknown'],
    [{ name: 'x' }, 'payload_invalid'],
    [{ name: 'x', eventId: '019a0000-0000-7000-8000-000000000000' }, 'event_unknown'],
    [{ name: 'x\0', payload: { event: { type: 'order.failed' } } }, 'text_not_storable'],
    [
      {
        name: 'x',
        payload: { event: { type: 'order.failed' } },
        customerId: '019a0000-0000-7000-8000-000000000000',
      },
      'customer_unknown',
    ],
  ] as const
  for (const [body, code] of refused) {
    expect(await api.call('POST', '/api/v1/samples', body)).toMatchObject({ status: 422, json: { code } })
  }
  expect(await api.call('POST', '/api/v1/samples', '{"name":')).toMatchObject({
    status: 400,
    json: { code: 'body_unreadable' },
  })
})
