import { startBare } from '../bare/bare.ts'
import { startFloor, type Floor } from '../floor/floor.ts'
import { sendBatches } from '../load/batches.ts'
import { createCaller } from '../load/caller.ts'
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

/** They take turns, because machines drift: bare, floor, product, bare, floor, product, … */
export async function* run(): AsyncGenerator<object> {
  const shop = await openShop(destinations)
  const bare = startBare()
  const urls = shop.sink.urls(destinations)
  const floor = await startFloor(urls)
  const bareRates: number[] = []
  const floorRates: number[] = []
  const rates: number[] = []
  const costs: Cost[] = []
  try {
    // The first of each warms up the compiler and the database's caches.
    for (let turn = 0; turn <= rounds; turn++) {
      await shop.sink.expect(bareRequests)
      const { perSecond } = await bare.run({ urls, concurrency, requests: bareRequests, body: shop.body })
      const floorRate = await floorThroughput(shop, floor, eventsPerRound * (turn + 1))
      const { rate, cost } = await throughput(shop, eventsPerRound)
      if (process.env['BENCH_VERBOSE'])
        console.error({ bare: round(perSecond), floor: round(floorRate), pipeline: round(rate), ...cost })
      if (turn === 0) continue
      costs.push(cost)
      bareRates.push(perSecond)
      floorRates.push(floorRate)
      rates.push(rate)
    }
  } finally {
    await bare.stop()
    await floor.stop()
    await shop.stop()
  }
  const limit = median(bareRates)
  const { length: bytesPerMessage } = shop.body
  yield { name: 'bare.loop', perSecond: round(limit), bytesPerMessage, concurrency }
  const least = median(floorRates)
  yield { name: 'floor.throughput', perSecond: round(least), ratio: round(least / limit) }
  yield {
    name: 'pipeline.throughput',
    perSecond: round(median(rates)),
    events: eventsPerRound * rounds,
    destinations,
    cpuMicrosecondsPerEvent: median(costs.map((cost) => cost.cpuMicrosecondsPerEvent)),
    databaseMicrosecondsPerEvent: median(costs.map((cost) => cost.databaseMicrosecondsPerEvent)),
    ratio: round(median(rates) / limit),
    goal,
    ratioToFloor: round(median(rates) / least),
  }
}

/** Processor time: tells what a change brought even while others use the machine. */
interface Cost {
  cpuMicrosecondsPerEvent: number
  databaseMicrosecondsPerEvent: number
}

/** The same events through the least durable sender. @param settledThen messages it will have settled by then */
async function floorThroughput(
  { sink, events, customers }: Shop,
  floor: Floor,
  settledThen: number,
): Promise<number> {
  const caller = createCaller(floor.url, '')
  events.restart()
  const { complete } = await sink.expect(eventsPerRound)
  const begun = now()
  await sendBatches(caller, events, customers, eventsPerRound)
  await complete
  await floor.settled(settledThen)
  const milliseconds = now() - begun
  caller.close()
  return (eventsPerRound / milliseconds) * 1000
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
