import { startBare } from '../bare/bare.ts'
import { sendBatches } from '../load/batches.ts'
import { openShop, type Shop } from '../product/shop.ts'
import { now } from '../sink/messages.ts'
import { median, round } from '../statistics.ts'

const destinations = 20
const goal = 0.3
/** Requests in flight in all: as many as the product has at that rate; more make the bare loop no faster. */
const concurrency = 160
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const eventsPerRound = Number(process.env['BENCH_EVENTS'] ?? 15_000)
const bareRequests = 30_000

/** Both take turns, because machines drift: bare, product, bare, product, … */
export async function* run(): AsyncGenerator<object> {
  const shop = await openShop(destinations)
  const bare = startBare()
  const urls = shop.sink.urls(destinations)
  const bareRates: number[] = []
  const rates: number[] = []
  const costs: Cost[] = []
  try {
    // The first of each warms up the compiler and the database's caches.
    for (let turn = 0; turn <= rounds; turn++) {
      await shop.sink.expect(bareRequests)
      const { perSecond } = await bare.run({ urls, concurrency, requests: bareRequests, body: shop.body })
      const { rate, cost } = await throughput(shop, eventsPerRound)
      if (process.env['BENCH_VERBOSE'])
        console.error({ bare: round(perSecond), pipeline: round(rate), ...cost })
      if (turn === 0) continue
      costs.push(cost)
      bareRates.push(perSecond)
      rates.push(rate)
    }
  } finally {
    await bare.stop()
    await shop.stop()
  }
  const limit = median(bareRates)
  const { length: bytesPerMessage } = shop.body
  yield { name: 'bare.loop', perSecond: round(limit), bytesPerMessage, concurrency }
  yield {
    name: 'pipeline.throughput',
    perSecond: round(median(rates)),
    events: eventsPerRound * rounds,
    destinations,
    cpuMicrosecondsPerEvent: median(costs.map((cost) => cost.cpuMicrosecondsPerEvent)),
    databaseMicrosecondsPerEvent: median(costs.map((cost) => cost.databaseMicrosecondsPerEvent)),
    ratio: round(median(rates) / limit),
    goal,
  }
}

/** Processor time: tells what a change brought even while others use the machine. */
interface Cost {
  cpuMicrosecondsPerEvent: number
  databaseMicrosecondsPerEvent: number
}

/** From the first batch to the last event that is settled, each sent exactly once. */
async function throughput(
  { postbud, api, sink, caller, events, customers }: Shop,
  count: number,
): Promise<{ rate: number; cost: Cost }> {
  events.restart()
  const sentBefore = await api.metric('postbud_postbacks_total', 'state="sent"')
  const { complete } = await sink.expect(count)
  const cpuBefore = postbud.cpuMilliseconds()
  const databaseBefore = postbud.databaseCpuMilliseconds()
  const begun = now()
  await sendBatches(caller, events, customers, count)
  await complete
  await api.settled()
  const milliseconds = now() - begun
  const report = await sink.report()
  const sent = (await api.metric('postbud_postbacks_total', 'state="sent"')) - sentBefore
  if (sent !== count || report.events !== count || report.doubled > 0) {
    throw new Error(
      `${count} events: ${sent} sent, ${report.events} arrived, ${report.doubled} more than once`,
    )
  }
  const perEvent = (spentMilliseconds: number) => round((spentMilliseconds / count) * 1000)
  const cost = {
    cpuMicrosecondsPerEvent: perEvent(postbud.cpuMilliseconds() - cpuBefore),
    databaseMicrosecondsPerEvent: perEvent(postbud.databaseCpuMilliseconds() - databaseBefore),
  }
  return { rate: (count / milliseconds) * 1000, cost }
}
