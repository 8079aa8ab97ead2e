import { spawn, type ChildProcess } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from './log.ts'
import type { Identity } from './run-as.ts'

/** How a PostgreSQL server is started. */
export interface Launch {
  /** The `postgres` program. */
  program: string
  /** The cluster's folder (PGDATA). */
  data: string
  identity: Identity | null
  /** Server settings (`postgresql.conf` names). */
  settings: Record<string, string>
  /** Gives up the start; without it recovery may take as long as it takes. */
  signal?: AbortSignal
  log: Log
}

/** A PostgreSQL server that takes connections. */
export interface Postmaster {
  pid: number
  /** Settles when the server process is gone, with how it ended. Never rejects. */
  exited: Promise<string>
}

const pollMilliseconds = 10
const fastShutdownMilliseconds = 10_000
const immediateShutdownMilliseconds = 5000
const slowMilliseconds = 3000
const keptLogLines = 30

/**
 * Starts a server and waits until it takes connections; recovery after a crash may take a while.
 *
 * @throws {Error} with what it said last, when it ends instead.
 */
export async function startPostmaster(launch: Launch): Promise<Postmaster> {
  const settings = Object.entries(launch.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(launch.program, ['-D', launch.data, ...settings], {
    ...launch.identity,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    // A process group of its own: Ctrl-C in a terminal is for us, and we then stop the server in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const output = forwardLog(child, launch.log)
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`))
  })
  const ended = exited.then((ending) => ({ ending }))

  const started = performance.now()
  let told = false
  for (;;) {
    const file = await readPidFile(launch.data)
    if (file !== null && file.pid === child.pid && file.ready) return { pid: file.pid, exited }
    const end = await Promise.race([ended, delay(pollMilliseconds)])
    if (end) throw failure(end.ending, output)
    if (launch.signal?.aborted) {
      child.kill('SIGQUIT')
      await ended
      throw failure('given up', output)
    }
    if (performance.now() - started > slowMilliseconds && !told) {
      told = true
      launch.log.info('PostgreSQL is recovering after a crash; this can take some minutes')
    }
  }
}

function failure(ending: string, output: string[]): Error {
  return new Error(`PostgreSQL did not start (${ending}): ${output.join('\n')}`)
}

/**
 * Ends a server: first in order, with a checkpoint (SIGINT), then at once (SIGQUIT; the next start recovers),
 * then by force. Returns when the process is gone. Also for a server that is not our child.
 */
export async function stopPostmaster(pid: number, log: Log): Promise<void> {
  const steps = [
    { signal: 'SIGINT', milliseconds: fastShutdownMilliseconds },
    { signal: 'SIGQUIT', milliseconds: immediateShutdownMilliseconds },
    { signal: 'SIGKILL', milliseconds: immediateShutdownMilliseconds },
  ] as const
  for (const { signal, milliseconds } of steps) {
    if (signal !== 'SIGINT') log.warn({ pid, signal }, 'PostgreSQL did not stop in time')
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = performance.now() + milliseconds
    while (performance.now() < deadline) {
      if (!(await isRunning(pid))) return
      await delay(pollMilliseconds)
    }
  }
}

/** The server that runs on this cluster, left by a Postbud that was killed; null if there is none. */
export async function findPostmaster(data: string): Promise<number | null> {
  const file = await readPidFile(data)
  if (file === null) return null
  // Process numbers repeat: only a process that works in this very folder is the one that wrote the file.
  const folder = await readlink(`/proc/${file.pid}/cwd`).catch(() => null)
  return folder === data ? file.pid : null
}

async function readPidFile(data: string): Promise<{ pid: number; ready: boolean } | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n')
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' }
}

/** A process that ended but was not waited for by its parent (a zombie) no longer runs. */
export async function isRunning(pid: number): Promise<boolean> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return text !== null && !text.slice(text.lastIndexOf(')')).startsWith(') Z')
}

/** PostgreSQL's own log goes to ours; its last lines are kept to explain a failed start. */
function forwardLog(child: ChildProcess, log: Log): string[] {
  const last: string[] = []
  if (child.stderr === null) return last
  createInterface({ input: child.stderr }).on('line', (line) => {
    last.push(line)
    if (last.length > keptLogLines) last.shift()
    if (line.startsWith('PANIC:')) log.error({ postgres: line }, 'PostgreSQL')
    // Mostly the end of a connection, at every restart.
    else if (line.startsWith('FATAL:')) log.warn({ postgres: line }, 'PostgreSQL')
    else log.debug({ postgres: line }, 'PostgreSQL')
  })
  return last
}
