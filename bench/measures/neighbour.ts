import { sendBatches } from '../load/batches.ts'
import { createCustomer } from '../product/set-up.ts'
import { openShop, type Shop } from '../product/shop.ts'
import { now } from '../sink/messages.ts'
import { median, round } from '../statistics.ts'

const healthy = 9
const stuck = 20_000
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const eventsPerRound = Number(process.env['BENCH_EVENTS'] ?? 10_000)
const goal = 0.9

/**
 * Ten destinations, one of which takes requests and never answers, with 20,000 messages stuck behind it: what the
 * other nine get, against what they get without it. First without, then with, since what is stuck stays.
 */
export async function* run(): AsyncGenerator<object> {
  const shop = await openShop(healthy)
  try {
    await measure(shop)
    const alone: number[] = []
    for (let turn = 0; turn < rounds; turn++) alone.push(await measure(shop))

    const hanging = await createCustomer(shop.api, shop.templateId, healthy, shop.sink.hangingUrl)
    shop.events.restart()
    await sendBatches(shop.caller, shop.events, [hanging], stuck)
    const beside: number[] = []
    for (let turn = 0; turn < rounds; turn++) beside.push(await measure(shop))
    const open = await shop.api.metric('postbud_open_postbacks')
    if (open < stuck * 0.9) throw new Error(`only ${open} messages were stuck`)
    yield {
      name: 'neighbour',
      alonePerSecond: round(median(alone)),
      besidePerSecond: round(median(beside)),
      destinations: healthy + 1,
      stuck: open,
      ratio: round(median(beside) / median(alone)),
      goal,
    }
  } finally {
    await shop.stop()
  }
}

/** From the first batch to the last arrival at a healthy destination, events per second. */
async function measure({ events, sink, caller, customers }: Shop): Promise<number> {
  events.restart()
  const { complete } = await sink.expect(eventsPerRound)
  const begun = now()
  await sendBatches(caller, events, customers, eventsPerRound)
  return (eventsPerRound / ((await complete) - begun)) * 1000
}
