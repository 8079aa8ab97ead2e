import { setTimeout as wait } from 'node:timers/promises'
import { openShop, type Shop } from '../product/shop.ts'
import { now } from '../sink/messages.ts'
import { quantile, round } from '../statistics.ts'

const destinations = 20
const warmingEvents = 3000
const seconds = Number(process.env['BENCH_SECONDS'] ?? 10)
const goals = new Map([
  [100, { p50: 2.5, p99: 7 }],
  [500, { p50: 3, p99: 15 }],
])

/** One event per request, at a constant rate: from the caller's call to the arrival at the receiver. */
export async function* run(): AsyncGenerator<object> {
  const shop = await openShop(destinations)
  try {
    // Until the compiler has seen the way often enough: a program that runs all day is as warm.
    await spread(shop, warmingEvents, 500)
    for (const [perSecond, goal] of goals) {
      const milliseconds = await spread(shop, perSecond * seconds, perSecond)
      yield {
        name: 'latency',
        eventsPerSecond: perSecond,
        events: milliseconds.length,
        p50: round(quantile(milliseconds, 0.5)),
        p99: round(quantile(milliseconds, 0.99)),
        goal,
      }
    }
  } finally {
    await shop.stop()
  }
}

/** Calls at their times, whether earlier ones have been answered or not. @returns milliseconds, one for each event */
async function spread({ caller, events, sink, customers, api }: Shop, count: number, perSecond: number) {
  events.restart()
  const { complete } = await sink.expect(count)
  const called = new Float64Array(count)
  const answers: Promise<{ status: number }>[] = []
  const begun = now()
  while (answers.length < count) {
    const due = begun + (answers.length / perSecond) * 1000
    if (now() < due) {
      await wait(1)
      continue
    }
    const { number, bytes } = events.next(customers[answers.length % customers.length] ?? '')
    called[number] = now()
    answers.push(caller.post('/api/v1/events', bytes))
  }
  const refused = (await Promise.all(answers)).filter(({ status }) => status !== 202)
  if (refused.length > 0) throw new Error(`${refused.length} events were not taken`)
  await complete
  await api.settled()
  const { arrivals } = await sink.report()
  return called.map((time, number) => (arrivals[number] ?? Number.NaN) - time)
}
