import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Published } from '#contract/events.ts'
import type { TriggerTest } from '#contract/postbacks.ts'
import type { ReceiverSheet } from '#contract/receiver-sheet.ts'
import type { Secret } from '#contract/secrets.ts'
import type { Preview } from '#contract/templates.ts'
import { receivers } from '#mapping/receivers/receivers.ts'
import { sampleEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'
import { templateOf } from '#test/receiver-documents.ts'

let postbud: TestPostbud
beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex')

const newSecret = (name: string, value: string) =>
  postbud.must<Secret>('POST', '/api/v1/secrets', { name, value })

/** Sends a sample event of the customer and gives the postback once it is in that state. */
async function sent(referenceId: string, state: 'sent' | 'failed') {
  const { id } = await postbud.must<Published>('POST', '/api/v1/events', sampleEvent(referenceId))
  const [made] = await postbud.postbacksOf(id)
  return await postbud.postback(made?.id ?? '', state)
}

it('Order Desk gets the hash of its field in a header, and no answer shows it', async () => {
  const key = 'the key of the store'
  const desk = receivers.find(({ id }) => id === 'order-desk')
  if (desk?.trigger.channel !== 'url') throw new Error('Order Desk has a URL.')
  const headers = Object.fromEntries(desk.trigger.headers ?? [])
  const secret = await newSecret('orderDeskKey', key)
  const customer = await postbud.customer()
  const templateId = await postbud.template({ format: 'form', source: templateOf(desk) })
  const triggerId = await postbud.trigger({ customerId: customer.id, templateId, headers })
  const { receiver } = postbud
  // A careless receiver, which sends back what it got.
  receiver.answer(({ headers: got }) => ({
    headers: { 'x-echo': got['x-order-desk-hash'] ?? '' },
    body: `hash ${got['x-order-desk-hash']}, key ${key}`,
  }))
  const expected = () => {
    const request = receiver.requests.at(-1)
    const order = new URLSearchParams(request?.body.toString()).get('order') ?? ''
    expect(JSON.parse(order)).toMatchObject({ source_id: 'NP-100482' })
    expect(request?.headers).toMatchObject({ 'x-order-desk-hash': hmac(key, order) })
    return hmac(key, order)
  }

  const test = await postbud.must<TriggerTest>('POST', `/api/v1/triggers/${triggerId}/test`, {
    sampleId: 'order-shipped-split',
  })
  expect(test.passed).toBe(true)
  const hash = expected()
  const postback = await sent(customer.referenceId, 'sent')
  expect(expected()).toBe(hash)
  const sheet = await postbud.must<ReceiverSheet>('GET', `/api/v1/triggers/${triggerId}/receiver-sheet`)
  const preview = await postbud.must<Preview>('POST', '/api/v1/templates/preview', {
    format: 'form',
    source: templateOf(desk),
    sampleId: 'order-shipped-split',
    headers,
  })
  for (const shown of [test, postback, sheet, preview]) {
    const text = JSON.stringify(shown)
    expect(text).toMatch(/x-order-desk-hash[^,]*•••/i)
    expect(text).not.toContain(hash)
    expect(text).not.toContain(key)
  }
  expect(postback.attempts[0]?.response).toMatchObject({
    headers: { 'x-echo': '•••' },
    body: 'hash •••, key •••',
  })

  await postbud.must('POST', `/api/v1/postbacks/${postback.id}/resend`, { render: 'same' })
  await receiver.waitFor((all) => all.length === 3)
  expect(expected()).toBe(hash)

  const refused = await postbud.call('DELETE', `/api/v1/secrets/${secret.id}`)
  expect(refused.body.code).toBe('secret_in_use')
  const unlike = await newSecret('elsewhere', 'not used')
  expect((await postbud.call('DELETE', `/api/v1/secrets/${unlike.id}`)).status).toBe(204)
})

it('a header signs the body with the secrets that are in it, as it is sent', async () => {
  await newSecret('inBody', 'a "value"')
  await newSecret('signsBody', 'kæy')
  const customer = await postbud.customer()
  const templateId = await postbud.template({
    source:
      '{"k": "{{ secrets.inBody }}", "h": "{{ order.number | hmac(secrets.signsBody, "md5", "base64") }}"}',
  })
  await postbud.trigger({
    customerId: customer.id,
    templateId,
    headers: { 'X-Hash': 'v0={{ body | hmac(secrets.signsBody) }}', 'X-Key': 'Token {{ secrets.inBody }}' },
  })
  const postback = await sent(customer.referenceId, 'sent')
  const request = postbud.receiver.requests.at(-1)
  const body = request?.body.toString() ?? ''
  const inside = createHmac('md5', 'kæy').update('100482').digest('base64')
  expect(JSON.parse(body)).toEqual({ k: 'a "value"', h: inside })
  expect(request?.headers).toMatchObject({ 'x-hash': `v0=${hmac('kæy', body)}`, 'x-key': 'Token a "value"' })
  expect(postback.request).toMatchObject({
    body: '{"k": "•••", "h": "•••"}',
    headers: { 'x-hash': 'v0=•••', 'x-key': 'Token •••' },
  })
})

it('a body with a secret in it is not signed without it', async () => {
  const customer = await postbud.customer()
  const templateId = await postbud.template({ source: '{"k": "{{ secrets.inBody }}"}' })
  await postbud.trigger({
    customerId: customer.id,
    templateId,
    headers: { 'X-Hash': '{{ body | hmac("written out") }}' },
  })
  const postback = await sent(customer.referenceId, 'failed')
  expect(postback.reason).toMatchObject({ code: 'secret_taken_apart', field: 'headers.X-Hash' })
})

it('a secret of a header that is missing, or that no header can hold, makes the postback fail', async () => {
  const customer = await postbud.customer()
  const templateId = await postbud.template({ source: '{}' })
  const headers = { 'X-Key': '{{ secrets.comesLater }}' }
  await postbud.trigger({ customerId: customer.id, templateId, headers })
  const missing = await sent(customer.referenceId, 'failed')
  expect(missing.reason).toMatchObject({
    code: 'secret_missing',
    message: expect.stringContaining('not there: comesLater.'),
  })

  await newSecret('comesLater', 'two\r\nlines: 1')
  const before = postbud.receiver.requests.length
  const broken = await sent(customer.referenceId, 'failed')
  expect(JSON.stringify(broken)).toContain('the header X-Key cannot be sent: A line break')
  expect(JSON.stringify(broken)).not.toContain('lines: 1')
  expect(postbud.receiver.requests).toHaveLength(before)
})
