import type { Database } from '#server/db/database.ts'
import { pauseTrigger } from '#server/triggers/pause.ts'
import type { LiveTrigger } from '#server/triggers/live.ts'
import { hold } from './dispatch.ts'
import { settle, type Settlement } from './settle.ts'

/**
 * The receiver answered 410: it wants nothing more at this address. The attempt is settled and the trigger paused in
 * one transaction, so that neither is known without the other. A URL with holes is many addresses: then only this
 * postback is refused.
 */
export async function pauseGone(
  database: Database,
  claimed: { bucket: number },
  trigger: LiveTrigger,
  settlement: Settlement,
): Promise<void> {
  await database.sql.begin(async (tx) => {
    await settle(tx, [settlement])
    const { delivery } = trigger.content
    if (!settlement.kept || delivery.channel !== 'url' || /\{[{%]/.test(delivery.url)) return
    const [sealed] = await tx<{ trigger_version: number }[]>`
      select trigger_version from postbacks where bucket = ${claimed.bucket} and id = ${settlement.postbackId}`
    // A message of an older version says nothing about the address of today.
    if (sealed?.trigger_version !== trigger.version) return
    const paused = await pauseTrigger(tx, {
      triggerId: trigger.id,
      who: 'postbud',
      code: 'gone',
      version: trigger.version,
      reason: `The receiver answered 410 Gone: it wants nothing more at ${delivery.url}.`,
    })
    if (paused) await hold(tx, trigger.id)
  })
}
