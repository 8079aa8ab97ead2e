import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseAway, type Database } from '#server/db/database.ts'
import { isRepeatable } from '#server/db/faults.ts'
import { createLanes } from '#server/db/lanes.ts'
import type { Log } from '#server/db/log.ts'
import type { SealedMessage } from '#mapping/message.ts'
import type { Vault } from '#server/secrets/vault.ts'
import type { Directory, LiveTrigger, Snapshot } from '#server/triggers/live.ts'
import { attempt, type Channels } from './attempt.ts'
import { acceptedSoFar } from './attempts.ts'
import { claim, type Claimed } from './claim.ts'
import { credentialsOf } from './credentials.ts'
import { decide } from './decide.ts'
import { endClaimed, giveBack, giveBackHeld, triggerArchived } from './dispatch.ts'
import { pauseGone } from './gone.ts'
import { countAttempt, countFenced } from './metrics.ts'
import type { Node } from './node.ts'
import { settle, type Settlement } from './settle.ts'
import { createSlots } from './slots.ts'

/** Longer than any attempt and its settling, so that leases need no renewal. */
const leaseMilliseconds = 150_000
const slotsInAll = 2048
const slotsPerDestination = 64
const concurrentSettles = 3
const settleBatch = 250
/** Waits before a settle whose answer never came is repeated; after the last, the lease runs out. */
const repeatMilliseconds = [50, 500, 2000, 5000, 10_000, 20_000, 20_000]

/** A postback of this very moment, as the accepting transaction made it. */
export interface Leasable {
  id: string
  state: string
  leaseId: string | null
  delayMilliseconds: number
  message: SealedMessage | null
  trigger: LiveTrigger
}

/** Sends what is due. One for each process. */
export interface Worker {
  leaseTerms: () => { nodeId: string; milliseconds: number }
  /**
   * Takes slots for postbacks that are about to be accepted, and writes a lease into each: after the commit they
   * are sent without a claim. @returns those that got one
   */
  lease: (postbacks: Leasable[]) => Leasable[]
  /** Their transaction has committed: send them. */
  begin: (leased: Leasable[], of: { bucket: number; customerId: string; snapshot: Snapshot }) => void
  /** Their transaction has not committed. */
  giveBack: (leased: Leasable[]) => void
  /** There may be something due. */
  wake: () => void
  isSending: (postbackId: string) => boolean
  /** Claims nothing more; resolves when attempts under way have ended, or have been handed back when time is up. */
  stop: (milliseconds: number) => Promise<void>
}

export interface WorkerOptions {
  database: Database
  directory: Directory
  vault: Vault
  channels: Channels
  node: Node
  log: Log
}

