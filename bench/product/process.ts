import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { now } from '../sink/messages.ts'

/** The real program, as `npm start` runs it: a process of its own, PostgreSQL on disk, every commit durable. */
export interface Postbud {
  url: string
  key: string
  startMilliseconds: number
  /** What the operating system says of the process, without PostgreSQL. */
  memoryBytes: () => number
  cpuMilliseconds: () => number
  /** The same of PostgreSQL, all its processes together. */
  databaseCpuMilliseconds: () => number
  /** The same data directory again. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

const startSeconds = 60
const pollMilliseconds = 10
/** Linux counts processor time in hundredths of a second. */
const tickMilliseconds = 10
const mainFile = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url))

export async function startPostbud(): Promise<Postbud> {
  const folder = await mkdtemp(join(tmpdir(), 'postbud-bench-'))
  // As root the database runs as another user, who has to get through this folder to its own.
  await chmod(folder, 0o711)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const key = 'pb_bench_key_of_the_administrator'
  let running = await start()

  async function start() {
    const begun = now()
    // BENCH_NODE_OPTIONS: for a profile of the server, such as --cpu-prof.
    const options = process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? []
    const child = spawn(process.execPath, [...options, mainFile], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        DATABASE_URL: '',
        POSTBUD_API_KEY: key,
        POSTBUD_ALLOW_PRIVATE: '127.0.0.0/8',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const exited = once(child, 'exit')
    const ready = await Promise.race([untilReady(url), exited.then(() => false)])
    if (!ready || child.pid === undefined) throw new Error('Postbud did not start')
    return { child, pid: child.pid, exited, startMilliseconds: now() - begun }
  }

  async function end(): Promise<void> {
    running.child.kill('SIGTERM')
    await running.exited
  }

  return {
    url,
    key,
    get startMilliseconds() {
      return running.startMilliseconds
    },
    memoryBytes: () => Number(/VmRSS:\s+(\d+) kB/.exec(procFile(running.pid, 'status'))?.[1]) * 1024,
    cpuMilliseconds: () => cpuOf(running.pid).milliseconds,
    databaseCpuMilliseconds: () => cpuBelow(running.pid),
    async restart() {
      await end()
      running = await start()
    },
    async stop() {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function cpuOf(pid: number): { parent: number; milliseconds: number } {
  const fields = procFile(pid, 'stat').split(') ')[1]?.split(' ').map(Number) ?? []
  const [, parent = 0] = fields
  // Of itself, and of children that have ended.
  const ticks = fields.slice(11, 15).reduce((sum, count) => sum + count, 0)
  return { parent, milliseconds: ticks * tickMilliseconds }
}

/** Of all processes that a process has started, and those they have. */
function cpuBelow(ancestor: number): number {
  const all = new Map<number, { parent: number; milliseconds: number }>()
  for (const name of readdirSync('/proc')) {
    try {
      if (/^\d+$/.test(name)) all.set(Number(name), cpuOf(Number(name)))
    } catch {
      // It ended a moment ago.
    }
  }
  const isBelow = (pid: number): boolean => {
    const parent = all.get(pid)?.parent ?? 0
    return parent === ancestor || (parent > 1 && isBelow(parent))
  }
  return [...all].reduce((sum, [pid, { milliseconds }]) => sum + (isBelow(pid) ? milliseconds : 0), 0)
}

function procFile(pid: number, name: string): string {
  return readFileSync(`/proc/${pid}/${name}`, 'utf8')
}

async function untilReady(url: string): Promise<boolean> {
  for (let tries = 0; tries < (startSeconds * 1000) / pollMilliseconds; tries++) {
    try {
      if ((await fetch(`${url}/readyz`)).ok) return true
    } catch {
      // Not listening yet.
    }
    await wait(pollMilliseconds)
  }
  return false
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
