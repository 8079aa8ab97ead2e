import { chown, lstat, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identity } from './run-as.ts'

/** Linux allows 107 bytes for a unix socket's path, and a data directory's is often longer. */
const longestPath = 107
const socketName = '/.s.PGSQL.5432'

/**
 * Makes a short folder for the server's unix socket that only the server's user and root can enter. It is
 * remembered in the data directory, so that what a killed Postbud left behind is removed at the next start.
 */
export async function makeSocketFolder(dataDir: string, identity: Identity | null): Promise<string> {
  await removeSocketFolder(dataDir)
  const parent =
    Buffer.byteLength(join(tmpdir(), 'postbud-xxxxxx', socketName)) <= longestPath ? tmpdir() : '/tmp'
  const folder = await mkdtemp(join(parent, 'postbud-'))
  if (identity !== null) await chown(folder, identity.uid, identity.gid)
  await writeFile(join(dataDir, 'socket-folder'), `${folder}\n`)
  return folder
}

/** Removes the remembered folder. */
export async function removeSocketFolder(dataDir: string): Promise<void> {
  const remembered = join(dataDir, 'socket-folder')
  const folder = (await readFile(remembered, 'utf8').catch(() => '')).trim()
  // The name is checked because everybody may write to /tmp, and the file may have been edited.
  if (/^\/.*\/postbud-[^/]{6}$/.test(folder) && (await lstat(folder).catch(() => null))?.isDirectory()) {
    await rm(folder, { recursive: true })
  }
  await rm(remembered, { force: true })
}

/** Makes the folder again if something that tidies up temporary files has taken it. */
export async function restoreSocketFolder(folder: string, identity: Identity | null): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made !== undefined && identity !== null) await chown(folder, identity.uid, identity.gid)
}
