import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartError } from './start-error.ts'

/** Held by the one Postbud that owns a data directory. */
export interface DataLock {
  release: () => void
}

/**
 * Takes the data directory for this process, or refuses because another Postbud has it.
 *
 * The kernel keeps the lock and drops it when we die, however we die, so there is no stale lock to judge by
 * process numbers (which repeat, and mean nothing between containers that share a volume). Node offers no
 * `flock`; an SQLite transaction is a lock on a file with exactly these properties.
 *
 * @throws {StartError} when another process has the directory.
 */
export function lockDataDirectory(dataDir: string): DataLock {
  const path = join(dataDir, 'postbud.lock')
  const holder = join(dataDir, 'postbud.pid')
  const database = open(path)
  try {
    database.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    database.close()
    if (!(error instanceof Error && error.message.includes('locked'))) throw error
    throw new StartError(
      `Another Postbud (process ${readHolder(holder)}) is using the data directory ${dataDir}.`,
      'Stop it first, or give this one another DATA_DIR and PORT. Several Postbuds share work through DATABASE_URL.',
      { cause: error },
    )
  }
  writeFileSync(holder, `${process.pid}\n`)
  return {
    release() {
      if (database.isOpen) database.close()
    },
  }
}

/** SQLite says no more than "unable to open database file"; the reason is the file system's. */
function open(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path)
  } catch (error) {
    accessSync(dirname(path), constants.W_OK)
    throw error
  }
}

/** Only for the message: the number may be of another container. */
function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return 'unknown'
  }
}
