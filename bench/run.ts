/**
 * Measures Postbud and prints one JSON line for each measure. `npm run bench` runs all, `npm run bench -- latency idle`
 * some. Everything shares the machine's cores with what it is compared to, so ratios count, not figures.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** In the order in which they run. Loaded when run, after what they need has been installed. */
const measures: Record<string, () => Promise<{ run: () => AsyncIterable<object> | Iterable<object> }>> = {
  mapping: () => import('./measures/mapping.ts'),
  preview: () => import('./measures/preview.ts'),
  throughput: () => import('./measures/throughput.ts'),
  latency: () => import('./measures/latency.ts'),
  intake: () => import('./measures/intake.ts'),
  neighbour: () => import('./measures/neighbour.ts'),
  idle: () => import('./measures/idle.ts'),
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !Object.hasOwn(measures, name))
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(', ')}. There are ${Object.keys(measures).join(', ')}.`)
  process.exit(2)
}

if (!existsSync(`${folder}node_modules/liquidjs`)) {
  const { status } = spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) process.exit(1)
}

for (const [name, load] of Object.entries(measures)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const { run } = await load()
  for await (const line of run()) console.log(JSON.stringify(line))
}
