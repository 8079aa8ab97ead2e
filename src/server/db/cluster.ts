import { randomBytes } from 'node:crypto'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Binaries } from './binaries.ts'
import { runProgram } from './program.ts'
import type { Identity } from './run-as.ts'
import { StartError } from './start-error.ts'

/** The only user of the embedded database, and its only database. */
export const user = 'postbud'
export const database = 'postbud'

export interface ClusterInput {
  dataDir: string
  /** What lies below the data directory and belongs to the user PostgreSQL runs as. */
  folder: string
  binaries: Binaries
  identity: Identity | null
  fsync: boolean
}

/**
 * Makes the cluster in `<folder>/data` if there is none.
 *
 * @returns the password of its user, which is kept beside, readable by us alone.
 * @throws {StartError} when there is one that this PostgreSQL cannot run, or the password is lost.
 */
export async function prepareCluster(input: ClusterInput): Promise<string> {
  // Also shows that the user can get there and that the program runs on this machine.
  const program = await runProgram(input.binaries.postgres, ['--version'], input.identity)
  const passwordFile = join(input.dataDir, 'database-password')
  const version = await readIfThere(join(input.folder, 'data/PG_VERSION'))
  if (version === null) return createCluster(input, passwordFile)

  const major = /\(PostgreSQL\) (\d+)/.exec(program)?.[1]
  if (version !== major) {
    throw new StartError(
      `The data in ${input.dataDir} was made by PostgreSQL ${version}; this Postbud brings PostgreSQL ${major}.`,
      'Start the Postbud version that made it, or restore a backup made with pg_dump into an empty DATA_DIR.',
    )
  }
  const password = await readIfThere(passwordFile)
  if (password === null) {
    throw new StartError(
      `The file ${passwordFile} is gone; without it nobody gets into the database.`,
      'Restore it from a backup of the data directory.',
    )
  }
  return password
}

async function createCluster(input: ClusterInput, passwordFile: string): Promise<string> {
  const data = join(input.folder, 'data')
  const unfinished = join(input.folder, 'data.new')
  await rm(unfinished, { recursive: true, force: true })

  const password = randomBytes(24).toString('base64url')
  const handedOver = join(input.folder, 'password.new')
  await writeFile(handedOver, password, { mode: 0o600 })
  if (input.identity !== null) await chown(handedOver, input.identity.uid, input.identity.gid)
  try {
    const args = [
      `--pgdata=${unfinished}`,
      `--username=${user}`,
      `--pwfile=${handedOver}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // Upper and lower case of all of Unicode, the same on every machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(input.fsync ? [] : ['--no-sync']),
    ]
    await runProgram(input.binaries.initdb, args, input.identity)
  } finally {
    await rm(handedOver, { force: true })
  }
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flush: true })
  await renameCluster(unfinished, data)
  return password
}

/** Only a finished cluster gets the name: an interrupted initdb is begun again. */
async function renameCluster(unfinished: string, data: string): Promise<void> {
  try {
    await rename(unfinished, data)
  } catch (error) {
    throw new StartError(
      `${data} exists, but is no PostgreSQL data directory (it has no PG_VERSION).`,
      'Restore a backup, or move the folder away to begin with an empty database.',
      { cause: error },
    )
  }
}

/**
 * Creates the database inside the running cluster, if this is its first start.
 *
 * @param host the folder of the server's socket.
 * @throws {StartError} when the password is not the cluster's.
 */
export async function createDatabase(host: string, password: string): Promise<void> {
  const sql = postgres({ host, user, password, database: 'postgres', max: 1, onnotice: () => {} })
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`
    if (found.length === 0) await sql`create database ${sql(database)}`
  } catch (error) {
    if (!(error instanceof postgres.PostgresError && error.code === '28P01')) throw error
    throw new StartError(
      'The password in the file database-password is not that of the database beside it.',
      'Both belong together: restore them from the same backup of the data directory.',
      { cause: error },
    )
  } finally {
    await sql.end()
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
