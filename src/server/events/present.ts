import type { EventSummary } from '#contract/events.ts'
import type { StoredEvent } from './stored.ts'

export function presentSummary(event: StoredEvent): EventSummary {
  return {
    id: event.id,
    externalId: event.externalId,
    type: event.type,
    customerId: event.customerId,
    customerName: event.customerName,
    order: event.orderKey,
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    postbacks: event.postbackCount,
  }
}
