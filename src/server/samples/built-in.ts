import { readdirSync, readFileSync } from 'node:fs'
import { isEventType } from '#contract/event-types.ts'

/** A sample that Postbud brings along. */
export interface BuiltInSample {
  /** The name of its file. */
  id: string
  /** In English. */
  name: string
  labels: { en: string; da: string }
  eventType: string
  /** As in the file. */
  payload: Buffer
}

const folder = new URL('../../../fixtures/order-events/', import.meta.url)

const labels: Record<string, { en: string; da: string }> = {
  'order-received': { en: 'Received, three lines', da: 'Modtaget, tre varer' },
  'order-failed': { en: 'Failed, two errors', da: 'Mislykket, to fejl' },
  'order-failed-sparse': { en: 'Failed, hardly any data', da: 'Mislykket, næsten ingen data' },
  'order-cancelled-partial': { en: 'Cancelled in part', da: 'Delvist annulleret' },
  'order-returned': { en: 'Returned parcel', da: 'Returneret pakke' },
  'order-in-production': { en: 'Put into production', da: 'Sat i produktion' },
  'order-delivered': { en: 'Delivered and signed for', da: 'Leveret mod underskrift' },
  'order-shipped-split': { en: 'Shipped, two parcels', da: 'Afsendt, to pakker' },
  'order-shipped-single-us': { en: 'Shipped, one parcel, USA', da: 'Afsendt, en pakke, USA' },
  'order-shipped-untracked': { en: 'Shipped, no tracking', da: 'Afsendt uden sporing' },
  'order-shipped-reprint': { en: 'Shipped, a reprint', da: 'Afsendt, genoptryk' },
  'order-in-transit': { en: 'In transit', da: 'I transit' },
}

let loaded: BuiltInSample[] | null = null

/** The built-in samples, in the order in which things happen to an order. */
export function builtInSamples(): BuiltInSample[] {
  loaded ??= load()
  return loaded
}

function load(): BuiltInSample[] {
  const order = Object.keys(labels)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map(loadOne)
}

function loadOne(id: string): BuiltInSample {
  const payload = readFileSync(new URL(`${id}.json`, folder))
  const event: unknown = JSON.parse(payload.toString('utf8'))
  const eventType = typeOf(event)
  const label = labels[id]
  // A fault of ours, found by the tests: every file has an event type and a name.
  if (eventType === null || !label) throw new Error(`fixtures/order-events/${id}.json has no type or name`)
  return { id, name: label.en, labels: label, eventType, payload }
}

/** @returns `event.type` of a parsed event, null when it is none of the catalogue's */
export function typeOf(event: unknown): string | null {
  const inner = member(event, 'event')
  const type = member(inner, 'type')
  return isEventType(type) ? type : null
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}
