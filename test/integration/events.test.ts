import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BatchResult, Published } from '#contract/events.ts'
import type { ErrorBody } from '#contract/error.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import { sampleEvent } from '#test/events.ts'
import { holdTable } from '#test/locks.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

let postbud: TestPostbud
let customer: { id: string; referenceId: string }
beforeAll(async () => {
  postbud = await startTestPostbud()
  customer = await postbud.customer()
  await postbud.trigger({ customerId: customer.id, templateId: await postbud.template() })
})
afterAll(() => postbud.stop())

const publish = (body: unknown, headers?: Record<string, string>) =>
  postbud.call<Published & ErrorBody>('POST', '/api/v1/events', body, headers)
const publishBatch = (body: unknown, headers?: Record<string, string>) =>
  postbud.call<{ results: BatchResult[] }>('POST', '/api/v1/events/batch', body, headers)

describe('one event', () => {
  test('keeps every digit, every key in its order, and every character', async () => {
    const payload = `{ "event": {"id":"evt_exact","type":"order.shipped","occurredAt":"2026-10-01T08:15:31Z","n":9007199254740993},
      "customer": {"id":"x","referenceId":${JSON.stringify(customer.referenceId)}},
      "order": {"referenceId":"EXACT","2":1.0,"1":1e21,"nul":"\\u0000","half":"\\ud800","tree":"🎄"} }`
    const { status, body } = await publish(payload)
    expect(status).toBe(202)
    const read = await postbud.call('GET', `/api/v1/events/${body.id}`)
    expect(read.text).toContain(payload)
  })

  test('the same again is a duplicate, whatever its white space and key order; other content a conflict', async () => {
    const event = sampleEvent(customer.referenceId)
    const first = await publish(event)
    expect(first.body).toMatchObject({ duplicate: false, postbacks: 1 })
    const { order, ...rest } = event
    const again = await publish(JSON.stringify({ order, ...rest }, null, 4))
    expect(again.status).toBe(202)
    expect(again.body).toEqual({ ...first.body, duplicate: true })
    const other = await publish(JSON.stringify(event).replace('"sequence":6', '"sequence":6.0'))
    expect(other.status).toBe(409)
    expect(other.body).toMatchObject({ code: 'event_conflict', details: [{ path: '/event/id' }] })
    expect(await postbud.postbacksOf(first.body.id)).toHaveLength(1)
  })

  test('another customer may use the same id', async () => {
    const other = await postbud.customer()
    const event = sampleEvent(customer.referenceId)
    const copy = structuredClone(event)
    copy.customer.referenceId = other.referenceId
    const [a, b] = [await publish(event), await publish(copy)]
    expect(b.body).toMatchObject({ duplicate: false, externalId: a.body.externalId, postbacks: 0 })
    expect(b.body.id).not.toBe(a.body.id)
  })

  test('sent by many at once it is taken once', async () => {
    const event = sampleEvent(customer.referenceId)
    const answers = await Promise.all(Array.from({ length: 20 }, () => publish(event)))
    expect(answers.every(({ status }) => status === 202)).toBe(true)
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1)
  })

  test('a customer is found by id where there is no referenceId', async () => {
    const event = sampleEvent(customer.referenceId, ({ customer: sender }) => {
      sender.referenceId = null
      sender.id = customer.id
    })
    expect((await publish(event)).body).toMatchObject({ postbacks: 1 })
  })

  test('a customer is who is named, however the names are spelled', async () => {
    const spaced = await postbud.customer({ referenceId: `${customer.referenceId} B` })
    expect(
      (await publish(sampleEvent(spaced.referenceId, (event) => void (event.customer.id = 'C')))).body,
    ).toMatchObject({ postbacks: 0 })
    const event = sampleEvent(customer.referenceId, (sent) => void (sent.customer.id = 'B C'))
    expect((await publish(event)).body).toMatchObject({ postbacks: 1 })
    expect(await publish(sampleEvent('half \ud800'))).toMatchObject({
      status: 422,
      body: { code: 'customer_unknown' },
    })
  })

  const faults: [string, (event: ReturnType<typeof sampleEvent>) => void, number, string, string][] = [
    [
      'no id',
      ({ event }) => void delete (event as Partial<typeof event>).id,
      422,
      'event_invalid',
      '/event/id',
    ],
    ['an empty id', ({ event }) => void (event.id = ''), 422, 'event_invalid', '/event/id'],
    ['an id too long', ({ event }) => void (event.id = 'x'.repeat(256)), 422, 'event_invalid', '/event/id'],
    [
      'an unknown type',
      ({ event }) => void (event.type = 'order.lost'),
      422,
      'event_type_unknown',
      '/event/type',
    ],
    [
      'a time that is none',
      ({ event }) => void (event.occurredAt = 'today'),
      422,
      'event_invalid',
      '/event/occurredAt',
    ],
    ...[
      '0000-06-01T00:00:00Z',
      '0001-01-01T00:00:00+14:00',
      '9999-12-31T23:59:59-10:00',
      '2026-02-30T00:00:00Z',
      '2026-01-01T24:00:00Z',
    ].map((time): (typeof faults)[number] => [
      `${time}, no time that can be kept,`,
      ({ event }) => void (event.occurredAt = time),
      422,
      'event_invalid',
      '/event/occurredAt',
    ]),
    [
      'an unknown customer',
      (event) => void (event.customer.referenceId = 'NOBODY'),
      422,
      'customer_unknown',
      '/customer/referenceId',
    ],
    [
      'no customer',
      (event) => void (event.customer = { id: null, referenceId: null }),
      422,
      'event_invalid',
      '/customer',
    ],
    [
      'no order number',
      (event) => void Object.assign(event.order, { id: null, referenceId: null, number: null }),
      422,
      'event_invalid',
      '/order',
    ],
  ]
  test.each(faults)('%s is refused, with its place', async (_, change, status, code, path) => {
    const event = sampleEvent(customer.referenceId, change)
    const answer = await publish(event)
    expect(answer).toMatchObject({ status, body: { code, details: [{ path }] } })
  })

  test.each([
    ['not JSON', '{"event":', undefined, 400, 'body_unreadable'],
    ['another media type', '{}', { 'content-type': 'text/plain' }, 415, 'media_type_unsupported'],
    [
      'a body too large',
      JSON.stringify({ filler: 'x'.repeat(1024 * 1024) }),
      undefined,
      413,
      'body_too_large',
    ],
    ['a list', '[]', undefined, 422, 'event_invalid'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    expect(await publish(body, headers)).toMatchObject({ status, body: { code } })
  })

  test.each(['0001-01-01T00:00:00.000Z', '0099-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'])(
    'a time at the edge is read as it was sent: %s',
    async (occurredAt) => {
      const { body } = await publish(
        sampleEvent(customer.referenceId, ({ event }) => void (event.occurredAt = occurredAt)),
      )
      expect(await postbud.must('GET', `/api/v1/events/${body.id}`)).toMatchObject({ occurredAt })
    },
  )

  test('deviations from the schema are taken, with warnings', async () => {
    const event = sampleEvent(customer.referenceId, ({ order }) => void (order['items'] = 'none'))
    const { body } = await publish(event)
    const read = await postbud.must<{ warnings: { path: string }[] }>('GET', `/api/v1/events/${body.id}`)
    expect(read.warnings).toMatchObject([{ path: '/order/items' }])
  })

  test('what was refused can be looked up', async () => {
    await publish(sampleEvent('WHO-IS-THAT'))
    const { items } = await postbud.must<{ items: { code: string; payload: string }[] }>(
      'GET',
      '/api/v1/refusals?limit=1',
    )
    expect(items).toMatchObject([
      {
        code: 'customer_unknown',
        message: 'There is no customer “WHO-IS-THAT”.',
        reason: 'number',
        values: { number: 'WHO-IS-THAT' },
        payload: expect.stringContaining('WHO-IS-THAT') as string,
      },
    ])
  })

  test('an archived customer gets no events', async () => {
    const archived = await postbud.customer()
    await postbud.must('PATCH', `/api/v1/customers/${archived.id}`, { state: 'archived' })
    expect(await publish(sampleEvent(archived.referenceId))).toMatchObject({
      status: 422,
      body: { code: 'customer_archived' },
    })
  })
})

