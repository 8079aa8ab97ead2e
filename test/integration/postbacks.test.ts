import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Published } from '#contract/events.ts'
import type { Postback } from '#contract/postbacks.ts'
import { newId } from '#server/db/ids.ts'
import { reconcile } from '#server/postbacks/reconcile.ts'
import { sampleEvent, type TestEvent } from '#test/events.ts'
import { hold } from '#test/locks.ts'
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
  const customer = await postbud.customer()
  const path = `/${customer.referenceId}`
  const triggerId = await postbud.trigger({
    customerId: customer.id,
    templateId,
    url: postbud.receiver.url + path,
    ...fields,
  })
  const arrived = () => postbud.receiver.requests.filter(({ url }) => url.startsWith(path))
  const publish = async (change?: (event: TestEvent) => void, name?: string) => {
    const published = await postbud.must<Published>(
      'POST',
      '/api/v1/events',
      sampleEvent(customer.referenceId, change, name),
    )
    const postbacks = await postbud.postbacksOf(published.id)
    return { ...published, postbacks, postbackId: postbacks[0]?.id ?? '' }
  }
  const waitFor = (count: number) => postbud.receiver.waitFor(() => arrived().length >= count)
  return { customer, triggerId, arrived, publish, waitFor, path }
}

const answering = (path: string, answer: Parameters<TestPostbud['receiver']['answer']>[0]) =>
  postbud.receiver.answer((request, number) => {
    if (!request.url.startsWith(path)) return {}
    return typeof answer === 'function' ? answer(request, number) : answer
  })

test('what fails is tried again by the schedule, with the same id and the same bytes', async () => {
  const { publish, arrived, path } = await setUp({
    retry: { enabled: true, scheduleSeconds: [0, 0.1, 0.1, 0.1] },
  })
  answering(path, () => (arrived().length <= 2 ? { status: 503 } : {}))
  const { postbackId } = await publish()
  const sent = await postbud.postback(postbackId, 'sent', 'failed')
  expect(sent).toMatchObject({ state: 'sent', attemptCount: 3 })
  expect(sent.attempts.map(({ outcome }) => outcome)).toEqual(['retry', 'retry', 'accepted'])
  expect(new Set(arrived().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([postbackId]))
  expect(new Set(arrived().map(({ body }) => body.toString())).size).toBe(1)
})

test('a used-up schedule fails, with the last reason', async () => {
  const { publish, path } = await setUp({ retry: { enabled: true, scheduleSeconds: [0, 0.1] } })
  answering(path, { status: 500, body: 'out of order' })
  const { postbackId } = await publish()
  const failed = await postbud.postback(postbackId, 'failed')
  expect(failed).toMatchObject({ attemptCount: 2, reason: { code: 'attempts_used_up' }, sentAt: null })
  expect(failed.attempts[1]?.response).toMatchObject({ status: 500, body: 'out of order' })
})

test('retry off is one attempt', async () => {
  const { publish, path } = await setUp({ retry: { enabled: false } })
  answering(path, { status: 500 })
  const { postbackId } = await publish()
  expect(await postbud.postback(postbackId, 'failed')).toMatchObject({ attemptCount: 1 })
})

test('410 pauses the trigger: what comes later is held, and goes out once it is resumed', async () => {
  const { publish, triggerId, path, waitFor } = await setUp()
  answering(path, { status: 410 })
  const gone = await publish()
  expect(await postbud.postback(gone.postbackId, 'failed')).toMatchObject({ reason: { code: 'gone' } })
  expect(await postbud.must('GET', `/api/v1/triggers/${triggerId}`)).toMatchObject({ state: 'paused' })
  const later = await publish()
  expect(later.postbacks).toMatchObject([{ state: 'held' }])
  const event = await postbud.must('GET', `/api/v1/events/${later.id}`)
  expect(event).toMatchObject({ triggers: [{ triggerId, matched: true, reason: { code: 'paused' } }] })
  answering(path, {})
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/resume`)
  await postbud.postback(later.postbackId, 'sent')
  await waitFor(2)
  const history = await postbud.must<{ items: { action: string; who: string }[] }>(
    'GET',
    `/api/v1/history?subjectId=${triggerId}`,
  )
  expect(history.items.map(({ action }) => action).slice(0, 2)).toEqual(['trigger.resumed', 'trigger.paused'])
})

test('410 at a URL with holes refuses only that postback', async () => {
  const { publish, triggerId, path, customer } = await setUp()
  await postbud.must('PATCH', `/api/v1/triggers/${triggerId}`, {
    url: `${postbud.receiver.url}/${customer.referenceId}/{{ order.number }}`,
  })
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/activate`, { override: 'in a test' })
  answering(path, { status: 410 })
  const { postbackId } = await publish()
  await postbud.postback(postbackId, 'failed')
  expect(await postbud.must('GET', `/api/v1/triggers/${triggerId}`)).toMatchObject({ state: 'active' })
})

