import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient, testKey, type Client } from './client.ts'

/** The program as `npm start` runs it, in a process of its own that may be killed, paused and started again. */
export interface Program extends Client {
  /** The same after every start. */
  url: string
  /** Resolves when it says that it is ready. Fails when it ends instead. */
  start: () => Promise<void>
  pid: () => number
  isRunning: () => boolean
  signal: (signal: NodeJS.Signals) => void
  /** SIGKILL; resolves when it is gone. Harmless when it is not running. */
  kill: () => Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>
  /** What it logged as an error or worse, over all its lives. */
  errors: () => { level: number; msg: string }[]
  /** The value of a metric, all its labels together; 0 when there is none. */
  metric: (name: string) => Promise<number>
}

export interface ProgramOptions {
  /** Beside what every test needs: DATA_DIR, and DATABASE_URL if not embedded. */
  env: Record<string, string>
  receiverUrl: string
}

const errorLevel = 50
const endMilliseconds = 60_000

/** Chooses a port for a program; does not start it. */
export async function createProgram({ env, receiverUrl }: ProgramOptions): Promise<Program> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const client = createClient(() => url, receiverUrl)
  const lines: string[] = []
  let child: ChildProcess | null = null
  let ended: Promise<number | null> = Promise.resolve(null)

  async function start(): Promise<void> {
    if (child) throw new Error('It runs already')
    const started = spawn(process.execPath, [join(import.meta.dirname, '../../src/server/main.ts')], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: String(port),
        POSTBUD_API_KEY: testKey,
        POSTBUD_ALLOW_PRIVATE: '127.0.0.0/8',
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    ended = once(started, 'close').then(([code]: unknown[]) => {
      if (child === started) child = null
      return typeof code === 'number' ? code : null
    })
    let rest = ''
    started.stderr.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
    })
    const ready = Promise.withResolvers<void>()
    let said = ''
    started.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Postbud is ready')) ready.resolve()
    })
    void ended.then((code) =>
      ready.reject(new Error(`It ended with ${code}:\n${lines.slice(-20).join('\n')}`)),
    )
    await ready.promise
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    child?.kill(signal)
    const code = await Promise.race([ended, wait(endMilliseconds, 'late' as const, { ref: false })])
    if (code === 'late') throw new Error(`It did not end after ${signal}`)
    return code
  }

  return {
    ...client,
    url,
    start,
    pid: () => child?.pid ?? 0,
    isRunning: () => child !== null,
    signal: (signal) => void child?.kill(signal),
    async kill() {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
    errors: () =>
      lines
        .filter((line) => line.startsWith('{'))
        // The program's own log.
        .map((line) => JSON.parse(line) as { level: number; msg: string })
        .filter(({ level }) => level >= errorLevel),
    async metric(name) {
      const { text } = await client.call('GET', '/metrics')
      return text
        .split('\n')
        .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
