import { randomBytes } from 'node:crypto'
import type { Sql, Transaction } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import type { Vault } from '#server/secrets/vault.ts'
import type { TriggerContent } from './content.ts'

/** Who makes or changes a trigger. */
export interface Author {
  who: string
  /** A program with an API key gets a new signing secret in the answer; people get it from the receiver sheet. */
  seesSecret: boolean
}

export function isSigned({ delivery }: TriggerContent): boolean {
  return delivery.channel === 'url' && delivery.signing.type === 'standard'
}

/**
 * Makes the key that a trigger's messages are signed with, when it signs and has none yet.
 * @returns the key where the author sees it; null when none was made or it is not shown
 */
export async function ensureSigningKey(
  tx: Transaction,
  vault: Vault,
  { seesSecret }: Author,
  triggerId: string,
  content: TriggerContent,
): Promise<string | null> {
  if (!isSigned(content)) return null
  const [known] = await tx`select 1 from secrets where trigger_id = ${triggerId} and kind = 'signing' limit 1`
  if (known) return null
  const key = await insertKey(tx, vault, triggerId, seesSecret)
  return seesSecret ? key : null
}

/** Writes a new key beside those there are. @returns the key */
export async function insertKey(
  tx: Transaction,
  vault: Vault,
  triggerId: string,
  shown: boolean,
): Promise<string> {
  const key = `whsec_${randomBytes(32).toString('base64')}`
  await tx`
    insert into secrets (id, kind, trigger_id, encrypted, shown_at, created_at, updated_at)
    values (${newPlainId()}, 'signing', ${triggerId}, ${vault.encrypt(key)}, ${shown ? tx`now()` : null}, now(), now())`
  return key
}

interface SigningKeyRow {
  id: string
  encrypted: Buffer
  shown_at: Date | null
}

/** The newest key: the one that a receiver is given. */
export async function newestKey(sql: Sql | Transaction, triggerId: string): Promise<SigningKeyRow | null> {
  const [row] = await sql<SigningKeyRow[]>`
    select id, encrypted, shown_at from secrets
    where trigger_id = ${triggerId} and kind = 'signing' and expires_at is null
    order by id desc limit 1`
  return row ?? null
}

/** Whether the signing secret was handed over, in whatever way. */
export async function isSecretShown(sql: Sql | Transaction, triggerId: string): Promise<boolean> {
  const key = await newestKey(sql, triggerId)
  return key !== null && key.shown_at !== null
}
