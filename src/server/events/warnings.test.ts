import { expect, it } from 'vitest'
import { builtInSamples } from '#server/samples/built-in.ts'
import { warningsOf } from './warnings.ts'

it('has none for the events that Postbud brings along', () => {
  expect(builtInSamples().flatMap(({ payload }) => warningsOf(payload))).toStrictEqual([])
})

it('names each field once that is not as its schema says', () => {
  const [sample] = builtInSamples()
  const event = JSON.parse(sample?.payload.toString('utf8') ?? '{}')
  Object.assign(event, { order: { ...event.order, items: 'none', currency: 5 } })
  delete event.event.occurredAt
  delete event.event.id
  expect(warningsOf(Buffer.from(JSON.stringify(event)))).toMatchObject([
    { path: '/event/id', code: 'field_missing' },
    { path: '/event/occurredAt', code: 'field_missing' },
    { path: '/order/currency', reason: 'not_text' },
    { path: '/order/items', reason: 'not_list' },
  ])
})
