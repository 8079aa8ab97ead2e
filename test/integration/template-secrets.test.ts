import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Published } from '#contract/events.ts'
import type { Secret } from '#contract/secrets.ts'
import type { TriggerTest } from '#contract/postbacks.ts'
import { sampleEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

let postbud: TestPostbud
beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

it('stands in the message of each attempt with the value of that moment, and in nothing that is kept', async () => {
  const value = 'a "quoted" secret'
  const secret = await postbud.must<Secret>('POST', '/api/v1/secrets', { name: 'apiKey', value })
  const customer = await postbud.customer()
  const templateId = await postbud.template({
    source: '{"key": "{{ secrets.apiKey }}", "æ": "{{ order.number }}"}',
  })
  const triggerId = await postbud.trigger({ customerId: customer.id, templateId })

  const test = await postbud.must<TriggerTest>('POST', `/api/v1/triggers/${triggerId}/test`, {
    sampleId: 'order-shipped-split',
  })
  expect(test.passed).toBe(true)
  expect(postbud.receiver.requests.at(-1)?.body.toString()).toBe(
    String.raw`{"key": "a \"quoted\" secret", "æ": "100482"}`,
  )
  expect(JSON.stringify(test)).not.toContain('quoted')

  await postbud.must('PUT', `/api/v1/secrets/${secret.id}`, { value: 'rotated' })
  const { id } = await postbud.must<Published>('POST', '/api/v1/events', sampleEvent(customer.referenceId))
  const [made] = await postbud.postbacksOf(id)
  const postback = await postbud.postback(made?.id ?? '', 'sent')
  expect(postbud.receiver.requests.at(-1)?.body.toString()).toBe('{"key": "rotated", "æ": "100482"}')
  expect(postback.request).toMatchObject({ body: '{"key": "•••", "æ": "100482"}' })

  const refused = await postbud.call('DELETE', `/api/v1/secrets/${secret.id}`)
  expect(refused.body.code).toBe('secret_in_use')
})

it('that is not there makes the postback fail with its name', async () => {
  const customer = await postbud.customer()
  const templateId = await postbud.template({ source: '{"key": "{{ secrets.missing }}"}' })
  await postbud.trigger({ customerId: customer.id, templateId })
  const { id } = await postbud.must<Published>('POST', '/api/v1/events', sampleEvent(customer.referenceId))
  const [made] = await postbud.postbacksOf(id)
  const postback = await postbud.postback(made?.id ?? '', 'failed')
  expect(postback.reason).toMatchObject({
    code: 'secret_missing',
    message: expect.stringContaining('not there: missing.'),
  })
})
