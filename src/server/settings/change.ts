import type { Static } from 'typebox'
import type { changeSettings as contract } from '#contract/settings.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import type { Database } from '#server/db/database.ts'
import { recordChange } from '#server/history/record.ts'
import { fieldError } from '#server/http/errors.ts'
import { parseAllowed } from '#server/outbound/allowed.ts'
import type { Vault } from '#server/secrets/vault.ts'
import { readMailServer, readSender } from './mail-server.ts'
import {
  presentChangeable,
  resolveSettings,
  type EnvironmentSettings,
  type StoredSettings,
} from './resolve.ts'
import { lockStored, writeStored } from './store.ts'

type SettingsChange = Static<(typeof contract)['body']>

/** There is one of it, and the history needs an id to find it by. */
export const settingsId = '00000000-0000-7000-8000-000000000000'

/**
 * Changes what the environment leaves open, in every process: they are told by the epoch.
 * @throws ApiError setting_from_environment, setting_invalid
 */
export async function changeSettings(
  { database, vault, environment }: { database: Database; vault: Vault; environment: EnvironmentSettings },
  who: string,
  change: SettingsChange,
): Promise<void> {
  checkOpen(environment, change)
  await database.sql.begin(async (tx) => {
    const before = await lockStored(tx, vault)
    const after = merge(before, change)
    if (JSON.stringify(before) === JSON.stringify(after)) return
    await writeStored(tx, vault, after)
    await advanceEpoch(tx)
    await recordChange(tx, {
      who,
      action: 'settings.changed',
      subject: { type: 'settings', id: settingsId },
      before: presentChangeable(resolveSettings(environment, before)),
      after: presentChangeable(resolveSettings(environment, after)),
    })
  })
}

/** What the environment sets can only be read. */
function checkOpen(environment: EnvironmentSettings, { mail, allowPrivate }: SettingsChange): void {
  const refuse = (path: string, name: string) => {
    throw fieldError('setting_from_environment', path, { values: { name } })
  }
  if (environment.smtpUrl !== null) {
    if (mail === null) refuse('/mail', 'SMTP_URL')
    if (mail?.url !== undefined) refuse('/mail/url', 'SMTP_URL')
  }
  if (environment.mailFrom !== null && mail?.from !== undefined) refuse('/mail/from', 'MAIL_FROM')
  if (environment.allowPrivate.length > 0 && allowPrivate) refuse('/allowPrivate', 'POSTBUD_ALLOW_PRIVATE')
}

function merge(before: StoredSettings, { mail, allowPrivate }: SettingsChange): StoredSettings {
  const after = { ...before }
  if (mail === null) after.smtpUrl = after.mailFrom = null
  if (mail?.url !== undefined) {
    after.smtpUrl = readMailServer(mail.url)
    if (after.smtpUrl === null) {
      throw fieldError('setting_invalid', '/mail/url', { reason: 'mail_server' })
    }
  }
  if (mail?.from !== undefined) {
    after.mailFrom = readSender(mail.from)
    if (after.mailFrom === null) {
      throw fieldError('setting_invalid', '/mail/from', { reason: 'sender' })
    }
  }
  if (allowPrivate) after.allowPrivate = allowPrivate.map(readAllowed)
  return after
}

function readAllowed(text: string, index: number): string {
  try {
    parseAllowed([text])
    return text.trim()
  } catch {
    const values = { entry: text.trim() }
    throw fieldError('setting_invalid', `/allowPrivate/${index}`, { reason: 'private_address', values })
  }
}