test('pause holds what waits, resume releases it', async () => {
  const { publish, triggerId, path, arrived } = await setUp({
    retry: { enabled: true, scheduleSeconds: [0, 3600] },
  })
  answering(path, { status: 500 })
  const { postbackId } = await publish()
  const waiting = await postbud.postback(postbackId, 'waiting')
  expect(Date.parse(waiting.nextAttemptAt ?? '')).toBeGreaterThan(Date.now() + 2000_000)
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/pause`)
  expect(await postbud.postback(postbackId, 'held')).toMatchObject({ nextAttemptAt: null })
  answering(path, {})
  const before = arrived().length
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/resume`)
  await postbud.postback(postbackId, 'sent')
  expect(arrived()).toHaveLength(before + 1)
})

test('resend: the same message again, with the same id', async () => {
  const { publish, waitFor, arrived } = await setUp()
  const { postbackId } = await publish()
  await postbud.postback(postbackId, 'sent')
  expect(
    await postbud.call('POST', `/api/v1/postbacks/${postbackId}/resend`, { render: 'same' }),
  ).toMatchObject({ status: 200 })
  await waitFor(2)
  const sent = await postbud.postback(postbackId, 'sent')
  expect(sent.attempts.map(({ number }) => number)).toEqual([1, 2])
  expect(new Set(arrived().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([postbackId]))
})

test('a rendering that fails is a failed postback with its place; after the fix it is rendered again', async () => {
  const source = '{"n": {{ order.items | length }}, "x": "{{ order.note.missing.deep }}"}'
  const broken = await postbud.template({ source })
  const { publish, triggerId, waitFor, arrived } = await setUp({ templateId: broken })
  const { postbackId, id } = await publish()
  const failed = await postbud.postback(postbackId, 'failed')
  expect(failed).toMatchObject({
    attemptCount: 0,
    request: null,
    reason: { line: 1, column: expect.any(Number) as number },
  })
  expect(
    await postbud.call('POST', `/api/v1/postbacks/${postbackId}/resend`, { render: 'same' }),
  ).toMatchObject({
    status: 409,
    body: { code: 'postback_unrendered' },
  })
  await postbud.must('PUT', `/api/v1/templates/${broken}/draft`, {
    source: '{"n": {{ order.items | length }}}',
  })
  const { latestVersion } = await postbud.must<{ latestVersion: number }>(
    'POST',
    `/api/v1/templates/${broken}/publish`,
    {},
  )
  await postbud.must('PATCH', `/api/v1/triggers/${triggerId}`, { templateVersion: latestVersion })
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/activate`, { override: 'in a test' })
  const again = await postbud.call<Postback>('POST', `/api/v1/postbacks/${postbackId}/resend`, {
    render: 'again',
  })
  expect(again).toMatchObject({ status: 201, body: { resendOf: postbackId, eventId: id } })
  await waitFor(1)
  expect(JSON.parse(arrived()[0]?.body.toString() ?? '')).toEqual({ n: 3 })
  expect((await postbud.postbacksOf(id)).map((postback) => postback.id)).toEqual([again.body.id, postbackId])
})

test('cancel ends what waits; what is final stays as it is', async () => {
  const { publish, path } = await setUp({ retry: { enabled: true, scheduleSeconds: [0, 3600] } })
  answering(path, { status: 500 })
  const { postbackId } = await publish()
  await postbud.postback(postbackId, 'waiting')
  const cancelled = await postbud.must('POST', `/api/v1/postbacks/${postbackId}/cancel`)
  expect(cancelled).toMatchObject({ state: 'cancelled', attemptCount: 1, reason: { code: 'cancelled' } })
  expect(await postbud.call('POST', `/api/v1/postbacks/${postbackId}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'postback_final' },
  })
})

