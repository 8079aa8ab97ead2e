import { readFileSync } from 'node:fs'
import { eventDigits, eventMark } from '../sink/messages.ts'

/** Makes events that are like a print house's, one after the other, without costing much. */
export interface EventSource {
  /** The next event of a customer, as it is sent, and the number the sink knows it by. */
  next: (referenceId: string) => { number: number; bytes: Buffer }
  /** So many have been made: the number of the next. */
  made: () => number
  /** Begins again at 0, with ids that were never used. */
  restart: () => void
}

/** An order has several events in its life. */
const eventsPerOrder = 4
const sample = new URL('../../fixtures/order-events/order-shipped-single-us.json', import.meta.url)
const holes = { event: '\u{1F4E8}event', customer: '\u{1F4E8}customer', order: '\u{1F4E8}order' }

export function createEventSource(): EventSource {
  const text = compactSample()
  const pieces = text.split(/(\u{1F4E8}(?:event|customer|order))/u)
  let made = 0
  let round = 0
  const ofCustomer = new Map<string, number>()
  return {
    next(referenceId) {
      const number = made++
      // In the body only the number counts; the round keeps ids of different runs apart.
      const event = `${eventMark}${String(number).padStart(eventDigits, '0')}-${round}`
      const before = ofCustomer.get(referenceId) ?? 0
      ofCustomer.set(referenceId, before + 1)
      const order = String(100_000 + Math.floor(before / eventsPerOrder))
      const filled = pieces.map((piece) => {
        if (piece === holes.event) return event
        if (piece === holes.customer) return referenceId
        return piece === holes.order ? order : piece
      })
      return { number, bytes: Buffer.from(filled.join('')) }
    },
    made: () => made,
    restart() {
      made = 0
      round++
    },
  }
}

/** 3.7 KB as programs send it, without the blanks of the file. */
function compactSample(): string {
  // Our own file; only these fields are looked at.
  const event = JSON.parse(readFileSync(sample, 'utf8')) as {
    event: { id: string }
    customer: { referenceId: string }
    order: { id: string; referenceId: string; number: string }
  }
  event.event.id = holes.event
  event.customer.referenceId = holes.customer
  event.order.id = `ord_${holes.order}`
  event.order.referenceId = `PO-${holes.order}`
  event.order.number = holes.order
  return JSON.stringify(event)
}
