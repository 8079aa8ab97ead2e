import { setTimeout as wait } from 'node:timers/promises'
import { startPostbud } from '../product/process.ts'
import { round } from '../statistics.ts'

const seconds = Number(process.env['BENCH_SECONDS'] ?? 10)
const settleSeconds = 5

/** Started a second time, its data being there, and left alone. PostgreSQL is not counted. */
export async function* run(): AsyncGenerator<object> {
  const postbud = await startPostbud()
  try {
    await postbud.restart()
    await wait(settleSeconds * 1000)
    const before = postbud.cpuMilliseconds()
    await wait(seconds * 1000)
    yield {
      name: 'idle',
      megabytes: round(postbud.memoryBytes() / 1e6),
      cpuPercent: round((postbud.cpuMilliseconds() - before) / (seconds * 10)),
      startMilliseconds: Math.round(postbud.startMilliseconds),
      goal: { megabytes: 150, cpuPercent: 1, startMilliseconds: 3000 },
    }
  } finally {
    await postbud.stop()
  }
}
