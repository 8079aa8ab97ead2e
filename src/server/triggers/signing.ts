import { advanceEpoch } from '#server/db/epoch.ts'
import type { Database } from '#server/db/database.ts'
import { recordChange } from '#server/history/record.ts'
import { ApiError } from '#server/http/errors.ts'
import type { Vault } from '#server/secrets/vault.ts'
import { lockForChange } from './change.ts'
import type { TriggerContent } from './content.ts'
import { insertKey, isSigned, newestKey } from './signing-key.ts'

/** Receivers have so long to take over a new secret: both sign meanwhile. */
const overlap = '24 hours'
/** Old secrets that may sign beside the new one: more would make a header that servers refuse. */
const mostOld = 3

/**
 * Hands the signing secret over, once; whoever lost it makes a new one.
 * @throws ApiError not_found, trigger_archived, trigger_not_signed, secret_already_shown
 */
export async function handOverSecret(
  { database, vault }: SigningOptions,
  who: string,
  triggerId: string,
): Promise<{ secret: string }> {
  return await database.sql.begin(async (tx) => {
    const trigger = await lockForChange(tx, triggerId, null)
    const key = await newestKey(tx, triggerId)
    if (!key || !isSignedAnywhere(trigger)) throw new ApiError('trigger_not_signed')
    if (key.shown_at !== null) throw new ApiError('secret_already_shown')
    await tx`update secrets set shown_at = now() where id = ${key.id}`
    await recordChange(tx, { who, action: 'trigger.secret_shown', subject: subject(triggerId) })
    return { secret: vault.decrypt(key.encrypted) }
  })
}

/**
 * Makes a new signing secret and shows it. The one before signs beside it for a day, so that the receiver takes
 * every message while it takes the new one over.
 * @throws ApiError not_found, trigger_archived, trigger_not_signed
 */
export async function rotateSecret(
  { database, vault }: SigningOptions,
  who: string,
  triggerId: string,
): Promise<{ secret: string }> {
  return await database.sql.begin(async (tx) => {
    const trigger = await lockForChange(tx, triggerId, null)
    if (!isSignedAnywhere(trigger)) throw new ApiError('trigger_not_signed')
    await tx`
      update secrets set expires_at = now() + ${overlap}::interval, updated_at = now()
      where trigger_id = ${triggerId} and kind = 'signing' and expires_at is null`
    await tx`
      delete from secrets where trigger_id = ${triggerId} and kind = 'signing' and id not in (
        select id from secrets where trigger_id = ${triggerId} and kind = 'signing' and expires_at > now()
        order by id desc limit ${mostOld})`
    const secret = await insertKey(tx, vault, triggerId, true)
    // Attempts keep the keys they know until the configuration changes.
    await advanceEpoch(tx)
    await recordChange(tx, { who, action: 'trigger.secret_rotated', subject: subject(triggerId) })
    return { secret }
  })
}

export interface SigningOptions {
  database: Database
  vault: Vault
}

/** A draft that no longer signs may still have a live version that does. */
function isSignedAnywhere(trigger: { draft: TriggerContent; live_content: TriggerContent | null }): boolean {
  return isSigned(trigger.draft) || (trigger.live_content !== null && isSigned(trigger.live_content))
}

function subject(triggerId: string) {
  return { type: 'trigger', id: triggerId }
}
