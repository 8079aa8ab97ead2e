import { sameJson } from '#mapping/json.ts'
import { NO_TABLES } from '#mapping/lookups.ts'
import { createBatches } from '#server/db/batches.ts'
import type { Database } from '#server/db/database.ts'
import { newId } from '#server/db/ids.ts'
import { isDataFault } from '#server/db/faults.ts'
import { repeatInDoubt } from '#server/db/repeat.ts'
import { fieldError } from '#server/http/errors.ts'
import type { Worker } from '#server/postbacks/worker.ts'
import type { Directory, LiveCustomer, Snapshot } from '#server/triggers/live.ts'
import { acceptEvents, type Acceptance } from './accept.ts'
import { matchEvent } from './match.ts'
import { readEvent, type ReadEvent } from './read.ts'
import { findStored } from './stored.ts'

/** What the sender of an event is answered. */
interface Published {
  id: string
  externalId: string
  duplicate: boolean
  postbacks: number
}

/** An event with everything its acceptance will write. Holds nothing of the event but its bytes. */
export interface PreparedEvent {
  acceptance: Acceptance
  /** What it was matched and sealed with. */
  snapshot: Snapshot
}

/** Takes events for good. */
export interface Publisher {
  /**
   * Takes one event.
   * @throws ApiError what `prepare` and `accept` throw
   */
  publish: (bytes: Buffer) => Promise<Published>
  /** The configuration of now. Events that keep their order are prepared with the same one. */
  current: () => Promise<Snapshot>
  /**
   * Reads, matches and seals one event. Nothing is written yet.
   * @throws ApiError what is wrong with the event; what the driver says when the database stays away
   */
  prepare: (bytes: Buffer, snapshot: Snapshot) => Promise<PreparedEvent>
  /**
   * Writes it in one transaction. The promise resolves only after a commit that was answered without doubt.
   * @returns null when the configuration has changed since it was prepared: nothing was written, prepare it again
   * @throws ApiError event_conflict; what the driver says when the database stays away
   */
  accept: (prepared: PreparedEvent) => Promise<Published | null>
  /** Resolves when nothing is being written any more. */
  idle: () => Promise<void>
}

export interface PublisherOptions {
  database: Database
  directory: Directory
  /** null where this process only takes events: then others are told that there is work. */
  worker: Worker | null
  announce: () => void
}

/** More would make smaller batches, which cost more each event, and wait for each other's fsync. */
const concurrentWrites = 2
const batchEvents = 250
const batchBytes = 4 * 1024 * 1024
/** Waits before an acceptance whose answer never came is repeated. */
const repeatMilliseconds = [50, 500, 2000]

export function createPublisher(options: PublisherOptions): Publisher {
  const { database, directory, worker } = options
  const leaseTerms = () => worker?.leaseTerms() ?? { nodeId: null, milliseconds: 0 }
  const batches = createBatches<Acceptance>({
    concurrency: concurrentWrites,
    gatherMilliseconds: 0,
    maxItems: batchEvents,
    maxWeight: batchBytes,
    weigh: weightOf,
    // An order's place is taken when its statement gets there, and two at once may get there in either order.
    keysOf: ({ customerId, order, postbacks }) =>
      postbacks.some(({ trigger }) => trigger.content.ordered) ? [`${customerId} ${order.key}`] : [],
    isOneItemsFault: isDataFault,
    write: (events) =>
      repeatInDoubt(repeatMilliseconds, () => acceptEvents(database.sql, events, leaseTerms())),
  })

  async function publish(bytes: Buffer): Promise<Published> {
    for (;;) {
      const published = await accept(await prepare(bytes, await directory.current()))
      if (published) return published
    }
  }

  async function prepare(bytes: Buffer, snapshot: Snapshot): Promise<PreparedEvent> {
    const event = readEvent(bytes)
    const customer = await customerOf(event, snapshot)
    const now = Date.now()
    const triggers = await snapshot.matching(customer.id, event.type)
    const tables = triggers.length === 0 ? NO_TABLES : await snapshot.tables(customer.id)
    const { matches, postbacks } = matchEvent(event, customer, triggers, tables, now)
    const acceptance: Acceptance = {
      bucket: customer.bucket,
      id: newId(customer.bucket, now),
      customerId: customer.id,
      externalId: event.externalId,
      type: event.type,
      occurredAt: event.occurredAt,
      order: event.order,
      epoch: snapshot.epoch,
      payload: event.bytes,
      matches: Buffer.from(JSON.stringify(matches)),
      postbacks,
      outcome: { kind: 'open' },
    }
    return { acceptance, snapshot }
  }

  async function accept({ acceptance, snapshot }: PreparedEvent): Promise<Published | null> {
    const { bucket, customerId, postbacks } = acceptance
    const leased = worker ? worker.lease(postbacks) : []
    let sent = false
    try {
      await batches.submit(acceptance)
      if (acceptance.outcome.kind === 'accepted') {
        worker?.begin(leased, { bucket, customerId, snapshot })
        sent = true
        if (postbacks.some(({ leaseId, state }) => state === 'waiting' && leaseId === null))
          options.announce()
        return answer(acceptance, acceptance.id, false, postbacks.length)
      }
    } finally {
      if (!sent) worker?.giveBack(leased)
    }
    if (acceptance.outcome.kind === 'known') return await answerKnown(acceptance, acceptance.outcome.eventId)
    directory.renew(snapshot)
    return null
  }

  /** The same content again is answered as the first time, other content under the same id is refused. */
  async function answerKnown(event: Acceptance, eventId: string): Promise<Published> {
    const stored = await findStored(database.sql, event.bucket, eventId)
    // Its partition was dropped a moment ago; the key goes next.
    if (!stored) return answer(event, eventId, true, 0)
    const { payload } = event
    if (
      !stored.payload.equals(payload) &&
      !sameJson(readEvent(stored.payload).payload, readEvent(payload).payload)
    ) {
      throw fieldError('event_conflict', '/event/id')
    }
    return answer(event, eventId, true, stored.postbackCount)
  }

  return { publish, current: directory.current, prepare, accept, idle: batches.idle }
}

async function customerOf(event: ReadEvent, snapshot: Snapshot): Promise<LiveCustomer> {
  const customer = await snapshot.customer(event.customer.referenceId, event.customer.id)
  const path = event.customer.referenceId === null ? '/customer/id' : '/customer/referenceId'
  if (!customer) {
    const number = event.customer.referenceId ?? event.customer.id ?? ''
    throw fieldError('customer_unknown', path, { reason: 'number', values: { number } })
  }
  if (customer.archived) throw fieldError('customer_archived', path)
  return customer
}

function answer(event: Acceptance, id: string, duplicate: boolean, postbacks: number): Published {
  return { id, externalId: event.externalId, duplicate, postbacks }
}

function weightOf(event: Acceptance): number {
  return event.postbacks.reduce(
    (sum, postback) => sum + (postback.body?.length ?? 0) + 1000,
    event.payload.length + 1000,
  )
}
