import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Published } from '#contract/events.ts'
import type { Lookup } from '#contract/lookups.ts'
import type { Preview, Template } from '#contract/templates.ts'
import { sampleEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

let postbud: TestPostbud
beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

const source = '{"carrier": "{{ lookups("carrier", shipment.method.carrier) }}"}'
const make = (fields: object) =>
  postbud.must<Lookup>('POST', '/api/v1/lookups', { name: 'carrier', ...fields })

/** The body of what one more event gives, or the reason why there is none. */
async function send(reference: string): Promise<unknown> {
  const { id } = await postbud.must<Published>('POST', '/api/v1/events', sampleEvent(reference))
  const [made] = await postbud.postbacksOf(id)
  const postback = await postbud.postback(made?.id ?? '', 'sent', 'failed')
  if (postback.reason) return postback.reason.code
  return postback.request !== null && 'body' in postback.request ? postback.request.body : null
}

it('is live: the next event sees a change, a customer its own table first', async () => {
  const customer = await postbud.customer()
  const house = await make({ entries: [{ key: 'GLS', value: 'house' }] })
  const templateId = await postbud.template({ source })
  await postbud.trigger({ customerId: customer.id, templateId })
  expect(await send(customer.referenceId)).toBe('{"carrier": "house"}')

  const own = await make({ customerId: customer.id, entries: [], unknown: { kind: 'keep' } })
  expect(await send(customer.referenceId)).toBe('{"carrier": "GLS"}')

  const changed = await postbud.must<Lookup>('PATCH', `/api/v1/lookups/${own.id}`, {
    unknown: { kind: 'error' },
  })
  expect(changed).toMatchObject({ revision: 2, usedBy: [{ name: expect.any(String) }] })
  expect(await send(customer.referenceId)).toBe('lookup_missing')

  const refused = await postbud.call('DELETE', `/api/v1/lookups/${house.id}`)
  expect(refused.body.code).toBe('lookup_in_use')
  const stale = await postbud.call(
    'PATCH',
    `/api/v1/lookups/${own.id}`,
    { entries: [] },
    { 'if-match': '"1"' },
  )
  expect(stale.status).toBe(412)
})

it('is checked when a template of the customer is saved, and used by previews', async () => {
  const customer = await postbud.customer()
  const { draft } = await postbud.must<Template>('POST', '/api/v1/templates', {
    name: 'With a table that is not there',
    customerId: customer.id,
    format: 'json',
    source: source.replace('"carrier",', '"carriers",'),
  })
  expect(draft.problems).toMatchObject([{ code: 'unknown_lookup', fix: 'Did you mean “carrier”?', line: 1 }])
  await make({ customerId: customer.id, entries: [{ key: 'GLS', value: '17' }] })
  const input = { format: 'json', source, sampleId: 'order-shipped-split', customerId: customer.id }
  const { outputs } = await postbud.must<Preview>('POST', '/api/v1/templates/preview', input)
  expect(outputs).toMatchObject([{ body: '{"carrier": "17"}' }])
})

it('refuses a name or a key that is there already', async () => {
  const customer = await postbud.customer()
  const twice = [
    { key: 'a', value: '1' },
    { key: 'a', value: '2' },
  ]
  const path = '/api/v1/lookups'
  const input = { name: 'once', customerId: customer.id, entries: twice }
  const key = await postbud.call('POST', path, input)
  expect(key.body).toMatchObject({ code: 'lookup_key_twice', details: [{ path: '/entries/1/key' }] })
  await postbud.must('POST', path, { ...input, entries: [] })
  const name = await postbud.call('POST', path, { ...input, entries: [] })
  expect([name.status, name.body.code]).toEqual([409, 'lookup_name_taken'])
})

it('dates are written in the time zone of the customer', async () => {
  const customer = await postbud.customer({ timeZone: 'America/New_York' })
  const input = {
    format: 'text',
    source: '{{ "2026-07-01T02:30:00Z" | date("%d %H:%M") }}',
    sampleId: 'order-shipped-split',
  }
  const preview = async (fields: object) =>
    (await postbud.must<Preview>('POST', '/api/v1/templates/preview', { ...input, ...fields })).outputs[0]
      ?.body
  expect(await preview({ customerId: customer.id })).toBe('30 22:30')
  expect(await preview({})).toBe('01 02:30')
  const templateId = await postbud.template({ format: 'text', source: input.source })
  await postbud.trigger({ customerId: customer.id, templateId })
  expect(await send(customer.referenceId)).toBe('30 22:30')
})
