import { worded } from '#contract/worded.ts'
import { createBatches } from '#server/db/batches.ts'
import type { Database } from '#server/db/database.ts'
import { isDataFault } from '#server/db/faults.ts'
import { repeatInDoubt } from '#server/db/repeat.ts'
import type { Vault } from '#server/secrets/vault.ts'
import type { LiveTrigger, Snapshot } from '#server/triggers/live.ts'
import { attempt, type Channels } from './attempt.ts'
import { acceptedSoFar } from './attempts.ts'
import type { Claimed } from './claim.ts'
import { credentialsOf } from './credentials.ts'
import { decide, type Decision } from './decide.ts'
import { endClaimed } from './dispatch.ts'
import { pauseGone } from './gone.ts'
import { countAttempt, countFenced } from './metrics.ts'
import { settle, type Settlement } from './settle.ts'

export interface SenderOptions {
  database: Database
  vault: Vault
  channels: Channels
}

/**
 * Makes one attempt of a claimed postback and settles it.
 * @returns what was decided, null when it ended without an attempt
 */
export type Sender = (claimed: Claimed, snapshot: Snapshot, trigger: LiveTrigger) => Promise<Decision | null>

/** A second one, so that a statement that hangs does not hold up all others. */
const concurrentSettles = 2
/** A statement costs as much as ten settlements in it, and nobody waits for this one. */
const gatherMilliseconds = 5
const settleBatch = 250
const settleBatchBytes = 8 * 1024 * 1024
/** Waits before something that the attempt needs is asked for again. */
const readMilliseconds = [50, 500, 2000, 5000]
/** Waits before a settle whose answer never came is repeated; after the last, the lease runs out. */
const repeatMilliseconds = [50, 500, 2000, 5000, 10_000, 20_000, 20_000]

export function createSender({ database, vault, channels }: SenderOptions): Sender {
  const { sql } = database
  const settles = createBatches<Settlement>({
    concurrency: concurrentSettles,
    gatherMilliseconds,
    maxItems: settleBatch,
    maxWeight: settleBatchBytes,
    weigh: ({ result }) => (result.response?.body.length ?? 0) + 1000,
    isOneItemsFault: isDataFault,
    write: (settlements) =>
      repeatInDoubt(repeatMilliseconds, async (repeated) => {
        for (const settlement of settlements) settlement.repeated ||= repeated
        await settle(sql, settlements)
      }),
  })

  return async (claimed, snapshot, trigger) => {
    const { message, postbackId } = claimed
    const { retry } = trigger.content
    if (retry.deadlineSeconds !== null && claimed.ageMilliseconds > retry.deadlineSeconds * 1000) {
      await endClaimed(sql, claimed, 'failed', deadlinePassed)
      return null
    }
    const credentials = await repeatInDoubt(readMilliseconds, () =>
      credentialsOf(snapshot, sql, vault, trigger, claimed),
    )
    if ('missing' in credentials) {
      await endClaimed(sql, claimed, 'failed', worded(credentials.missing))
      return null
    }
    const isFirst = claimed.attempts + claimed.attemptsBefore === 0
    const alreadyAccepted =
      message.channel === 'email' && !isFirst
        ? await repeatInDoubt(readMilliseconds, () => acceptedSoFar(sql, claimed.bucket, postbackId))
        : []
    const startedAt = new Date()
    const { content, success } = trigger
    const isTest = false
    const result = await attempt(channels, {
      postbackId,
      message,
      content,
      success,
      credentials,
      alreadyAccepted,
      isTest,
    })
    const attempts = claimed.attempts + 1
    const ageMilliseconds = claimed.ageMilliseconds + result.milliseconds
    const settlement: Settlement = {
      bucket: claimed.bucket,
      postbackId,
      leaseId: claimed.leaseId,
      number: claimed.attemptsBefore + attempts,
      startedAt,
      result,
      decision: decide(result, retry, { attempts, ageMilliseconds }, Math.random()),
      kept: false,
      repeated: false,
    }
    if (result.gone) {
      await repeatInDoubt(repeatMilliseconds, () => pauseGone(database, claimed, trigger, settlement))
    } else {
      await settles.submit(settlement)
    }
    countAttempt(message.channel, result, settlement.decision)
    // A repeated settle may have found its own work done.
    if (!settlement.kept && !settlement.repeated) countFenced()
    return settlement.decision
  }
}

const deadlinePassed = {
  code: 'deadline_passed',
  message: 'Its deadline passed before the next attempt.',
}
