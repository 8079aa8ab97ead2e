import { expect, it } from 'vitest'
import { builtInSamples } from '#server/samples/built-in.ts'
import { exampleEvents } from './events.ts'
import { exampleHouse } from './house.ts'

const house = exampleHouse('http://127.0.0.1:4690')
const updatedAt = '2027-03-01T12:00:00.000Z'
const made = () => house.flatMap((each) => exampleEvents(each, { revision: 3, updatedAt }))
const events = made().map(
  ({ bytes }) =>
    JSON.parse(bytes.toString()) as {
      event: { id: string; occurredAt: string }
      customer: { referenceId: string }
      order: { createdAt: string | null }
    },
)

it('makes every built-in sample an event of one of the customers', () => {
  expect(house.flatMap((each) => each.events).toSorted()).toEqual(
    builtInSamples()
      .map(({ id }) => id)
      .toSorted(),
  )
  expect(new Set(events.map(({ event }) => event.id)).size).toBe(12)
  const references = new Set(house.map(({ customer }) => customer.referenceId))
  expect(events.filter(({ customer }) => !references.has(customer.referenceId))).toEqual([])
})

it('lets them happen lately, the last one yesterday', () => {
  const times = events.map(({ event }) => Date.parse(event.occurredAt))
  const age = Date.parse(updatedAt) - Math.max(...times)
  expect(age).toBeGreaterThanOrEqual(86_400_000)
  expect(age).toBeLessThan(2 * 86_400_000)
  const created = events.flatMap(({ order }) => order.createdAt ?? [])
  expect(created.every((time) => time.startsWith('2027-02-'))).toBe(true)
})

it('makes the same bytes again', () => {
  expect(made()).toEqual(made())
})
