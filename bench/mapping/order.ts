import { readFileSync } from 'node:fs'
import { parseJson } from '../../src/mapping/json.ts'
import { isDictionary, type DataObject, type Value } from '../../src/mapping/value.ts'

const sample = new URL('../../fixtures/order-events/order-shipped-split.json', import.meta.url)
const lines = 5

/** The built-in sample with five lines: as Postbud reads it, and as programs do. */
export function referenceOrder(): { payload: Value; data: DataObject; plain: Order } {
  // Our own file; only these fields are looked at.
  const plain = JSON.parse(readFileSync(sample, 'utf8')) as Order
  const { items } = plain.order
  plain.order.items = Array.from({ length: lines }, (_, i) => {
    const item = items[i % items.length]
    if (item === undefined) throw new Error('The sample has no items.')
    return { ...item, lineNumber: i + 1, id: `itm_${i + 1}` }
  })
  const payload = parseJson(JSON.stringify(plain))
  if (!isDictionary(payload) || payload instanceof Map) throw new Error('The sample is no object.')
  // What is no map is a plain object.
  return { payload, data: payload as DataObject, plain }
}

/** The fields of the sample that the reference mapping reads. */
export interface Order {
  event: { id: string; type: string; occurredAt: string }
  customer: { name: string }
  order: {
    id: string
    number: string
    referenceId: string
    currency: string
    createdAt: string
    note: string
    channel: { orderId: string; orderName: string }
    shippingAddress: {
      firstName: string
      lastName: string
      addressLine1: string
      addressLine2: string | null
      postCode: string
      city: string
      country: string
      phone: string
      email: string
    }
    totals: { total: { amount: string } }
    items: {
      id: string
      lineNumber: number
      sku: string
      name: string
      quantity: number
      unitPrice: { amount: string }
      weight: number
    }[]
  }
  package: { number: number; count: number; weight: number; weightUnit: string }
  shipment: {
    method: { carrier: string; service: string }
    tracking: { code: string; url: string }
    shippedAt: string
  }
}
