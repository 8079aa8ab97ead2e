import { setTimeout as delay } from 'node:timers/promises'
import { pino, type Logger } from 'pino'
import type { App, AppInput } from './app.ts'
import type { Config } from './config.ts'
import { isDatabaseAway } from './db/database.ts'
import { StartError } from './db/start-error.ts'
import { openDatabase } from './open-database.ts'

export type StartApp = (input: AppInput) => Promise<Pick<App, 'url' | 'newKey' | 'setUpLink' | 'stop'>>

/** Less than what supervisors grant usually (systemd 90 s); more than each part takes at most. */
const stopMilliseconds = 45_000
const startMilliseconds = 10_000

/**
 * Runs Postbud until a signal or something that cannot be mended ends it. The first SIGTERM or SIGINT stops it in
 * order, a second one at once. People read standard output, machines the log on standard error.
 *
 * @returns the exit code: 0 after a signal, else 1.
 */
export async function runProcess(config: Config, startApp: StartApp): Promise<number> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }))
  const end = watchForEnd(log)
  const closers: (() => Promise<void>)[] = []
  let code = 0
  try {
    const { database, embedded, close } = await openDatabase(config, log, end.fail, end.stopping)
    closers.push(close)
    const app = await Promise.race([startApp({ config, database, log, embedded }), end.failed, tooLong(end)])
    closers.push(app.stop)
    tellReady(config, app)
    await Promise.race([end.asked, end.failed])
  } catch (error) {
    if (!end.stopping.aborted) {
      code = 1
      tellFailure(error, config, log)
    }
  }
  if (code === 0) say('Postbud is stopping …')
  const stopped = closeAll(closers, log)
  if (!(await Promise.race([stopped, delay(stopMilliseconds, 'late' as const, { ref: false })]))) return code
  log.error('stopping took too long; what was left is mended at the next start')
  return 1
}

interface End {
  /** Settles at the first signal. */
  asked: Promise<void>
  /** Aborted by the first signal. */
  stopping: AbortSignal
  /** Rejects when something happened that the process cannot go on with. */
  failed: Promise<never>
  fail: (error: unknown) => void
}

function watchForEnd(log: Logger): End {
  const asked = Promise.withResolvers<void>()
  const failed = Promise.withResolvers<never>()
  const stopping = new AbortController()
  // Whether anybody waits for it depends on when it happens.
  failed.promise.catch(() => {})

  function onSignal(signal: NodeJS.Signals): void {
    if (stopping.signal.aborted) {
      log.error({ signal }, 'ended at once by a second signal')
      process.exit(1)
    }
    log.info({ signal }, 'stopping')
    stopping.abort()
    asked.resolve()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a bug: nobody handled this error')
    failed.reject(error)
  })
  process.on('unhandledRejection', (reason) => {
    // The driver asks things of its own on a new connection. If that breaks meanwhile, nobody can handle those; the
    // statement that waited for the connection is rejected as well.
    if (isDatabaseAway(reason)) {
      log.warn({ err: reason }, 'a connection to the database was lost while it was being made')
      return
    }
    log.fatal({ err: reason }, 'a bug: nobody handled this rejection')
    failed.reject(reason)
  })
  return { asked: asked.promise, stopping: stopping.signal, failed: failed.promise, fail: failed.reject }
}

/** Whoever wants a starting process to stop does not wait for ever until it has started. */
async function tooLong(end: End): Promise<never> {
  await end.asked
  await delay(startMilliseconds, undefined, { ref: false })
  throw new Error('stopped while starting')
}

async function closeAll(closers: (() => Promise<void>)[], log: Logger): Promise<void> {
  for (const close of closers.toReversed()) {
    await close().catch((error: unknown) => log.error({ err: error }, 'stopping'))
  }
}

function tellReady(config: Config, app: Pick<App, 'url' | 'newKey' | 'setUpLink'>): void {
  const data = config.databaseUrl === null ? `data in ${config.dataDir}` : 'data in DATABASE_URL'
  say(`Postbud is ready: ${app.url} (${data})`)
  if (app.newKey !== null) {
    say(`Administrator key, shown only now: ${app.newKey}`)
  }
  if (app.setUpLink !== null) {
    say(`Open this to set up the first user (once, within 24 hours): ${app.setUpLink}`)
  }
}

function tellFailure(error: unknown, config: Config, log: Logger): void {
  const known = explainListening(error, config)
  if (known instanceof StartError) {
    process.stderr.write(`Postbud cannot run. ${known.message}\n${known.hint}\n`)
    log.debug({ err: known }, 'reason')
  } else log.fatal({ err: error }, 'Postbud cannot run')
}

function explainListening(error: unknown, { host, port }: Config): unknown {
  if (
    !(error instanceof Error) ||
    !('code' in error) ||
    !('syscall' in error) ||
    error.syscall !== 'listen'
  ) {
    return error
  }
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} on ${host} is taken by another program.`,
        `Stop it ("ss -ltnp sport = :${port}" names it), or set PORT to another number.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `HOST ${host} is no address of this machine.`,
        'Set it to 127.0.0.1, to 0.0.0.0, or to an address that "ip address" shows.',
      )
    case 'EACCES':
      return new StartError(
        `This user may not listen on port ${port}.`,
        'Set PORT to a number above 1023 and put a proxy before it.',
      )
    default:
      return error
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
