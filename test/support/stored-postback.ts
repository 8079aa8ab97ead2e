import type { Postback } from '#contract/postbacks.ts'

/** A postback as the API gives it: sent at the first attempt. */
export function storedPostback(id: string, more: Partial<Postback> = {}): Postback {
  return {
    id,
    state: 'sent',
    reason: null,
    customerId: 'c',
    customerName: 'Nordlys',
    triggerId: 't',
    triggerName: 'Shipped to ERP',
    triggerVersion: 1,
    templateVersion: 1,
    eventId: 'e',
    eventType: 'order.shipped',
    order: '100482',
    channel: 'url',
    destination: 'https://erp.nordlys.example',
    part: null,
    resendOf: null,
    attemptCount: 1,
    nextAttemptAt: null,
    createdAt: '2026-10-02T14:52:00.000Z',
    sentAt: '2026-10-02T14:52:01.000Z',
    finishedAt: '2026-10-02T14:52:01.000Z',
    ...more,
  }
}
