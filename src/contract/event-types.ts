import { Type, type Static } from 'typebox'
import { Closed, endpoint } from './endpoint.ts'
import { eventShape } from './event-shape.ts'
import { Sample } from './samples.ts'

/** What can happen to an order. A list, so that more can follow. */
export const eventTypes = [
  { type: 'order.received', labels: { en: 'Order received', da: 'Bestilling modtaget' } },
  { type: 'order.failed', labels: { en: 'Order failed', da: 'Ordren mislykkedes' } },
  { type: 'order.cancelled', labels: { en: 'Order cancelled', da: 'Ordre annulleret' } },
  { type: 'order.returned', labels: { en: 'Order returned', da: 'Ordren returneret' } },
  {
    type: 'order.in_production',
    labels: { en: 'Order put into production', da: 'Ordre sat i produktion' },
  },
  { type: 'order.delivered', labels: { en: 'Order delivered', da: 'Ordre leveret' } },
  { type: 'order.shipped', labels: { en: 'Order shipped', da: 'Ordren afsendt' } },
  { type: 'order.in_transit', labels: { en: 'Order in transit', da: 'Bestilling i transit' } },
] as const satisfies { type: string; labels: { en: string; da: string } }[]

export const EventTypeName = Type.Enum(eventTypes.map(({ type }) => type))
export type EventTypeName = (typeof eventTypes)[number]['type']

export function isEventType(value: unknown): value is EventTypeName {
  return eventTypes.some(({ type }) => type === value)
}

/** An event of any type. */
export const eventSchema = eventShape(EventTypeName)

/** The JSON Schema of one type's events. */
export function eventSchemaOf(type: EventTypeName) {
  return eventShape(Type.Literal(type))
}

export const EventType = Type.Object({
  type: EventTypeName,
  labels: Type.Object({ en: Type.String(), da: Type.String() }),
  schema: Type.Unknown({ description: "JSON Schema of this type's events" }),
  samples: Type.Array(Sample),
})
export type EventType = Static<typeof EventType>

export const listEventTypes = endpoint({
  method: 'GET',
  path: '/api/v1/event-types',
  tag: 'Event types and samples',
  summary: 'List what can happen to an order, with the shape of such events and samples',
  access: 'read',
  query: Closed({}),
  responses: { 200: Type.Object({ items: Type.Array(EventType), nextCursor: Type.Null() }) },
})
