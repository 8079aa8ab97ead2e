import { setTimeout as wait } from 'node:timers/promises'
import type { BatchResult } from '#contract/events.ts'
import type { Client } from './client.ts'
import type { TestEvent } from './events.ts'
import { Waiting } from './waiting.ts'

/** A sender under way. */
export interface Sending {
  /** The ids of events that were answered with 2xx. */
  accepted: Set<string>
  /** How often which status was answered, 0 for no answer. */
  answers: Map<number, number>
  /** Answers that no sender should ever get, in words. */
  unexpected: string[]
  /** Resolves when so many events were accepted. */
  untilAccepted: (count: number) => Promise<void>
  /** Resolves when all were. */
  done: Promise<void>
}

const repeatMilliseconds = 100

/**
 * Sends events as senders do: several requests at a time, and what was not answered with 2xx is repeated until it is.
 * @param requests the events of each: one goes alone, several go as a batch
 */
export function startSending(client: Client, requests: TestEvent[][], concurrency: number): Sending {
  const accepted = new Set<string>()
  const progress = new Waiting(accepted)
  const answers = new Map<number, number>()
  const unexpected: string[] = []

  /** @returns what has to be sent again */
  async function sendOnce(events: TestEvent[]): Promise<TestEvent[]> {
    const [path, body] = events.length === 1 ? ['', events[0]] : ['/batch', events]
    const answer = await client
      .call<{ results?: BatchResult[] }>('POST', `/api/v1/events${path}`, body)
      .catch(() => null)
    const statuses = events.map(
      (_event, index) => answer?.body.results?.[index]?.status ?? answer?.status ?? 0,
    )
    for (const status of statuses) {
      answers.set(status, (answers.get(status) ?? 0) + 1)
      if (![0, 202, 503].includes(status)) unexpected.push(`${status}: ${answer?.text}`)
    }
    if (answer?.status === 503 && !answer.headers.has('retry-after'))
      unexpected.push('503 without Retry-After')
    for (const [index, { event }] of events.entries()) if (statuses[index] === 202) accepted.add(event.id)
    progress.check()
    return events.filter(({ event }) => !accepted.has(event.id))
  }

  async function run(waiting: Iterator<TestEvent[]>): Promise<void> {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      let left = await sendOnce(next.value)
      while (left.length > 0) {
        await wait(repeatMilliseconds)
        left = await sendOnce(left)
      }
    }
  }

  const waiting = requests.values()
  const runs = Array.from({ length: concurrency }, () => run(waiting))
  return {
    accepted,
    answers,
    unexpected,
    untilAccepted: (count) => progress.until(({ size }) => size >= count, `${count} accepted events`),
    done: Promise.all(runs).then(() => {}),
  }
}
