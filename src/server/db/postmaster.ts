import { spawn, type ChildProcess } from 'node:child_process'
import { readdir, readFile, readlink, rm } from 'node:fs/promises'
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
const leftoverMilliseconds = 10_000
const keptLogLines = 30
/**
 * A statement of ours takes some megabytes for a moment. glibc gave them back after each, and the kernel cleared them
 * again for the next: an eighth of PostgreSQL's processor time while events are taken.
 * @see https://man7.org/linux/man-pages/man3/mallopt.3.html
 */
const keepMemory = {
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(32 * 1024 * 1024),
}

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
    env: { LC_ALL: 'C', TZ: 'UTC', ...keepMemory },
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

/**
 * Ends what a crash left running on this cluster: a server whose Postbud was killed, the processes of a server
 * that was killed itself. Then takes away the server's lock file, which PostgreSQL only does if the number in it
 * is nobody's: numbers repeat, above all in containers.
 *
 * Only for who holds the data directory's lock.
 */
export async function endLeftovers(data: string, log: Log): Promise<void> {
  const file = await readPidFile(data)
  const processes = await processesIn(data)
  if (file !== null && processes.includes(file.pid)) {
    log.warn({ pid: file.pid }, 'PostgreSQL still runs after a crash of Postbud: ending it')
    await stopPostmaster(file.pid, log)
  }
  // Without their server they end by themselves, once they notice. While they are there no other may start.
  const deadline = performance.now() + leftoverMilliseconds
  for (let left = processes; left.length > 0; left = await processesIn(data)) {
    if (performance.now() > deadline) throw failure('processes of the one before are left', left.map(String))
    await delay(pollMilliseconds)
  }
  await rm(join(data, 'postmaster.pid'), { force: true })
}

/** All of a server's processes work in its data directory; so may somebody's shell. */
async function processesIn(data: string): Promise<number[]> {
  const numbers = (await readdir('/proc')).map(Number).filter((number) => number > 0)
  const found = await Promise.all(
    numbers.map(async (pid) => {
      const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null)
      if (folder !== data) return false
      return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres'
    }),
  )
  return numbers.filter((_, index) => found[index])
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
    // FATAL ends one connection only, and whoever had it is told.
    else log.debug({ postgres: line }, 'PostgreSQL')
  })
  return last
}
