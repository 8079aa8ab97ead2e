import type { Caller } from './caller.ts'
import type { EventSource } from './events.ts'

const eventsPerBatch = 250
const batchesAtOnce = 4
const brackets = { open: Buffer.from('['), comma: Buffer.from(','), close: Buffer.from(']') }

/**
 * Sends `count` events in batches, one customer after the other, a few batches at a time: a sender with much to say
 * who waits for answers.
 */
export async function sendBatches(
  caller: Caller,
  events: EventSource,
  customers: string[],
  count: number,
): Promise<void> {
  let left = count
  async function sender(): Promise<void> {
    while (left > 0) {
      const size = Math.min(eventsPerBatch, left)
      left -= size
      const { status, body } = await caller.post('/api/v1/events/batch', batchOf(events, customers, size))
      if (status !== 202) throw new Error(`a batch was answered ${status}: ${body.toString().slice(0, 500)}`)
    }
  }
  await Promise.all(Array.from({ length: batchesAtOnce }, sender))
}

function batchOf(events: EventSource, customers: string[], size: number): Buffer {
  const pieces: Buffer[] = []
  for (let index = 0; index < size; index++) {
    const customer = customers[events.made() % customers.length] ?? ''
    pieces.push(index === 0 ? brackets.open : brackets.comma, events.next(customer).bytes)
  }
  return Buffer.concat([...pieces, brackets.close])
}
