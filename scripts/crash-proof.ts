/**
 * The proof that nothing is lost: thousands of events through the public API while the program is killed every few
 * seconds and its PostgreSQL with it or alone. The sender repeats what was not answered with 2xx, as senders do.
 * Then it is counted what arrived. Prints one JSON line; fails when an event that was answered with 2xx is lost, when
 * one arrived twice that was not under way when the program was killed, or when one that had to arrive in order did
 * not.
 *
 *   node scripts/crash-proof.ts [events, default 10000]
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { PostbackDetail } from '#contract/postbacks.ts'
import { sampleEvent, type TestEvent } from '#test/events.ts'
import { createProgram } from '#test/process.ts'
import { startSending } from '#test/sender.ts'
import { startSlowReceiver, type Arrival } from '#test/slow-receiver.ts'

const eventCount = Number(process.argv[2] ?? 10_000)
const customerCount = 5
const concurrency = 4
/** So long after its start the program is killed again: it has to get somewhere in between. */
const killMilliseconds = 1500
const batchSize = 20
const requestsPerBatch = 8
const orderedPerOrder = 5
const arrivalMilliseconds = 60_000

interface Kill {
  what: 'program' | 'postgres' | 'both'
  begin: number
  end: number
}

let orderedCustomer = ''
const started = performance.now()
const folder = await mkdtemp(join(tmpdir(), 'postbud-crash-proof-'))
// For root: the user PostgreSQL runs as has to get through.
await chmod(folder, 0o711)
const receiver = await startSlowReceiver()
const dataDir = join(folder, 'data')
const program = await createProgram({ env: { DATA_DIR: dataDir }, receiverUrl: receiver.url })

try {
  await program.start()
  const requests = await setUp()
  const sending = startSending(program, requests, concurrency)
  const kills = await killUntil(sending.done)
  await untilArrived(sending.accepted)
  const lost = [...sending.accepted].filter((id) => !receiver.arrivals.has(id))
  const doubled = [...receiver.arrivals].filter(([, arrivals]) => arrivals.length > 1)
  const unexplained: string[] = []
  let duplicates = 0
  let duplicatesExplained = 0
  for (const [id, arrivals] of doubled) {
    duplicates += arrivals.length - 1
    if (await isExplained(arrivals, kills)) duplicatesExplained += arrivals.length - 1
    else unexplained.push(id)
  }
  const outOfOrder = requests.flatMap(findOutOfOrder)
  console.log(
    JSON.stringify({
      events: eventCount,
      answered2xx: sending.accepted.size,
      received: receiver.arrivals.size,
      lost: lost.length,
      duplicates,
      duplicatesExplained,
      outOfOrder: outOfOrder.length,
      kills: Object.fromEntries(
        (['program', 'postgres', 'both'] as const).map((what) => [
          what,
          kills.filter((kill) => kill.what === what).length,
        ]),
      ),
      answers: Object.fromEntries(sending.answers),
      seconds: Math.round((performance.now() - started) / 1000),
    }),
  )
  for (const id of lost) console.error(`lost: ${id}`)
  for (const id of unexplained)
    console.error(`not explained: ${id} ${JSON.stringify(receiver.arrivals.get(id))}`)
  for (const id of outOfOrder) console.error(`out of order: ${id}`)
  for (const answer of new Set(sending.unexpected)) console.error(`answered: ${answer}`)
  const faults = [lost, unexplained, outOfOrder, sending.unexpected].flat()
  if (sending.accepted.size < eventCount || faults.length > 0) process.exitCode = 1
} finally {
  if (program.isRunning()) await program.stop()
  await receiver.close()
  await rm(folder, { recursive: true })
}

/** Customers with a trigger each; the events one by one and in batches. */
async function setUp(): Promise<TestEvent[][]> {
  const templateId = await program.template()
  const references: string[] = []
  for (let count = 0; count < customerCount; count++) {
    const { id, referenceId } = await program.customer()
    // One of them in order: those are claimed, the others get their lease while they are accepted.
    await program.trigger({ customerId: id, templateId, ordered: count === 0 })
    if (count === 0) orderedCustomer = referenceId
    references.push(referenceId)
  }
  const requests: TestEvent[][] = []
  let count = 0
  for (let request = 0; count < eventCount; request++) {
    const size = Math.min(request % requestsPerBatch === 0 ? batchSize : 1, eventCount - count)
    const reference = references[request % customerCount] ?? ''
    requests.push(
      Array.from({ length: size }, (_, index) =>
        sampleEvent(reference, (event) => {
          event.order.referenceId = `NP-${request}-${Math.floor(index / orderedPerOrder)}`
        }),
      ),
    )
    count += size
  }
  return requests
}

/** Kills and starts again until the sender has got all its answers. */
async function killUntil(done: Promise<void>): Promise<Kill[]> {
  const kills: Kill[] = []
  const order = ['program', 'program', 'postgres', 'program', 'both'] as const
  for (;;) {
    const end = await Promise.race([done.then(() => 'done'), wait(killMilliseconds)])
    if (end === 'done') return kills
    const what = order[kills.length % order.length] ?? 'program'
    const begin = performance.now()
    if (what !== 'program') process.kill(await postgresPid(), 'SIGKILL')
    if (what !== 'postgres') await program.kill()
    kills.push({ what, begin, end: performance.now() })
    if (what !== 'postgres') await program.start()
  }
}

/** Of the events of one request: those that arrived before one of the same order that stands before them. */
function findOutOfOrder(events: TestEvent[]): string[] {
  if (events[0]?.customer.referenceId !== orderedCustomer) return []
  const latest = new Map<string | null, number>()
  return events.flatMap(({ event, order }) => {
    const at = receiver.arrivals.get(event.id)?.[0]?.at ?? Infinity
    const isLate = at < (latest.get(order.referenceId) ?? 0)
    latest.set(order.referenceId, at)
    return isLate ? [event.id] : []
  })
}

async function postgresPid(): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

async function untilArrived(ids: Set<string>): Promise<void> {
  const until = performance.now() + arrivalMilliseconds
  const isComplete = () => [...ids].every((id) => receiver.arrivals.has(id))
  while (
    performance.now() < until &&
    !(isComplete() && (await program.metric('postbud_open_postbacks')) === 0)
  ) {
    await wait(200)
  }
}

/**
 * The same postback each time; the program was killed between any two arrivals; and of all its attempts only the
 * last was settled. So each earlier one was under way at a kill.
 */
async function isExplained(arrivals: Arrival[], kills: Kill[]): Promise<boolean> {
  const [{ webhookId } = { webhookId: '' }] = arrivals
  const postback = await program.must<PostbackDetail>('GET', `/api/v1/postbacks/${webhookId}`)
  return (
    postback.attempts.length === 1 &&
    arrivals.every(
      (arrival, index) =>
        arrival.webhookId === webhookId &&
        (index === 0 ||
          kills.some(
            ({ what, begin, end }) =>
              what !== 'postgres' && (arrivals[index - 1]?.at ?? Infinity) <= end && arrival.at >= begin,
          )),
    )
  )
}
