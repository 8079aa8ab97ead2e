import { expect, it } from 'vitest'
import { childrenOf, holds, readShown, shortValue, stepsOf, valueAt } from './sample-paths.ts'

const payload = readShown('{"order": {"id": 9007199254740993, "items": [{"sku": "A"}], "a b": {"c": 1.0}}}')

it('writes paths as templates read them', () => {
  const [order] = childrenOf(payload, '')
  expect(childrenOf(order?.value, 'order').map(({ path }) => path)).toStrictEqual([
    'order.id',
    'order.items',
    'order["a b"]',
  ])
  expect(childrenOf(payload, '')[0]?.path).toBe('order')
  expect(childrenOf({ 'a b': 1 }, '')[0]?.path).toBe('payload["a b"]')
})

it('finds what is at a path, and nothing at what is more than a path', () => {
  expect(valueAt(payload, 'order.items[0].sku')).toBe('A')
  expect(valueAt(payload, 'payload.order.items[0]["sku"]')).toBe('A')
  expect(valueAt(payload, 'order.items[7].sku')).toBeUndefined()
  expect(valueAt(payload, 'order.constructor')).toBeUndefined()
  expect(stepsOf('order | upper')).toBeNull()
})

it('shows numbers with the digits they came with', () => {
  expect(shortValue(valueAt(payload, 'order.id'))).toBe('9007199254740993')
  expect(shortValue(valueAt(payload, 'order["a b"].c'))).toBe('1.0')
  expect(childrenOf(valueAt(payload, 'order.id'), 'order.id')).toStrictEqual([])
})

it('finds names and values at any depth', () => {
  const [order] = childrenOf(payload, '')
  if (!order) throw new Error('there is no order')
  expect(holds(order, 'sku')).toBe(true)
  expect(holds(order, '740993')).toBe(true)
  expect(holds(order, 'nothing')).toBe(false)
})
