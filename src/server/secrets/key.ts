import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Sql } from '#server/db/database.ts'
import { StartError } from '#server/db/start-error.ts'
import { createVault, type Vault } from './vault.ts'

const keyBytes = 32

export interface VaultOptions {
  /** From POSTBUD_SECRET_KEY; null: the key file is used. */
  secretKey: Buffer | null
  dataDir: string
  sql: Sql
}

/**
 * The vault under the one key of this database. The key comes from the settings, else from `secret.key` in the data
 * directory, which is made when the database has never had a key. The database keeps the key's fingerprint, so that
 * a process with another key stops here, and not when it sends with a secret that it cannot read.
 * @throws StartError when the key is missing, unreadable or another than the database's
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const path = join(options.dataDir, 'secret.key')
  const known = await readFingerprint(options.sql)
  const found = options.secretKey ?? (await readKeyFile(path))
  if (found) {
    await claimFingerprint(options.sql, found, options.secretKey ? 'POSTBUD_SECRET_KEY' : path)
    return createVault(found)
  }
  // A new key could not read what the old one wrote, so a lost key file must not be replaced in silence.
  if (known) throw missingKey(path)
  return createVault(await makeKey(options.sql, path))
}

async function makeKey(sql: Sql, path: string): Promise<Buffer> {
  const made = await createKeyFile(path, randomBytes(keyBytes))
  try {
    // The file is on disk before the fingerprint: a crash between the two leaves a key that the next start uses.
    await claimFingerprint(sql, made.key, path)
  } catch (error) {
    // Another process was first: our key has encrypted nothing and would only be in the way of the right one.
    if (made.isNew && error instanceof StartError) await unlink(path)
    throw error
  }
  return made.key
}

async function readFingerprint(sql: Sql): Promise<Buffer | null> {
  const [row] = await sql<{ fingerprint: Buffer | null }[]>`
    select secret_key_fingerprint as fingerprint from configuration`
  return row?.fingerprint ?? null
}

/** One statement sets the fingerprint or reads the one that is there, so two starting processes cannot set two. */
async function claimFingerprint(sql: Sql, key: Buffer, source: string): Promise<void> {
  const fingerprint = createHash('sha256').update(key).digest()
  const [row] = await sql<{ fingerprint: Buffer }[]>`
    update configuration set secret_key_fingerprint = coalesce(secret_key_fingerprint, ${fingerprint})
    returning secret_key_fingerprint as fingerprint`
  if (row && row.fingerprint.equals(fingerprint)) return
  throw new StartError(
    `The key in ${source} is not the one that the secrets in this database were encrypted with.`,
    'Start with the key this database was first used with: set POSTBUD_SECRET_KEY to it, or copy the file ' +
      'secret.key from the data directory of the process that made it.',
  )
}

/** @returns null when there is no file */
async function readKeyFile(path: string): Promise<Buffer | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw new StartError(
      `The key file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Make it readable for the user Postbud runs as (and for nobody else).',
      { cause: error },
    )
  }
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length === keyBytes) return key
  throw new StartError(
    `The key file ${path} does not hold a key (32 bytes in base64).`,
    'Restore it from a backup, or from another process that uses the same database.',
  )
}

/**
 * Writes the key under another name, forces it to disk and only then gives it its name, so that the file is there
 * whole or not at all. `link` refuses when the name is taken: then the other one's key is ours, too.
 */
async function createKeyFile(path: string, key: Buffer): Promise<{ key: Buffer; isNew: boolean }> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  // Without an embedded database nobody has made the folder yet.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${key.toString('base64')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(draft, path)
  } catch (error) {
    const taken = hasCode(error, 'EEXIST') ? await readKeyFile(path) : null
    if (taken) return { key: taken, isNew: false }
    throw error
  } finally {
    await unlink(draft)
  }
  const folder = await open(join(path, '..'), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
  return { key, isNew: true }
}

function missingKey(path: string): StartError {
  return new StartError(
    `The secrets in this database were encrypted with a key that is not here: there is no ${path}.`,
    'Set POSTBUD_SECRET_KEY, or copy the file secret.key from the data directory of the process that made it ' +
      '(or from a backup).',
  )
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
