import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Identity } from './run-as.ts'
import { StartError } from './start-error.ts'

/**
 * Runs one of PostgreSQL's programs to its end and returns what it printed.
 *
 * @throws {Error} with what it said on its error output, when it fails.
 * @throws {StartError} when it cannot be run at all.
 */
export async function runProgram(path: string, args: string[], identity: Identity | null): Promise<string> {
  const child = spawn(path, args, {
    ...identity,
    cwd: '/',
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let complaint = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const ending = await new Promise<number | NodeJS.Signals | null | Error>((resolve) => {
    child.once('error', resolve)
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
  if (ending === 0) return output
  if (ending instanceof Error) throw await explainSpawn(ending, path, identity)
  throw new Error(`${path} failed (${ending}): ${complaint.trim()}`)
}

async function explainSpawn(error: Error, path: string, identity: Identity | null): Promise<StartError> {
  const closed = identity === null ? null : await findClosedFolder(path, identity)
  if (closed !== null) {
    return new StartError(
      `PostgreSQL runs as user ${identity?.uid}, who cannot enter ${closed} on the way to the data directory.`,
      `Open the way ("chmod o+x ${closed}"), or set DATA_DIR to a place outside, such as /var/lib/postbud.`,
      { cause: error },
    )
  }
  return new StartError(
    `${path} cannot be run: ${error.message}.`,
    'It needs Linux with glibc, and a file system that is not mounted with "noexec". Or set DATABASE_URL.',
    { cause: error },
  )
}

/** The outermost folder on the way to `path` that the user may not pass through. */
async function findClosedFolder(path: string, { uid, gid }: Identity): Promise<string | null> {
  const parent = dirname(path)
  const above = parent === path ? null : await findClosedFolder(parent, { uid, gid })
  if (above !== null) return above
  const { mode, uid: owner, gid: group } = await stat(parent)
  const execute = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
  return (mode & execute) === 0 ? parent : null
}