export function createWorker(options: WorkerOptions): Worker {
  const { database, directory, vault, channels, node, log } = options
  const { sql } = database
  const slots = createSlots(slotsInAll, slotsPerDestination)
  const sending = new Map<string, Claimed>()
  const settles = createLanes<Settlement>({
    concurrency: concurrentSettles,
    maxItems: settleBatch,
    maxWeight: 8 * 1024 * 1024,
    weigh: ({ result }) => (result.response?.body.length ?? 0) + 1000,
    write: (bucket, settlements) => repeating(() => settle(sql, bucket, settlements)),
  })
  /** Destinations that had more to send than slots when last looked at. */
  const leftBehind = new Set<string>()
  let stopping = false
  let claiming: Promise<void> | null = null
  let woken = false
  let nextDue: { at: number; timer: NodeJS.Timeout } | null = null

  function wake(): void {
    woken = true
    if (stopping || claiming) return
    claiming = claimWhileWoken().finally(() => {
      claiming = null
      if (woken && !stopping) wake()
    })
  }

  async function claimWhileWoken(): Promise<void> {
    while (woken && !stopping) {
      woken = false
      if (slots.available() === 0) return
      try {
        if (await claimOnce()) woken = true
      } catch (error) {
        if (!isDatabaseAway(error)) log.error({ err: error }, 'claiming failed')
        // The sweep wakes again within a second.
        return
      }
    }
  }

  /** @returns whether there may be more to claim right now */
  async function claimOnce(): Promise<boolean> {
    const leaseId = randomUUID()
    const most = Math.min(slots.available(), 1000)
    const cap = slots.cap()
    const inFlight = new Map(slots.inFlight())
    const found = await claim(sql, { nodeId: node.id, leaseId, leaseMilliseconds, cap, inFlight, most })
    noteLeftBehind(found.claimed, cap, inFlight)
    if (found.claimed.length === 0) return false
    let snapshot = await directory.current()
    if (snapshot.epoch < found.epoch) {
      directory.renew(snapshot)
      snapshot = await directory.current()
    }
    for (const claimed of found.claimed) {
      slots.occupy(claimed.destinationId)
      void run(claimed, snapshot, null)
    }
    return found.claimed.length === most
  }

  /** A destination that got all it had room for has perhaps more; one that got less has not. */
  function noteLeftBehind(claimed: Claimed[], cap: number, inFlight: ReadonlyMap<string, number>): void {
    const counts = Map.groupBy(claimed, ({ destinationId }) => destinationId)
    for (const id of leftBehind) {
      if (!counts.has(id) && (inFlight.get(id) ?? 0) < cap) leftBehind.delete(id)
    }
    for (const [id, { length }] of counts) {
      if ((inFlight.get(id) ?? 0) + length >= cap) leftBehind.add(id)
      else leftBehind.delete(id)
    }
  }

  /** From lease to settle. Whatever goes wrong here, the lease ends it: nothing is lost. */
  async function run(claimed: Claimed, snapshot: Snapshot, known: LiveTrigger | null): Promise<void> {
    sending.set(claimed.postbackId, claimed)
    let trigger = known
    try {
      trigger ??= await snapshot.trigger(claimed.triggerId)
      if (!trigger) {
        await endClaimed(sql, claimed, 'cancelled', triggerArchived)
      } else if (trigger.paused) {
        await giveBackHeld(sql, claimed.bucket, claimed.postbackId, claimed.leaseId)
      } else {
        await sendAndSettle(claimed, snapshot, trigger)
      }
    } catch (error) {
      log.error({ err: error, postbackId: claimed.postbackId }, 'an attempt could not be settled')
    } finally {
      sending.delete(claimed.postbackId)
      slots.free(claimed.destinationId)
      // The next of its destination that found no slot, or of its order.
      if (leftBehind.has(claimed.destinationId) || trigger?.content.ordered) wake()
    }
  }

  async function sendAndSettle(claimed: Claimed, snapshot: Snapshot, trigger: LiveTrigger): Promise<void> {
    const { message, postbackId } = claimed
    const credentials = await credentialsOf(snapshot, sql, vault, trigger, claimed.customerId)
    if ('missing' in credentials) {
      await endClaimed(sql, claimed, 'failed', { code: 'secret_missing', message: credentials.missing })
      return
    }
    const alreadyAccepted =
      message.channel === 'email' && claimed.attempts + claimed.attemptsBefore > 0
        ? await acceptedSoFar(sql, claimed.bucket, postbackId)
        : []
    const startedAt = new Date()
    const result = await attempt(channels, {
      postbackId,
      message,
      content: trigger.content,
      success: trigger.success,
      credentials,
      alreadyAccepted,
      isTest: false,
    })
    const attempts = claimed.attempts + 1
    const decision = decide(
      result,
      trigger.content.retry,
      { attempts, ageMilliseconds: claimed.ageMilliseconds + result.milliseconds },
      Math.random(),
    )
    const settlement: Settlement = {
      postbackId,
      leaseId: claimed.leaseId,
      number: claimed.attemptsBefore + attempts,
      startedAt,
      result,
      decision,
      kept: false,
    }
    if (result.gone) await repeating(() => pauseGone(database, claimed, trigger, settlement))
    else await settles.submit(claimed.bucket, settlement)
    countAttempt(message.channel, result, decision)
    if (!settlement.kept) countFenced()
    if (decision.kind === 'again') wakeAt(Date.now() + decision.waitMilliseconds)
  }

  /** The sweep would find it within a second; this is for waits that are shorter. */
  function wakeAt(at: number): void {
    if (nextDue && nextDue.at <= at) return
    clearTimeout(nextDue?.timer)
    const timer = setTimeout(
      () => {
        nextDue = null
        wake()
      },
      Math.min(at - Date.now() + 1, 60_000),
    )
    timer.unref()
    nextDue = { at, timer }
  }

  function takeSlot(destinationId: string): boolean {
    // First come, first served: what waits already goes before what arrives now.
    if (leftBehind.has(destinationId)) return false
    if (slots.take(destinationId)) return true
    leftBehind.add(destinationId)
    return false
  }

  return {
    leaseTerms: () => ({ nodeId: node.id, milliseconds: leaseMilliseconds }),
    lease(postbacks) {
      if (stopping || node.heldMilliseconds() === null) return []
      const leased = postbacks.filter(
        ({ state, message, delayMilliseconds, trigger }) =>
          state === 'waiting' &&
          message !== null &&
          delayMilliseconds === 0 &&
          !trigger.content.ordered &&
          takeSlot(trigger.destinationId),
      )
      for (const postback of leased) postback.leaseId = randomUUID()
      return leased
    },
    begin(leased, { bucket, customerId, snapshot }) {
      for (const { id, leaseId, trigger, message } of leased) {
        if (leaseId === null || message === null) continue
        const claimed: Claimed = {
          bucket,
          postbackId: id,
          leaseId,
          customerId,
          triggerId: trigger.id,
          destinationId: trigger.destinationId,
          attempts: 0,
          attemptsBefore: 0,
          ageMilliseconds: 0,
          message,
        }
        void run(claimed, snapshot, trigger)
      }
    },
    giveBack(leased) {
      for (const { trigger } of leased) slots.free(trigger.destinationId)
    },
    wake,
    isSending: (postbackId) => sending.has(postbackId),
    async stop(milliseconds) {
      stopping = true
      clearTimeout(nextDue?.timer)
      await claiming
      const until = Date.now() + milliseconds
      while (sending.size > 0 && Date.now() < until) await wait(20)
      await giveBack(sql, [...sending.values()])
    },
  }
}

/** Repeats a settle: the fence makes a second one change nothing. */
async function repeating(write: () => Promise<void>): Promise<void> {
  for (const milliseconds of repeatMilliseconds) {
    try {
      return await write()
    } catch (error) {
      if (!isRepeatable(error) && !isDatabaseAway(error)) throw error
      await wait(milliseconds)
    }
  }
  await write()
}
