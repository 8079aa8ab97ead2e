import { readFile, stat } from 'node:fs/promises'
import { StartError } from './start-error.ts'

/** The user and group numbers PostgreSQL runs as. */
export interface Identity {
  uid: number
  gid: number
}

/** Users that exist for no other purpose than running something without rights, best first. */
const candidates = ['postgres', 'nobody']

/**
 * Whom PostgreSQL runs as: `null` is the user we are. PostgreSQL refuses to be root, so root has to pick
 * somebody else: the owner of the database there is, else a user made for such work.
 *
 * The user needs a name on this machine: initdb looks it up ("could not look up effective user ID").
 *
 * @throws {StartError} when there is no such user.
 */
export async function chooseIdentity(folder: string): Promise<Identity | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(folder).catch(() => null)
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const passwd = await readPasswd()
  for (const name of candidates) {
    const user = passwd.get(name)
    if (user !== undefined) return user
  }
  throw new StartError(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody" to run it as.',
    'Make one with "useradd --system postgres", start Postbud as another user than root, or set DATABASE_URL.',
  )
}

async function readPasswd(): Promise<Map<string, Identity>> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const users = new Map<string, Identity>()
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && Number(uid) > 0) users.set(name, { uid: Number(uid), gid: Number(gid) })
  }
  return users
}
