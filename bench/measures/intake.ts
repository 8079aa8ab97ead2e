import { openShop } from '../product/shop.ts'
import { now } from '../sink/messages.ts'
import { quantile, round } from '../statistics.ts'

const destinations = 20
const senders = 64
const count = Number(process.env['BENCH_EVENTS'] ?? 15_000)

/** One event per request, each sender waiting for its answer. What came of the events is sent meanwhile. */
export async function* run(): AsyncGenerator<object> {
  const { sink, caller, events, customers, api, stop } = await openShop(destinations)
  try {
    for (const warming of [true, false]) {
      events.restart()
      const { complete } = await sink.expect(count)
      const milliseconds: number[] = []
      const begun = now()
      const sender = async () => {
        while (events.made() < count) {
          const { bytes } = events.next(customers[events.made() % customers.length] ?? '')
          const called = now()
          const { status } = await caller.post('/api/v1/events', bytes)
          if (status !== 202) throw new Error(`an event was answered ${status}`)
          milliseconds.push(now() - called)
        }
      }
      await Promise.all(Array.from({ length: senders }, sender))
      const perSecond = (count / (now() - begun)) * 1000
      await complete
      await api.settled()
      if (warming) continue
      yield {
        name: 'intake.single',
        perSecond: round(perSecond),
        p99: round(quantile(milliseconds, 0.99)),
        senders,
        goal: { perSecond: 5000, p99: 50 },
      }
    }
  } finally {
    await stop()
  }
}
