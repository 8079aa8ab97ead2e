import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { type Binaries, prepareBinaries } from './binaries.ts'
import { lockDataDirectory } from './data-lock.ts'
import type { Log } from './log.ts'
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts'
import { chooseIdentity, type Identity } from './run-as.ts'
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts'
import { StartError } from './start-error.ts'

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
  /** Ends the server in order and gives the data directory back. */
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

const user = 'postbud'
const database = 'postbud'

/** For one program on a small machine; the reasons that are not obvious stand beside. */
const settings: Record<string, string> = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '10s',
  // Compiling a query takes longer than any of ours runs.
  jit: 'off',
  // Parallel queries share memory through /dev/shm, which containers limit to 64 MB.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '',
  log_min_messages: 'warning',
  // Statements carry customers' data; they have no place in a log.
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

/**
 * Starts the PostgreSQL that comes with Postbud: creates the cluster on first use, takes over after a crash.
 *
 * @throws {StartError} for everything an administrator can do something about.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log } = options
  await mkdir(options.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const dataDir = await realpath(options.dataDir)
  const lock = lockDataDirectory(dataDir)
  try {
    const folder = join(dataDir, 'postgres')
    const identity = await chooseIdentity(folder)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (identity !== null) await chown(folder, identity.uid, identity.gid)
    const binaries = await prepareBinaries(identity === null ? null : folder)
    const data = join(folder, 'data')
    const orphan = await findPostmaster(data)
    if (orphan !== null) {
      log.warn({ pid: orphan }, 'PostgreSQL still runs after a crash of Postbud; starting it anew')
      await stopPostmaster(orphan, log)
    }
    const password = await initialise({
      folder,
      dataDir,
      binaries,
      identity,
      fsync: !options.fsyncOffForTests,
    })
    const socketFolder = await makeSocketFolder(dataDir, identity)
    const postmaster = await startPostmaster({
      program: binaries.postgres,
      data,
      identity,
      log,
      settings: {
        ...settings,
        unix_socket_directories: socketFolder,
        ...(options.fsyncOffForTests && { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
      },
    })
    const connection: EmbeddedConnection = { host: socketFolder, user, password, database }
    await createDatabase(connection)
    return supervise(postmaster, connection)
  } catch (error) {
    lock.release()
    throw error
  }

  function supervise(postmaster: Postmaster, connection: EmbeddedConnection): EmbeddedDatabase {
    return {
      connection,
      async stop() {
        await stopPostmaster(postmaster.pid, log)
        await postmaster.exited
        await removeSocketFolder(dataDir)
        lock.release()
      },
      onExit() {},
    }
  }
}

/** Creates the cluster if there is none; returns the password of its only user. */
async function initialise(input: {
  folder: string
  dataDir: string
  binaries: Binaries
  identity: Identity | null
  fsync: boolean
}): Promise<string> {
  const data = join(input.folder, 'data')
  const passwordFile = join(input.dataDir, 'database-password')
  if ((await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null)) !== null) {
    return (await readFile(passwordFile, 'utf8')).trim()
  }
  const password = randomBytes(24).toString('base64url')
  const unfinished = join(input.folder, 'data.new')
  await rm(unfinished, { recursive: true, force: true })
  const handedOver = join(input.folder, 'password.new')
  await writeFile(handedOver, password, { mode: 0o600 })
  if (input.identity !== null) await chown(handedOver, input.identity.uid, input.identity.gid)
  try {
    await run(input.binaries.initdb, input.identity, [
      `--pgdata=${unfinished}`,
      `--username=${user}`,
      `--pwfile=${handedOver}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(input.fsync ? [] : ['--no-sync']),
    ])
  } finally {
    await rm(handedOver)
  }
  await writeFile(passwordFile, password, { mode: 0o600 })
  // Only a finished cluster gets the name: an interrupted initdb is begun again.
  await rename(unfinished, data)
  return password
}

async function run(program: string, identity: Identity | null, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...identity,
    cwd: '/',
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new StartError(`The database could not be created: ${output}`, 'See the message.')
}

async function createDatabase(connection: EmbeddedConnection): Promise<void> {
  const sql = postgres({ ...connection, database: 'postgres', max: 1, onnotice: () => {} })
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`
    if (found.length === 0) await sql`create database ${sql(database)}`
  } finally {
    await sql.end()
  }
}
