import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventSummary, Published } from '#contract/events.ts'
import type { Overview } from '#contract/overview.ts'
import type { Postback } from '#contract/postbacks.ts'
import { firstIdAt, newId } from '#server/db/ids.ts'
import { periodAt } from '#server/overview/periods.ts'
import { readSlices } from '#server/overview/slices.ts'
import { sampleEvent, type TestEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

let postbud: TestPostbud
let templateId: string
beforeAll(async () => {
  postbud = await startTestPostbud()
  templateId = await postbud.template()
})
afterAll(() => postbud.stop())

/** A customer with one trigger to the receiver, at a path of its own. */
async function setUp(fields: object = {}) {
  const customer = await postbud.customer({ name: 'Fjordtryk' })
  const path = `/${customer.referenceId}`
  const triggerId = await postbud.trigger({
    name: 'To Fjordtryk',
    customerId: customer.id,
    templateId,
    url: postbud.receiver.url + path,
    retry: { enabled: false },
    ...fields,
  })
  const answer = (status: number) =>
    postbud.receiver.answer(({ url }) => (url.startsWith(path) ? { status } : {}))
  const publish = async (change?: (event: TestEvent) => void, sample?: string) => {
    const event = sampleEvent(customer.referenceId, change, sample)
    const { id } = await postbud.must<Published>('POST', '/api/v1/events', event)
    return { id, postbackId: (await postbud.postbacksOf(id))[0]?.id ?? '' }
  }
  const send = async (status: number) => {
    answer(status)
    const { postbackId } = await publish()
    return await postbud.postback(postbackId, 'sent', 'failed', 'waiting')
  }
  const overview = (query = '') =>
    postbud.must<Overview>('GET', `/api/v1/overview?customerId=${customer.id}${query}`)
  return { customer, triggerId, answer, publish, send, overview }
}

test('counts what was sent, failed, waits and is held, and what no trigger sent', async () => {
  const { overview, send, publish, triggerId, customer } = await setUp()
  expect(await overview()).toMatchObject({ sent: 0, failed: 0, held: 0, waiting: 0, oldestWaiting: null })
  await send(200)
  await send(200)
  await send(400)
  await publish(undefined, 'order-returned')
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/pause`)
  const { postbackId } = await publish()

  const held = await overview()
  expect(held).toMatchObject({ sent: 2, failed: 1, held: 1, waiting: 0, unmatchedEvents: 1, exact: true })
  expect(held.slices).toHaveLength(24)
  expect(held.slices.at(-1)).toMatchObject({ sent: 2, failed: 1, waiting: 1 })
  expect(held.slices.at(-1)?.p50Milliseconds).toBeLessThan(15_000)
  expect(held.slices[0]).toMatchObject({ sent: 0, p50Milliseconds: null, p95Milliseconds: null })
  expect((await overview('&period=hour')).slices).toHaveLength(12)
  expect((await overview('&period=week')).slices).toHaveLength(28)

  await postbud.testDatabase.database.sql`
    update dispatch set state = 'waiting', due_at = now() + interval '1 hour' where postback_id = ${postbackId}`
  expect(await overview()).toMatchObject({ held: 0, waiting: 1, oldestWaiting: { postbackId } })
  expect(held.totals).toStrictEqual({
    customers: 1,
    templates: 1,
    triggers: 1,
    testedTriggers: 0,
    activeTriggers: 0,
  })

  await postbud.call('POST', '/api/v1/events', '{"event": 1}')
  const all = await postbud.must<Overview>('GET', '/api/v1/overview')
  expect(all.sent).toBeGreaterThanOrEqual(2)
  expect(all.refusedEvents).toBeGreaterThanOrEqual(1)
  expect(customer.id).not.toBe('')
})

test('a trigger counts as tested while its latest test passed', async () => {
  const { overview, triggerId, answer } = await setUp()
  const run = () =>
    postbud.must('POST', `/api/v1/triggers/${triggerId}/test`, { sampleId: 'order-shipped-split' })
  answer(200)
  await run()
  expect((await overview()).totals.testedTriggers).toBe(1)
  answer(500)
  await run()
  expect((await overview()).totals.testedTriggers).toBe(0)
})

test('three failures in a row are failing, one that is sent ends it', async () => {
  const { overview, send, triggerId, customer } = await setUp()
  await send(200)
  await send(400)
  await send(400)
  expect((await overview()).failingTriggers).toStrictEqual([])
  const third = await send(422)
  expect((await overview()).failingTriggers).toMatchObject([
    {
      triggerId,
      name: 'To Fjordtryk',
      customerId: customer.id,
      customerName: 'Fjordtryk',
      why: 'failed',
      postbackId: third.id,
      message: expect.stringContaining('answered 422'),
    },
  ])
  await send(200)
  expect((await overview()).failingTriggers).toStrictEqual([])
})

test('one that is retried for over an hour is failing', async () => {
  const { overview, send, triggerId } = await setUp({ retry: { enabled: true, scheduleSeconds: [0, 7200] } })
  const waiting = await send(503)
  expect(waiting.state).toBe('waiting')
  expect((await overview()).failingTriggers).toStrictEqual([])
  await postbud.testDatabase.database.sql`
    update dispatch set begun_at = now() - interval '61 minutes' where postback_id = ${waiting.id}`
  expect((await overview()).failingTriggers).toMatchObject([
    { triggerId, why: 'retrying', postbackId: waiting.id, message: expect.stringContaining('503') },
  ])
})

test('one that a 410 paused is failing, one that a person pauses is not', async () => {
  const { overview, send, triggerId } = await setUp()
  const gone = await send(410)
  expect((await overview()).failingTriggers).toMatchObject([
    { triggerId, why: 'gone', postbackId: gone.id, message: expect.stringContaining('410 Gone') },
  ])
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/resume`)
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/pause`)
  expect((await overview()).failingTriggers).toStrictEqual([])
})

test('where there is too much to read, samples of the time stand for the rest', async () => {
  const { sql } = postbud.testDatabase.database
  const { customer, triggerId } = await setUp()
  const [row] = await sql<{ bucket: number }[]>`select bucket from customers where id = ${customer.id}`
  const bucket = row?.bucket ?? 0
  const period = periodAt('hour', Date.now())
  // One every second of the hour, in turn sent after 100 ms, failed and open.
  const ids = Array.from({ length: 3600 }, (_none, second) =>
    newId(bucket, period.from + second * 1000 + 500),
  )
  await sql`
    insert into postbacks (bucket, id, event_id, customer_id, trigger_id, trigger_version, template_version,
                           destination_id, channel, event_type, order_key, state, attempt_count, finished_at)
    select ${bucket}, id, id, ${customer.id}, ${triggerId}, 1, 1, ${firstIdAt(0)}, 'url', 'order.shipped', 'x',
           case rank % 3 when 0 then 'open' when 1 then 'sent' else 'failed' end, 1,
           ${new Date(period.from)} + (rank - 1) * interval '1 second' + interval '600 ms'
    from unnest(${ids}::uuid[]) with ordinality as i(id, rank)`
  const whole = await readSlices(sql, period, customer.id)
  expect(whole.exact).toBe(true)
  expect(whole.slices).toHaveLength(12)
  for (const slice of whole.slices) {
    expect(slice).toMatchObject({ sent: 100, failed: 100, waiting: 100, p50Milliseconds: 100 })
  }
  for (const customerId of [customer.id, undefined]) {
    const sampled = await readSlices(sql, period, customerId, 1000)
    expect(sampled.exact).toBe(false)
    const sent = sampled.slices.reduce((sum, slice) => sum + slice.sent, 0)
    expect(sent).toBeGreaterThan(900)
    expect(sent).toBeLessThan(1500)
  }
  await sql`delete from postbacks where customer_id = ${customer.id}`
})

test('events of all customers, by type, and those that no trigger sent', async () => {
  const one = await setUp()
  const other = await setUp()
  const list = async (query: string) =>
    (await postbud.must<{ items: EventSummary[] }>('GET', `/api/v1/events?${query}`)).items
  const sent = await one.publish()
  const unsent = await other.publish(undefined, 'order-returned')
  const newest = await list('limit=2')
  expect(newest.map(({ id }) => id)).toStrictEqual([unsent.id, sent.id])
  expect(newest[1]).toMatchObject({ customerId: one.customer.id, customerName: 'Fjordtryk', postbacks: 1 })
  const unmatched = await list('unmatched=true&limit=200')
  expect(unmatched[0]).toMatchObject({ id: unsent.id, type: 'order.returned', postbacks: 0 })
  expect(unmatched.every(({ postbacks }) => postbacks === 0)).toBe(true)
  expect(await list(`customerId=${one.customer.id}&unmatched=true`)).toStrictEqual([])
  expect(await list(`customerId=${one.customer.id}&eventType=order.returned`)).toStrictEqual([])
  expect(await list(`customerId=${other.customer.id}&eventType=order.returned`)).toHaveLength(1)
  expect((await list('eventType=order.returned&limit=1'))[0]?.id).toBe(unsent.id)
})

test('lists of all go through every page, newest first', async () => {
  const underWay = async () =>
    (await postbud.must<{ items: Postback[] }>('GET', '/api/v1/postbacks?state=sending')).items
  await expect.poll(underWay, { timeout: 20_000 }).toStrictEqual([])
  const all = await postbud.must<{ items: Postback[] }>('GET', '/api/v1/postbacks?limit=200')
  const ids = all.items.map(({ id }) => id)
  expect(ids).toStrictEqual(ids.toSorted().toReversed())
  const paged: string[] = []
  let cursor = ''
  do {
    const page = await postbud.must<{ items: Postback[]; nextCursor: string | null }>(
      'GET',
      `/api/v1/postbacks?limit=3${cursor}`,
    )
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
  } while (cursor !== '')
  expect(paged).toStrictEqual(ids)
  const sent = await postbud.must<{ items: Postback[] }>('GET', '/api/v1/postbacks?state=sent&limit=200')
  expect(sent.items.map(({ id }) => id)).toStrictEqual(
    all.items.filter(({ state }) => state === 'sent').map(({ id }) => id),
  )
})

test('what was cancelled is found, until it is sent again', async () => {
  const { send, triggerId } = await setUp({ retry: { enabled: true, scheduleSeconds: [0, 3600] } })
  const { id } = await send(503)
  await postbud.must('POST', `/api/v1/postbacks/${id}/cancel`)
  const cancelled = async (query = '') =>
    (await postbud.must<{ items: Postback[] }>('GET', `/api/v1/postbacks?state=cancelled${query}`)).items.map(
      (each) => each.id,
    )
  expect(await cancelled()).toStrictEqual([id])
  await postbud.must('POST', `/api/v1/postbacks/${id}/resend`, { render: 'same' })
  expect(await cancelled()).toStrictEqual([])
  // Its attempt has ended: one under way would be let go on.
  const attempts = async () => (await postbud.postback(id, 'waiting')).attemptCount
  await expect.poll(attempts, { timeout: 20_000 }).toBe(2)
  await postbud.must('DELETE', `/api/v1/triggers/${triggerId}`)
  expect(await cancelled(`&triggerId=${triggerId}`)).toStrictEqual([id])
})

test('a real event becomes a sample, byte for byte', async () => {
  const { customer, publish } = await setUp()
  const { id } = await publish((event) => {
    event['marker'] = 'søndag \u{1F4EE}'
  })
  const sample = await postbud.must<{ id: string }>('POST', '/api/v1/samples', {
    name: 'As it was',
    eventId: id,
    customerId: customer.id,
  })
  expect(sample).toMatchObject({ source: 'event', eventType: 'order.shipped', customerId: customer.id })
  const [stored] = await postbud.testDatabase.database.sql<{ same: boolean }[]>`
    select s.payload = e.payload as same from samples s, events e where s.id = ${sample.id} and e.id = ${id}`
  expect(stored?.same).toBe(true)
  for (const body of [{ name: 'x', eventId: id, payload: {} }, { name: 'x' }]) {
    expect(await postbud.call('POST', '/api/v1/samples', body)).toMatchObject({
      status: 422,
      body: { code: 'payload_invalid' },
    })
  }
})
