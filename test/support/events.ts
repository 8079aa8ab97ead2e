import { readFileSync } from 'node:fs'

/** A sample event as an object that a test may change. */
export interface TestEvent {
  event: { id: string; type: string; occurredAt: string; [key: string]: unknown }
  customer: { id: string | null; referenceId: string | null; [key: string]: unknown }
  order: {
    id: string | null
    referenceId: string | null
    number: string | null
    note: string | null
    [key: string]: unknown
  }
  [key: string]: unknown
}

let count = 0

/** A sample event for a customer, with an id of its own. */
export function sampleEvent(
  customerReference: string,
  changes: (event: TestEvent) => void = () => {},
  name = 'order-shipped-split',
): TestEvent {
  const text = readFileSync(new URL(`../../fixtures/order-events/${name}.json`, import.meta.url), 'utf8')
  const event = JSON.parse(text) as TestEvent
  event.event.id = `evt_test_${++count}`
  event.customer.referenceId = customerReference
  changes(event)
  return event
}