test('what is resent while its paused trigger is being archived is cancelled, not held for ever', async () => {
  const { publish, triggerId } = await setUp()
  const { postbackId } = await publish()
  await postbud.postback(postbackId, 'sent')
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/pause`)
  const row = await hold(
    postbud.testDatabase.database,
    (session) => session`select 1 from postbacks where id = ${postbackId} for update`,
  )
  const resent = postbud.call('POST', `/api/v1/postbacks/${postbackId}/resend`, { render: 'same' })
  await row.blocked()
  await postbud.must('DELETE', `/api/v1/triggers/${triggerId}`)
  await row.release()
  expect(await resent).toMatchObject({ status: 200 })
  expect(await postbud.postback(postbackId, 'cancelled')).toMatchObject({
    reason: { code: 'trigger_archived' },
  })
})

test('a condition decides, and the event tells why not', async () => {
  const { publish } = await setUp({ condition: 'order.items | length > 100' })
  const { id, postbacks } = await publish()
  expect(postbacks).toEqual([])
  expect(await postbud.must('GET', `/api/v1/events/${id}`)).toMatchObject({
    triggers: [{ matched: false, postbackIds: [], reason: { code: 'condition_false' } }],
  })
})

test('parts: one postback for each, with a stable key', async () => {
  const parts = await postbud.template({ source: '{"sku": "{{ part.sku }}"}' })
  const { publish, arrived, waitFor } = await setUp({ templateId: parts, parts: 'package.items' })
  const { postbacks } = await publish()
  expect(postbacks.map(({ part }) => part)).toEqual([
    { key: 'itm_003', index: 1 },
    { key: 'itm_001', index: 0 },
  ])
  await waitFor(2)
  expect(
    arrived()
      .map(({ body }) => (JSON.parse(body.toString()) as { sku: string }).sku)
      .sort(),
  ).toEqual(['CALENDAR-A3-2027', 'POSTER-50X70-MATTE'])
})

test('in order: a later message of an order waits for the earlier one, another order does not', async () => {
  const { publish, path, arrived, waitFor } = await setUp({
    ordered: true,
    retry: { enabled: true, scheduleSeconds: [0, 0.5] },
  })
  let failed = false
  answering(path, () => {
    if (failed) return {}
    failed = true
    return { status: 500 }
  })
  const first = await publish()
  await postbud.receiver.waitFor(() => failed)
  const second = await publish()
  const other = await publish(({ order }) => void (order.referenceId = 'ANOTHER'))
  await waitFor(4)
  const order = arrived().map(({ headers }) => headers['webhook-id'])
  expect(order.indexOf(second.postbackId)).toBeGreaterThan(order.lastIndexOf(first.postbackId))
  expect(order.indexOf(other.postbackId)).toBeLessThan(order.indexOf(second.postbackId))
})

test('a trigger for every customer fires beside the customer’s own', async () => {
  const { publish, path } = await setUp()
  const everyone = await postbud.trigger({
    customerId: null,
    templateId,
    name: 'Everyone',
    url: `${postbud.receiver.url}${path}/all`,
  })
  expect((await publish()).postbacks.map(({ triggerId }) => triggerId)).toContain(everyone)
  await postbud.must('DELETE', `/api/v1/triggers/${everyone}`)
  expect((await publish()).postbacks.map(({ triggerId }) => triggerId)).not.toContain(everyone)
})

test('mail arrives, with all its parts', async () => {
  const mailTemplate = await postbud.template({
    format: 'email',
    source: { subject: 'Order {{ order.number }}', html: '<p>Dear {{ customer.name }} & co</p>' },
  })
  const { publish } = await setUp({
    templateId: mailTemplate,
    channel: 'email',
    to: ['{{ customer.email }}'],
    bcc: ['log@print-house.example'],
    url: undefined,
    method: undefined,
  })
  const { postbackId } = await publish()
  const sent = await postbud.postback(postbackId, 'sent')
  expect(sent.request).toMatchObject({ subject: 'Order 100482', to: ['ordre@nordlys-plakater.example'] })
  const mail = postbud.app.mailbox.messages().find(({ messageId }) => messageId.includes(postbackId))
  expect(mail).toMatchObject({
    subject: 'Order 100482',
    recipients: ['ordre@nordlys-plakater.example', 'log@print-house.example'],
    isTest: false,
  })
  expect(mail?.text).toContain('Dear Nordlys Plakater ApS & co')
})

test('a mail that waits while its trigger moves to a URL needs none of the new secrets', async () => {
  const { publish, customer } = await setUp()
  const other = await postbud.customer()
  await postbud.must('POST', '/api/v1/secrets', { name: 'shop', value: 'of-another', customerId: other.id })
  const mailTemplate = await postbud.template({
    format: 'email',
    source: { subject: 'Order {{ order.number }}', html: '<p>On its way</p>' },
  })
  const everyone = await postbud.trigger({
    customerId: null,
    eventType: 'order.delivered',
    templateId: mailTemplate,
    channel: 'email',
    to: [`${customer.referenceId}@shop.example`],
    retry: { enabled: true, scheduleSeconds: [3600] },
    url: undefined,
    method: undefined,
  })
  const { postbackId } = await publish(undefined, 'order-delivered')
  await postbud.must('PATCH', `/api/v1/triggers/${everyone}`, {
    channel: 'url',
    templateId,
    url: `${postbud.receiver.url}/moved`,
    auth: { type: 'bearer', token: { secret: 'shop' } },
  })
  await postbud.must('POST', `/api/v1/triggers/${everyone}/activate`, { override: 'in a test' })
  await postbud.testDatabase.database
    .sql`update dispatch set due_at = now() where postback_id = ${postbackId}`
  expect(await postbud.postback(postbackId, 'sent', 'failed')).toMatchObject({ state: 'sent' })
  await postbud.must('DELETE', `/api/v1/triggers/${everyone}`)
})

test('search: by customer, trigger, state, type and time, page by page', async () => {
  const { publish, customer, triggerId, path } = await setUp({ retry: { enabled: false } })
  const times: string[] = []
  for (let index = 0; index < 5; index++) {
    answering(path, { status: index === 2 ? 500 : 200 })
    const { postbackId } = await publish()
    times.push((await postbud.postback(postbackId, 'sent', 'failed')).createdAt)
  }
  const search = async (query: string) =>
    await postbud.must<{ items: Postback[]; nextCursor: string | null }>('GET', `/api/v1/postbacks?${query}`)
  expect((await search(`customerId=${customer.id}`)).items).toHaveLength(5)
  expect((await search(`triggerId=${triggerId}&state=failed`)).items).toHaveLength(1)
  expect((await search(`triggerId=${triggerId}&state=sent&eventType=order.shipped`)).items).toHaveLength(4)
  expect((await search(`triggerId=${triggerId}&eventType=order.failed`)).items).toEqual([])
  expect((await search(`triggerId=${triggerId}&to=${times[0]}`)).items).toEqual([])
  const { id, externalId } = await publish()
  times.push((await search(`eventId=${id.toUpperCase()}&externalId=${externalId}`)).items[0]?.createdAt ?? '')
  const first = await search(`customerId=${customer.id}&limit=3`)
  const second = await search(`customerId=${customer.id}&limit=3&cursor=${first.nextCursor}`)
  expect([...first.items, ...second.items].map(({ createdAt }) => createdAt)).toEqual(times.toReversed())
  expect(second.nextCursor).toBeNull()
  expect(await postbud.call('GET', '/api/v1/postbacks?cursor=nonsense')).toMatchObject({
    status: 400,
    body: { code: 'cursor_invalid' },
  })
})

test('a message for the old server gets the old server’s password, and its 410 leaves the new address alone', async () => {
  const { publish, triggerId, path, arrived } = await setUp({
    retry: { enabled: true, scheduleSeconds: [0, 3600] },
    auth: { type: 'bearer', token: 'for-the-old-server' },
  })
  answering(path, { status: 500 })
  const { postbackId } = await publish()
  await postbud.postback(postbackId, 'waiting')
  await postbud.must('PATCH', `/api/v1/triggers/${triggerId}`, {
    url: `http://127.0.0.2:${postbud.receiver.port}/new`,
    auth: { type: 'bearer', token: 'for-the-new-server' },
  })
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/activate`, { override: 'in a test' })
  answering(path, { status: 410 })
  await postbud.testDatabase.database
    .sql`update dispatch set due_at = now() where postback_id = ${postbackId}`
  await postbud.postback(postbackId, 'failed')
  expect(arrived().map(({ headers }) => headers['authorization'])).toEqual([
    'Bearer for-the-old-server',
    'Bearer for-the-old-server',
  ])
  expect(await postbud.must('GET', `/api/v1/triggers/${triggerId}`)).toMatchObject({ state: 'active' })
})

test('no attempt is made after the deadline, also when it was held in between', async () => {
  const { publish, triggerId, path, arrived } = await setUp({
    retry: { enabled: true, scheduleSeconds: [0, 30], deadlineSeconds: 60 },
  })
  answering(path, { status: 500 })
  const { postbackId } = await publish()
  await postbud.postback(postbackId, 'waiting')
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/pause`)
  await postbud.testDatabase.database.sql`
    update dispatch set begun_at = begun_at - interval '1 hour', due_at = now() where postback_id = ${postbackId}`
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/resume`)
  expect(await postbud.postback(postbackId, 'failed')).toMatchObject({
    attemptCount: 1,
    reason: { code: 'deadline_passed' },
  })
  expect(arrived()).toHaveLength(1)
})

test('any wait of a schedule works, a fraction of a millisecond too', async () => {
  const { publish } = await setUp({ retry: { enabled: true, scheduleSeconds: [0.0005] } })
  expect(await postbud.postback((await publish()).postbackId, 'sent')).toMatchObject({ attemptCount: 1 })
})

test('what no path should leave behind is found and put right', async () => {
  const { publish } = await setUp()
  const { postbackId } = await publish()
  await postbud.postback(postbackId, 'sent')
  const { sql } = postbud.testDatabase.database
  await sql`update postbacks set state = 'open', finished_at = null where id = ${postbackId}`
  const stray = newId(0, Date.now() - 3600_000)
  await sql`
    insert into dispatch (bucket, postback_id, customer_id, trigger_id, destination_id, state, due_at, begun_at, attempts,
                          attempts_before, losses)
    values (0, ${stray}, ${stray}, ${stray}, ${stray}, 'held', now(), now(), 0, 0, 0)`
  const later = Date.now() + 10 * 60_000
  expect(await reconcile(sql, 0, later)).toBe(2)
  expect(await reconcile(sql, 0, later)).toBe(0)
  await postbud.postback(postbackId, 'sent')
})

test('an orphan goes on after the attempts it had', async () => {
  const { publish, path, arrived } = await setUp({ retry: { enabled: true, scheduleSeconds: [0, 3600] } })
  answering(path, { status: 500 })
  const { postbackId } = await publish()
  await postbud.postback(postbackId, 'waiting')
  answering(path, {})
  const { sql } = postbud.testDatabase.database
  await sql`delete from dispatch where postback_id = ${postbackId}`
  expect(await reconcile(sql, 0, Date.now() + 10 * 60_000)).toBe(1)
  const sent = await postbud.postback(postbackId, 'sent', 'failed')
  expect(sent.attempts.map(({ number, outcome }) => [number, outcome])).toEqual([
    [1, 'retry'],
    [2, 'accepted'],
  ])
  expect(arrived()).toHaveLength(2)
})

test('a named secret is the customer’s own, else the house’s; rotated it is used at once, missing it is a reason', async () => {
  const named = { auth: { type: 'bearer', token: { secret: 'erp' } } }
  const house = await postbud.must<{ id: string }>('POST', '/api/v1/secrets', {
    name: 'erp',
    value: 'of-the-house',
  })
  const [plain, special] = [await setUp(named), await setUp(named)]
  const customerId = special.customer.id
  const own = await postbud.must<{ id: string }>('POST', '/api/v1/secrets', {
    name: 'erp',
    value: 'its-own',
    customerId,
  })
  for (const { publish } of [plain, special]) await postbud.postback((await publish()).postbackId, 'sent')
  await postbud.must('PUT', `/api/v1/secrets/${own.id}`, { value: 'rotated' })
  await postbud.postback((await special.publish()).postbackId, 'sent')
  const tokens = (setting: typeof plain) => setting.arrived().map(({ headers }) => headers['authorization'])
  expect(tokens(plain)).toEqual(['Bearer of-the-house'])
  expect(tokens(special)).toEqual(['Bearer its-own', 'Bearer rotated'])

  // The API refuses to delete what a trigger names; a restored backup may lack it all the same.
  await postbud.testDatabase.database.sql`delete from secrets where id = ${house.id}`
  await postbud.testDatabase.database.sql`update configuration set epoch = epoch + 1`
  const failed = await postbud.postback((await plain.publish()).postbackId, 'failed')
  expect(failed).toMatchObject({ attemptCount: 0, reason: { code: 'secret_missing' } })
})
