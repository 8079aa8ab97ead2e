import type { Trigger } from '#contract/triggers.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import type { Transaction } from '#server/db/database.ts'
import { ApiError } from '#server/http/errors.ts'
import { lockForChange, recordTrigger } from './change.ts'
import { presentForAnswer } from './find.ts'
import type { TriggerOptions } from './options.ts'
import { lockTrigger } from './rows.ts'

/** Pauses a trigger for a person: what it makes from now on, and what waits, is held. Pausing twice is once. */
export async function pauseByPerson(
  options: TriggerOptions,
  who: string,
  id: string,
  ifMatch: number | null,
): Promise<Trigger> {
  return await options.database.sql.begin(async (tx) => {
    const { live_version } = await lockForChange(tx, id, ifMatch)
    if (live_version === null) throw new ApiError('trigger_not_live')
    if (await pauseTrigger(tx, { triggerId: id, who, reason: null, code: null })) {
      await options.dispatch.hold(tx, id)
    }
    return await presentForAnswer(tx, id)
  })
}

interface Pause {
  triggerId: string
  who: string
  /** For the history. */
  reason: string | null
  /** Why Postbud pauses it by itself, e.g. `gone`; null when a person does. */
  code: string | null
  /** Only while this version is live: a newer one may have another address. */
  version?: number
}

/**
 * Pauses an active trigger within a transaction. What waits is to be held in the same transaction.
 * @returns whether it was active until now
 */
export async function pauseTrigger(
  tx: Transaction,
  { triggerId, who, reason, code, version }: Pause,
): Promise<boolean> {
  const before = await lockTrigger(tx, triggerId)
  if (before?.state !== 'active' || (version !== undefined && before.live_version !== version)) return false
  await tx`
    update triggers set state = 'paused', pause_code = ${code}, revision = revision + 1, updated_at = now()
    where id = ${triggerId}`
  await advanceEpoch(tx)
  await recordTrigger(tx, who, 'trigger.paused', before, reason)
  return true
}

/** Makes a paused trigger send again, with what was held. Resuming an active one changes nothing. */
export async function resumeTrigger(
  options: TriggerOptions,
  who: string,
  id: string,
  ifMatch: number | null,
): Promise<Trigger> {
  return await options.database.sql.begin(async (tx) => {
    const before = await lockForChange(tx, id, ifMatch)
    if (before.live_version === null) throw new ApiError('trigger_not_live')
    if (before.state === 'paused') {
      await tx`
        update triggers set state = 'active', pause_code = null, revision = revision + 1, updated_at = now()
        where id = ${id}`
      await advanceEpoch(tx)
      await options.dispatch.release(tx, id)
      await recordTrigger(tx, who, 'trigger.resumed', before)
    }
    return await presentForAnswer(tx, id)
  })
}

/** Ends a trigger for good: it matches nothing any more, and what it still had to send is cancelled. */
export async function archiveTrigger(
  options: TriggerOptions,
  who: string,
  id: string,
  ifMatch: number | null,
): Promise<Trigger> {
  return await options.database.sql.begin(async (tx) => {
    const known = await lockTrigger(tx, id)
    if (known?.state === 'archived') return await presentForAnswer(tx, id)
    const before = await lockForChange(tx, id, ifMatch)
    await tx`
      update triggers set state = 'archived', pause_code = null, revision = revision + 1, updated_at = now()
      where id = ${id}`
    if (before.live_version !== null) {
      await advanceEpoch(tx)
      await options.dispatch.cancel(tx, id)
    }
    await recordTrigger(tx, who, 'trigger.archived', before)
    return await presentForAnswer(tx, id)
  })
}
