import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Published } from '#contract/events.ts'
import { openLive } from '#test/event-stream.ts'
import { sampleEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

let postbud: TestPostbud
let templateId: string
beforeAll(async () => {
  postbud = await startTestPostbud()
  templateId = await postbud.template()
})
afterAll(() => postbud.stop())

/** A customer with a trigger whose retries come far apart. */
async function setUp() {
  const customer = await postbud.customer()
  const triggerId = await postbud.trigger({
    customerId: customer.id,
    templateId,
    retry: { enabled: true, scheduleSeconds: [0, 3600] },
  })
  const publish = async () => {
    const event = sampleEvent(customer.referenceId)
    const { id } = await postbud.must<Published>('POST', '/api/v1/events', event)
    return (await postbud.postbacksOf(id))[0]?.id ?? ''
  }
  return { customer, triggerId, publish }
}

test('what is made and what changes arrives, as lists show it', async () => {
  const { publish, customer } = await setUp()
  const earlier = await publish()
  await postbud.postback(earlier, 'sent')
  const live = await openLive(postbud.app.url)
  expect(live.response.status).toBe(200)
  expect(live.response.headers.get('content-type')).toBe('text/event-stream')
  expect(live.response.headers.get('cache-control')).toBe('no-store')

  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  postbud.receiver.answer(async () => {
    await answered
    return {}
  })
  const id = await publish()
  await live.until((all) => all.some((each) => each.id === id && each.state === 'sending'), 'it being sent')
  answer()
  await live.until((all) => all.some((each) => each.id === id && each.state === 'sent'), 'it sent')
  const { items } = await postbud.must<{ items: unknown[] }>('GET', `/api/v1/postbacks?limit=1`)
  expect(live.postbacks.at(-1)).toStrictEqual(items[0])
  expect(items[0]).toMatchObject({
    id,
    customerName: 'Nordlys Plakater ApS',
    customerId: customer.id,
    triggerName: 'To the receiver',
    destination: postbud.receiver.url,
  })
  // What was final before is no news.
  expect(live.postbacks.some((each) => each.id === earlier)).toBe(false)
  live.leave()
})

test('what was open before anybody watched, and what is resent, arrives when it changes', async () => {
  const { publish, triggerId } = await setUp()
  postbud.receiver.answer({ status: 500 })
  const open = await publish()
  await postbud.postback(open, 'waiting')
  postbud.receiver.answer({ status: 400 })
  const failed = await publish()
  await postbud.postback(failed, 'failed')
  const live = await openLive(postbud.app.url, `?triggerId=${triggerId}`)
  postbud.receiver.answer({})
  await postbud.must('POST', `/api/v1/postbacks/${open}/cancel`)
  await postbud.must('POST', `/api/v1/postbacks/${failed}/resend`, { render: 'same' })
  await live.until((all) => all.some((each) => each.id === open && each.state === 'cancelled'), 'cancelled')
  await live.until((all) => all.some((each) => each.id === failed && each.state === 'sent'), 'resent')
  expect(live.postbacks.every((each) => each.triggerId === triggerId)).toBe(true)
  live.leave()
})

test('filters let through only what was asked for', async () => {
  const one = await setUp()
  const other = await setUp()
  postbud.receiver.answer({})
  // Some programs write ids in capitals.
  const capitals = one.customer.id.toUpperCase()
  const ofCustomer = await openLive(postbud.app.url, `?customerId=${capitals}&state=sent`)
  const all = await openLive(postbud.app.url)
  const otherId = await other.publish()
  const id = await one.publish()
  await ofCustomer.until(({ length }) => length > 0, 'the one asked for')
  await all.until((seen) => [id, otherId].every((each) => seen.some((p) => p.id === each)), 'both')
  expect(ofCustomer.postbacks).toMatchObject([{ id, state: 'sent' }])
  ofCustomer.leave()
  all.leave()
  expect(await postbud.call('GET', '/api/v1/postbacks/live?state=eaten')).toMatchObject({ status: 400 })
  expect(
    await postbud.call('GET', '/api/v1/postbacks/live', undefined, { authorization: 'Bearer pb_unknown' }),
  ).toMatchObject({ status: 401 })
})

test('a server that stops ends the streams, and is not kept from stopping by them', async () => {
  const live = await openLive(postbud.app.url)
  await postbud.restart()
  await live.ended
  const again = await openLive(postbud.app.url)
  const { publish } = await setUp()
  const id = await publish()
  await again.until((all) => all.some((each) => each.id === id), 'news after the restart')
  expect(live.postbacks).toStrictEqual([])
  again.leave()
})
