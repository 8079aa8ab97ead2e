import { median, round } from '../statistics.ts'

/** Something that takes part: makes the document once. */
export type Contestant = () => unknown

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
const roundMilliseconds = 200

/** How often each can do it in a second, on one core. They take turns, because machines drift. */
export async function contest(contestants: Record<string, Contestant>): Promise<Record<string, number>> {
  const rates: Record<string, number[]> = {}
  // The first round warms up the compiler.
  for (let turn = 0; turn <= rounds; turn++) {
    for (const [name, contestant] of Object.entries(contestants)) {
      const rate = await rateOf(contestant)
      if (turn > 0) (rates[name] ??= []).push(rate)
    }
  }
  return Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, round(median(all))]))
}

/** By the processor's time, which others on the machine take nothing from. */
async function rateOf(contestant: Contestant): Promise<number> {
  const isAsync = contestant() instanceof Promise
  const before = process.cpuUsage()
  const begun = performance.now()
  let count = 0
  while (performance.now() - begun < roundMilliseconds) {
    for (let i = 0; i < 50; i++) {
      if (isAsync) await contestant()
      else contestant()
    }
    count += 50
  }
  const { user, system } = process.cpuUsage(before)
  return (count / (user + system)) * 1_000_000
}

/** How many times as fast the first is as each of the others. */
export function ratios(rates: Record<string, number>, first: string): Record<string, number> {
  const own = rates[first] ?? Number.NaN
  const others = Object.entries(rates).filter(([name]) => name !== first)
  return Object.fromEntries(others.map(([name, rate]) => [name, round(own / rate)]))
}
