import { readdirSync, readFileSync } from 'node:fs'

/** As much of a sample event as the demo looks at. */
export interface SampleEvent {
  event: { id: string; type: string; occurredAt: string }
  customer: { name: string; referenceId: string; email: string | null }
  order: {
    referenceId: string | null
    number: string | null
    note: string | null
    items: { sku: string; name: string; quantity: number; unitPrice: { amount: string; currency: string } }[]
  }
  shipment: { tracking: { code: string; url: string } | null; method: { carrier: string } | null } | null
}

const folder = new URL('../../fixtures/order-events/', import.meta.url)

/** Every sample event, in the order in which they happened. */
export function sampleEvents(): SampleEvent[] {
  return readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SampleEvent)
    .sort((a, b) => a.event.occurredAt.localeCompare(b.event.occurredAt))
}