describe('a batch', () => {
  test('each event stands or falls alone, in order, duplicates too', async () => {
    const good = sampleEvent(customer.referenceId)
    const bad = sampleEvent('NOBODY')
    const { status, body } = await publishBatch(
      `[${JSON.stringify(good)}, {oops}, ${JSON.stringify(bad)}, ${JSON.stringify(good)}]`,
    )
    expect(status).toBe(207)
    expect(body.results).toMatchObject([
      { status: 202, externalId: good.event.id, duplicate: false, postbacks: 1 },
      { status: 400, error: { code: 'body_unreadable' } },
      { status: 422, error: { code: 'customer_unknown' } },
      { status: 202, externalId: good.event.id, duplicate: true, postbacks: 1 },
    ])
  })

  test('NDJSON: an unreadable line gets its own result', async () => {
    const lines = [
      JSON.stringify(sampleEvent(customer.referenceId)),
      'oops',
      '',
      JSON.stringify(sampleEvent(customer.referenceId)),
    ]
    const { status, body } = await publishBatch(lines.join('\r\n'), {
      'content-type': 'application/x-ndjson',
    })
    expect(status).toBe(207)
    expect(body.results.map((result) => result.status)).toEqual([202, 400, 202])
  })

  test('NDJSON is told by its media type in any case', async () => {
    const { status, body } = await publishBatch(JSON.stringify(sampleEvent(customer.referenceId)), {
      'content-type': 'Application/X-NDJSON; charset=utf-8',
    })
    expect([status, body.results.length]).toEqual([202, 1])
  })

  test('a thousand events of several customers', async () => {
    const other = await postbud.customer()
    const events = Array.from({ length: 1000 }, (_, index) =>
      sampleEvent(index % 2 ? other.referenceId : customer.referenceId, undefined, 'order-failed-sparse'),
    )
    const { status, body } = await publishBatch(events)
    expect(status).toBe(202)
    expect(body.results).toMatchObject(
      events.map(({ event }) => ({ status: 202, externalId: event.id, duplicate: false })),
    )
  })

  test('messages that leave in order get their places as the batch has them, however many statements it takes', async () => {
    const mine = await postbud.customer()
    const triggerId = await postbud.trigger({
      customerId: mine.id,
      templateId: await postbud.template(),
      ordered: true,
    })
    await postbud.must('POST', `/api/v1/triggers/${triggerId}/pause`)
    const events = Array.from({ length: 800 }, () => sampleEvent(mine.referenceId))
    const { body } = await publishBatch(events)
    const places = await postbud.testDatabase.database.sql<{ event_id: string }[]>`
      select p.event_id from dispatch d join postbacks p on p.bucket = d.bucket and p.id = d.postback_id
      where d.trigger_id = ${triggerId}
      order by d.position`
    expect(places.map(({ event_id }) => event_id)).toEqual(
      body.results.map((result) => ('id' in result ? result.id : result)),
    )
  })

  test('messages that leave in order keep it when the configuration changes while a batch is prepared', async () => {
    const { database } = postbud.testDatabase
    const templateId = await postbud.template()
    const [mine, other, quiet] = [
      await postbud.customer(),
      await postbud.customer(),
      await postbud.customer(),
    ]
    const triggerId = await postbud.trigger({ customerId: mine.id, templateId, ordered: true })
    await postbud.trigger({ customerId: other.id, templateId })
    await postbud.must('POST', `/api/v1/triggers/${triggerId}/pause`)
    await publish(sampleEvent(mine.referenceId))
    const held = await holdTable(database, 'lookups')
    const events = [mine, other, mine].map(({ referenceId }) => sampleEvent(referenceId))
    const answered = publishBatch(events)
    // The second event's look-up tables were not read before: the batch stops there.
    await held.blocked()
    await database.sql.begin(advanceEpoch)
    // No trigger, no look-up tables: once it is accepted, the new configuration is in use.
    expect(await publish(sampleEvent(quiet.referenceId))).toMatchObject({ status: 202 })
    await held.release()
    const { status, body } = await answered
    expect(status).toBe(202)
    const places = await database.sql<{ event_id: string }[]>`
      select p.event_id from dispatch d join postbacks p on p.bucket = d.bucket and p.id = d.postback_id
      where d.trigger_id = ${triggerId}
      order by d.position offset 1`
    const ids = body.results.map((result) => ('id' in result ? result.id : null))
    expect(places.map(({ event_id }) => event_id)).toEqual([ids[0], ids[2]])
  })

  test.each([
    ['too many events', JSON.stringify(Array.from({ length: 1001 }, () => ({}))), 413, 'batch_too_large'],
    ['no array', '{}', 400, 'body_unreadable'],
  ])('%s', async (_, body, status, code) => {
    expect(await publishBatch(body)).toMatchObject({ status, body: { code } })
  })
})

