import { expect, test } from 'vitest'
import { bucketForCustomer, bucketOf, firstIdAt, newId, timeOf } from './ids.ts'

const uuidv7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('an id is a UUIDv7 that carries its bucket and its time', () => {
  const now = Date.UTC(2026, 10, 24, 12)
  for (let bucket = 0; bucket < 64; bucket++) {
    const id = newId(bucket, now)
    expect(id).toMatch(uuidv7)
    expect(bucketOf(id)).toBe(bucket)
    expect(timeOf(id)).toBe(now)
  }
})

test('ids of one moment differ, ascend and lie in its range', () => {
  const now = Date.UTC(2026, 10, 24, 12)
  const made = Array.from({ length: 5000 }, () => newId(63, now))
  const ids = new Set(made)
  expect(made.toSorted()).toEqual(made)
  expect(ids.size).toBe(5000)
  for (const id of ids) {
    expect(id >= firstIdAt(now)).toBe(true)
    expect(id < firstIdAt(now + 1)).toBe(true)
  }
})

test('customers are spread evenly over the buckets', () => {
  const counts = new Map<number, number>()
  for (let index = 0; index < 6400; index++) {
    const bucket = bucketForCustomer(newId(0))
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  expect(counts.size).toBe(64)
  expect(Math.max(...counts.values())).toBeLessThan(200)
})

test('the bucket of a customer never changes', () => {
  expect(bucketForCustomer('019ab3c0-5d00-7000-8123-456789abcdef')).toBe(
    bucketForCustomer('019ab3c0-5d00-7000-8123-456789abcdef'),
  )
  expect(bucketForCustomer('019ab3c0-5d00-7000-8123-456789abcdef')).toMatchInlineSnapshot(`48`)
})
