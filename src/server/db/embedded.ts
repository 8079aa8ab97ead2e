import { chown, mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { prepareBinaries } from './binaries.ts'
import { createDatabase, database, prepareCluster, user } from './cluster.ts'
import { lockDataDirectory } from './data-lock.ts'
import { explainStart } from './explain.ts'
import type { Log } from './log.ts'
import { endLeftovers, type Launch, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts'
import { chooseIdentity } from './run-as.ts'
import { serverSettings, settingsForTests } from './server-settings.ts'
import { makeSocketFolder, removeSocketFolder, restoreSocketFolder } from './socket-folder.ts'
import type { StartError } from './start-error.ts'

/** Where and as whom the embedded server is reached: only over a unix socket, only with the password. */
export interface EmbeddedConnection {
  /** The folder of the unix socket. */
  host: string
  user: string
  password: string
  database: string
}

/** A PostgreSQL server that runs as our child, its data under the data directory. */
export interface EmbeddedDatabase {
  connection: EmbeddedConnection
  /** Ends the server in order and gives the data directory back. Harmless when called again. */
  stop(): Promise<void>
  /** Called once if the server is gone for good: it died and could not be started again within 60 s. */
  onExit(callback: (error: StartError) => void): void
}

export interface EmbeddedOptions {
  dataDir: string
  log: Log
  /** Several times faster, and a power cut or a crash of the machine destroys the data: for tests only. */
  fsyncOffForTests?: boolean
}

/** How long a server that died may take to be there again, all attempts together. */
const restartMilliseconds = 55_000
const restartPauseMilliseconds = 250

/**
 * Starts the PostgreSQL that comes with Postbud: makes the cluster on first use, ends what a killed Postbud
 * left running, and starts the server again whenever it dies.
 *
 * @throws {StartError} for everything an administrator can do something about.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    await mkdir(options.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    const dataDir = await realpath(options.dataDir)
    const lock = lockDataDirectory(dataDir)
    try {
      return await startLocked({ ...options, dataDir }, lock.release)
    } catch (error) {
      await removeSocketFolder(dataDir)
      lock.release()
      throw error
    }
  } catch (error) {
    throw explainStart(error, options.dataDir)
  }
}

async function startLocked(options: EmbeddedOptions, release: () => void): Promise<EmbeddedDatabase> {
  const { dataDir, log, fsyncOffForTests = false } = options
  const folder = join(dataDir, 'postgres')
  const data = join(folder, 'data')
  // Not taken over as it is: it has the settings of the version that started it, and nobody reads its log.
  await endLeftovers(data, log)
  const identity = await chooseIdentity(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (identity !== null) await chown(folder, identity.uid, identity.gid)
  const binaries = await prepareBinaries(identity === null ? null : folder)
  const password = await prepareCluster({ dataDir, folder, binaries, identity, fsync: !fsyncOffForTests })

  const socketFolder = await makeSocketFolder(dataDir, identity)
  const launch: Launch = {
    program: binaries.postgres,
    data,
    identity,
    log,
    settings: {
      ...serverSettings,
      ...(fsyncOffForTests && settingsForTests),
      unix_socket_directories: socketFolder,
    },
  }
  const postmaster = await startPostmaster(launch)
  try {
    await createDatabase(socketFolder, password)
  } catch (error) {
    await stopPostmaster(postmaster.pid, log)
    throw error
  }
  const restart = async (signal: AbortSignal): Promise<Postmaster> => {
    await endLeftovers(data, log)
    await restoreSocketFolder(socketFolder, identity)
    return startPostmaster({ ...launch, signal })
  }
  const supervised = supervise(postmaster, restart, options)
  return {
    connection: { host: socketFolder, user, password, database },
    async stop() {
      await supervised.stop()
      await removeSocketFolder(dataDir)
      release()
    },
    onExit: supervised.onExit,
  }
}

/** Starts the server again when it dies, until `stop`. */
function supervise(
  first: Postmaster,
  restart: (signal: AbortSignal) => Promise<Postmaster>,
  { dataDir, log }: EmbeddedOptions,
): Pick<EmbeddedDatabase, 'stop' | 'onExit'> {
  const stopping = new AbortController()
  const listeners: ((error: StartError) => void)[] = []
  let current: Postmaster | null = first
  let failure: StartError | null = null
  const watched = watch()

  async function watch(): Promise<void> {
    while (current !== null) {
      const ending = await current.exited
      current = null
      if (stopping.signal.aborted) return
      log.error({ ending }, 'PostgreSQL ended unexpectedly: starting it again')
      current = await startAgain()
    }
  }

  async function startAgain(): Promise<Postmaster | null> {
    const deadline = AbortSignal.timeout(restartMilliseconds)
    const signal = AbortSignal.any([deadline, stopping.signal])
    let reason: unknown
    while (!signal.aborted) {
      try {
        const postmaster = await restart(signal)
        log.info({ pid: postmaster.pid }, 'PostgreSQL is back')
        // `stop` saw no server to stop if it came while this one was starting.
        if (stopping.signal.aborted) await stopPostmaster(postmaster.pid, log)
        return postmaster
      } catch (error) {
        reason = error
        log.warn({ reason: explainStart(error, dataDir).message }, 'PostgreSQL did not start: trying again')
        await delay(restartPauseMilliseconds)
      }
    }
    if (!stopping.signal.aborted) {
      failure = explainStart(reason, dataDir)
      for (const listener of listeners) listener(failure)
    }
    return null
  }

  return {
    async stop() {
      stopping.abort()
      if (current !== null) await stopPostmaster(current.pid, log)
      await watched
    },
    onExit(callback) {
      if (failure === null) listeners.push(callback)
      else callback(failure)
    },
  }
}
