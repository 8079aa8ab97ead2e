import { readdirSync, readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { eventSchema, eventSchemaOf, eventTypes, isEventType } from './event-types.ts'

const folder = new URL('../../fixtures/order-events/', import.meta.url)
const fixtures = readdirSync(folder).map((name) => [name, read(name)] as const)

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}

/** Paths in a value that a schema doesn't name, `metadata` and `attributes` aside. */
function unnamed(value: unknown, schema: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || /(metadata|attributes)$/.test(path)) return []
  const { anyOf, properties, items } = Object(schema)
  if (anyOf && !properties) return unnamed(value, anyOf[0], path)
  if (Array.isArray(value)) return value.flatMap((item) => unnamed(item, items, `${path}[]`))
  return Object.entries(value).flatMap(([name, item]) => {
    const known = properties?.[name]
    return known ? unnamed(item, known, `${path}.${name}`) : [`${path}.${name}`]
  })
}

describe('event types', () => {
  it.each(fixtures)('%s fits the schema, which names all of its fields', (_, event) => {
    const type = Value.Pointer.Get(event, '/event/type')
    expect(isEventType(type)).toBe(true)
    expect(unnamed(event, eventSchema, '')).toStrictEqual([])
    const fitting = eventTypes.filter((known) => Value.Check(eventSchemaOf(known.type), event))
    expect(fitting.map((known) => known.type)).toStrictEqual([type])
  })

  it('requires an id, a type, a time, a customer and an order, and nothing else', () => {
    const least = {
      event: { id: 'evt_1', type: 'order.received', occurredAt: '2026-10-01T08:15:30Z', more: 1 },
      customer: { id: null, referenceId: 'NORDLYS' },
      order: { number: '1', items: null, more: [] },
      more: {},
    }
    expect(Value.Check(eventSchema, least)).toBe(true)
    const lacking = [
      { ...least, event: { ...least.event, id: null } },
      { ...least, event: { ...least.event, id: '' } },
      { ...least, event: { ...least.event, type: 'order.eaten' } },
      { ...least, event: { ...least.event, occurredAt: 'yesterday' } },
      { ...least, customer: { name: 'Nordlys' } },
      { ...least, customer: { id: null } },
      { ...least, customer: null },
      { ...least, order: { id: null, referenceId: null, number: null } },
      { event: least.event, customer: least.customer },
    ]
    expect(lacking.filter((event) => Value.Check(eventSchema, event))).toStrictEqual([])
  })
})
