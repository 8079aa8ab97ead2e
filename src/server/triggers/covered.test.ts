import { expect, it } from 'vitest'
import { defaultScheduleSeconds, type TriggerContent, type UrlDelivery } from './content.ts'
import { changedFields, coveredFields, coveredHash, type CoveredTemplate } from './covered.ts'

const delivery: UrlDelivery = {
  channel: 'url',
  url: 'https://erp.nordlys.dk/in',
  method: 'POST',
  headers: [['X-Key', { secret: 'erp' }]],
  contentType: null,
  signing: { type: 'standard' },
  auth: { type: 'basic', username: 'postbud', password: { field: '1' } },
}
const content: TriggerContent = {
  eventType: 'order.shipped',
  templateId: 'a',
  templateVersion: 'draft',
  condition: null,
  parts: null,
  ordered: false,
  retry: {
    enabled: true,
    scheduleSeconds: defaultScheduleSeconds,
    deadlineSeconds: null,
    alsoRetry: [],
    neverRetry: [],
  },
  success: null,
  timeoutSeconds: 15,
  delivery,
}
const template: CoveredTemplate = { format: 'json', kind: 'code', content: { source: '{}' } }

const hash = (trigger: TriggerContent, from = template) => coveredHash(trigger, from).toString('hex')

it('stays the same for what a test does not show', () => {
  const same: TriggerContent[] = [
    // Keys in another order, as jsonb gives them back.
    { ...content, delivery: { ...Object.fromEntries(Object.entries(delivery).reverse()), ...delivery } },
    { ...content, templateVersion: 4 },
    { ...content, retry: { ...content.retry, enabled: false }, timeoutSeconds: 3, ordered: true },
    {
      ...content,
      delivery: { ...delivery, auth: { type: 'basic', username: 'postbud', password: { field: '2' } } },
    },
  ]
  for (const trigger of same) expect(hash(trigger)).toBe(hash(content))
})

it('changes with everything that reaches the receiver', () => {
  const others: TriggerContent[] = [
    { ...content, eventType: 'order.failed' },
    { ...content, condition: 'true' },
    { ...content, parts: 'order.items' },
    { ...content, delivery: { ...delivery, url: 'https://erp.nordlys.dk/inn' } },
    { ...content, delivery: { ...delivery, method: 'PUT' } },
    { ...content, delivery: { ...delivery, headers: [['X-Key', { secret: 'erp2' }]] } },
    { ...content, delivery: { ...delivery, contentType: 'text/json' } },
    { ...content, delivery: { ...delivery, signing: { type: 'none' } } },
    { ...content, delivery: { ...delivery, auth: null } },
    {
      ...content,
      delivery: { ...delivery, auth: { type: 'basic', username: 'postbud', password: { secret: '1' } } },
    },
    { ...content, delivery: { channel: 'email', to: ['a@b.dk'], cc: [], bcc: [], replyTo: null } },
  ]
  const hashes = new Set([hash(content), ...others.map((trigger) => hash(trigger))])
  hashes.add(hash(content, { ...template, content: { source: '{ }' } }))
  hashes.add(hash(content, { ...template, format: 'text' }))
  expect(hashes.size).toBe(others.length + 3)
})

it('says which of the things a test covered has changed', () => {
  const before = coveredFields(content, template)
  const changes = (trigger: TriggerContent, from = template) =>
    changedFields(before, coveredFields(trigger, from))
  const withDelivery = (fields: Partial<UrlDelivery>) =>
    changes({ ...content, delivery: { ...delivery, ...fields } })

  expect(changes({ ...content, timeoutSeconds: 3, templateVersion: 4, ordered: true })).toEqual([])
  expect(changes(content, { ...template, content: { source: '{ }' } })).toEqual(['template'])
  expect(changes({ ...content, eventType: 'order.failed', condition: 'true', parts: 'order.items' })).toEqual(
    ['eventType', 'condition', 'parts'],
  )
  expect(withDelivery({ url: 'https://erp.nordlys.dk/inn', method: 'PUT' })).toEqual(['url', 'method'])
  expect(withDelivery({ contentType: 'text/json', signing: { type: 'none' } })).toEqual([
    'contentType',
    'signing',
  ])
  // Another secret in the same place is another secret; a header more is another header.
  expect(withDelivery({ headers: [['X-Key', { secret: 'erp2' }]] })).toEqual(['secrets'])
  expect(
    withDelivery({
      headers: [
        ['X-Key', { secret: 'erp' }],
        ['X-A', '1'],
      ],
    }),
  ).toEqual(['headers'])
  expect(withDelivery({ auth: { type: 'basic', username: 'postbud', password: { field: '2' } } })).toEqual([])
  expect(withDelivery({ auth: { type: 'basic', username: 'bud', password: { field: '1' } } })).toEqual([
    'auth',
  ])
  expect(withDelivery({ auth: { type: 'basic', username: 'postbud', password: { secret: 'p' } } })).toEqual([
    'secrets',
  ])
  const email = { channel: 'email' as const, to: ['a@b.dk'], cc: [], bcc: [], replyTo: null }
  expect(changes({ ...content, delivery: email })).toEqual(['channel'])
  const mail = coveredFields({ ...content, delivery: email }, template)
  const other = { ...content, delivery: { ...email, bcc: ['c@d.dk'] } }
  expect(changedFields(mail, coveredFields(other, template))).toEqual(['recipients'])
})
