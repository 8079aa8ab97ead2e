import type { Sql, Transaction } from '#server/db/database.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import type { Vault } from '#server/secrets/vault.ts'
import type { StoredSettings } from './resolve.ts'

interface SettingsRow {
  smtp_url: Buffer | null
  mail_from: string | null
  allow_private: string[]
}

export async function readStored(sql: Sql | Transaction, vault: Vault): Promise<StoredSettings> {
  const [row] = await sql<[SettingsRow]>`select smtp_url, mail_from, allow_private from settings`
  return {
    smtpUrl: row.smtp_url && vault.decrypt(row.smtp_url),
    mailFrom: row.mail_from,
    allowPrivate: row.allow_private,
  }
}

/** Two changes at once come one after the other. */
export async function lockStored(tx: Transaction, vault: Vault): Promise<StoredSettings> {
  await tx`select 1 from settings for update`
  return await readStored(tx, vault)
}

export async function writeStored(tx: Transaction, vault: Vault, stored: StoredSettings): Promise<void> {
  const { smtpUrl, mailFrom, allowPrivate } = stored
  await tx`
    update settings set
      smtp_url = ${smtpUrl === null ? null : vault.encrypt(smtpUrl)},
      mail_from = ${mailFrom},
      allow_private = ${asJsonb(tx, allowPrivate)}`
}
