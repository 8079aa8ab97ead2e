import { expect, it } from 'vitest'
import { elementName, expanded, scopeAt, shortened } from './scope.ts'

const inLoops = `{% for parcel in order.packages %}{% for item in parcel.items | sort if item.sku %}`

it('knows what the names of open loops stand for', () => {
  expect([...scopeAt(inLoops)]).toStrictEqual([
    ['parcel', 'order.packages[0]'],
    ['item', 'order.packages[0].items[0]'],
  ])
  expect([...scopeAt(`${inLoops}{% endfor %}{% endfor %}`)]).toStrictEqual([])
  expect([...scopeAt('{% set a = order.shippingAddress %}')]).toStrictEqual([['a', 'order.shippingAddress']])
  expect([...scopeAt('{% for k, v in order.metadata.items() %}')]).toStrictEqual([])
})

it('writes paths with the names that are there', () => {
  const scope = scopeAt(inLoops)
  expect(shortened('order.packages[1].items[3].sku', scope)).toBe('item.sku')
  expect(shortened('order.packages[1].status', scope)).toBe('parcel.status')
  expect(shortened('order.items[0].sku', scope)).toBe('order.items[0].sku')
  expect(expanded('item.sku', scope)).toBe('order.packages[0].items[0].sku')
  expect(expanded('order.items | length', scope)).toBeNull()
})

it('names an element so that it hides nothing', () => {
  const payload = { package: {}, item: {} }
  expect(elementName('order.tags', payload, new Map())).toBe('tag')
  expect(elementName('order.packages', payload, new Map())).toBe('parcel')
  expect(elementName('order.items', payload, new Map())).toBe('element')
})