describe('orders', () => {
  test('an order is found by any of its numbers; its timeline tells who was told what', async () => {
    const mine = await postbud.customer()
    await postbud.trigger({ customerId: mine.id, templateId: await postbud.template() })
    const ids: string[] = []
    for (const name of ['order-received', 'order-shipped-split']) {
      const event = sampleEvent(
        mine.referenceId,
        ({ order }) => void Object.assign(order, { id: 'ord/1 æ', referenceId: 'REF 1', number: '77' }),
        name,
      )
      ids.push((await publish(event)).body.id)
    }
    for (const number of ['ord/1 æ', 'REF 1', '77']) {
      const found = await postbud.must(
        'GET',
        `/api/v1/orders?number=${encodeURIComponent(number)}&customerId=${mine.id}`,
      )
      expect(found).toMatchObject({ items: [{ customerId: mine.id, key: 'REF 1' }] })
    }
    const order = await postbud.must(
      'GET',
      `/api/v1/customers/${mine.id}/orders/${encodeURIComponent('REF 1')}`,
    )
    expect(order).toMatchObject({
      items: [
        { event: { id: ids[0], type: 'order.received' }, triggers: [], postbacks: [] },
        {
          event: { id: ids[1], type: 'order.shipped' },
          triggers: [{ matched: true }],
          postbacks: [{ eventId: ids[1] }],
        },
      ],
    })
    const byOrder = await postbud.must<{ items: unknown[] }>('GET', '/api/v1/postbacks?order=77')
    expect(byOrder.items).toMatchObject([{ eventId: ids[1] }])
  })
})
