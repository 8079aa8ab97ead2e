import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'
import type { Published } from '#contract/events.ts'

let postbud: TestPostbud
beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

test('an event goes in, the mapped and signed postback comes out', async () => {
  const { receiver } = postbud
  const customer = await postbud.customer()
  const templateId = await postbud.template({
    source:
      '{"order": "{{ order.referenceId }}", "note": "{{ order.note }}", "lines": {{ order.items | length }}}',
  })
  const created = await postbud.must<{ id: string; secret: string }>('POST', '/api/v1/triggers', {
    name: 'Shipped to ERP',
    customerId: customer.id,
    eventType: 'order.shipped',
    templateId,
    channel: 'url',
    url: `${receiver.url}/orders/{{ order.number }}?mark={{ order.note }}`,
    method: 'PUT',
    headers: { 'X-Order': '{{ order.referenceId }}' },
    auth: { type: 'bearer', token: 'token-of-the-receiver' },
  })
  const test = await postbud.must<{ passed: boolean }>('POST', `/api/v1/triggers/${created.id}/test`, {
    sampleId: 'order-shipped-split',
  })
  expect(test.passed).toBe(true)
  expect(receiver.requests.at(-1)?.headers['postbud-test']).toBe('true')
  await postbud.must('POST', `/api/v1/triggers/${created.id}/activate`, {})

  const event = sampleEvent(customer.referenceId, ({ order }) => {
    order.note = 'a "quoted" \0 note 🎄 & more'
  })
  const published = await postbud.must<Published>('POST', '/api/v1/events', event)
  expect(published).toMatchObject({ externalId: event.event.id, duplicate: false, postbacks: 1 })
  const [postback] = await postbud.postbacksOf(published.id)
  const sent = await postbud.postback(postback?.id ?? '', 'sent')
  expect(sent).toMatchObject({ state: 'sent', attemptCount: 1, eventId: published.id, reason: null })

  const [request] = await receiver
    .waitFor((all) => all.some(({ headers }) => headers['webhook-id'] === sent.id))
    .then((all) => all.filter(({ headers }) => headers['webhook-id'] === sent.id))
  expect(request).toMatchObject({ method: 'PUT' })
  expect(request?.url).toBe('/orders/100482?mark=a%20%22quoted%22%20%00%20note%20%F0%9F%8E%84%20%26%20more')
  expect(JSON.parse(request?.body.toString() ?? '')).toEqual({
    order: 'NP-100482',
    note: event.order.note,
    lines: 3,
  })
  expect(request?.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': expect.stringMatching(/^Postbud\//) as string,
    'x-order': 'NP-100482',
    authorization: 'Bearer token-of-the-receiver',
  })
  expect(() => new Webhook(created.secret).verify(request?.body ?? '', request?.headers ?? {})).not.toThrow()
  expect(JSON.stringify(sent)).not.toContain('token-of-the-receiver')
})
