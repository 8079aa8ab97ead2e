import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseAway, type Database } from '#server/db/database.ts'
import type { Log } from '#server/db/log.ts'
import { repeatInDoubt } from '#server/db/repeat.ts'
import type { SealedMessage } from '#mapping/message.ts'
import type { Vault } from '#server/secrets/vault.ts'
import type { Directory, LiveTrigger, Snapshot } from '#server/triggers/live.ts'
import type { Channels } from './attempt.ts'
import { claim, type Claimed } from './claim.ts'
import { endClaimed, giveBack, giveBackClaim, giveBackHeld, triggerArchived } from './dispatch.ts'
import { countRepaired } from './metrics.ts'
import type { Node } from './node.ts'
import { createSender } from './send.ts'
import { createSlots } from './slots.ts'
import { countLoss } from './sweep.ts'

/** Longer than any attempt and its settling, so that leases need no renewal. */
const leaseMilliseconds = 150_000
const slotsInAll = 2048
const slotsPerDestination = 64
/** Waits before something that an attempt needs is asked for again, while the database is away. */
const readMilliseconds = [50, 500, 2000, 5000]

/** A postback of this very moment, as the accepting transaction made it. */
interface Leasable {
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
  /** Whether this process knows of the lease it holds for a postback. */
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
  const send = createSender({ database, vault, channels })
  /** Claims whose answer never came. */
  const doubtful = new Set<string>()
  /** Leased in an acceptance that has not been answered yet. */
  const promised = new Set<string>()
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
    // Without its lock others may take this node for dead: the heartbeat takes it again first.
    if (node.heldMilliseconds() === null) return false
    for (const lost of doubtful) {
      const count = await giveBackClaim(sql, node.id, lost)
      countRepaired('lease_forgotten', count)
      doubtful.delete(lost)
    }
    const leaseId = randomUUID()
    const most = Math.min(slots.available(), 1000)
    const cap = slots.cap()
    const inFlight = new Map(slots.inFlight())
    doubtful.add(leaseId)
    const found = await claim(sql, { nodeId: node.id, leaseId, leaseMilliseconds, cap, inFlight, most })
    doubtful.delete(leaseId)
    noteLeftBehind(found.claimed, cap, inFlight)
    if (found.claimed.length === 0) return false
    const snapshot = repeatInDoubt(readMilliseconds, () => snapshotSince(found.epoch))
    // Each attempt tells of it.
    snapshot.catch(() => {})
    for (const claimed of found.claimed) {
      slots.occupy(claimed.destinationId)
      void run(claimed, snapshot, null)
    }
    return found.claimed.length === most
  }

  async function snapshotSince(epoch: number): Promise<Snapshot> {
    const snapshot = await directory.current()
    if (snapshot.epoch >= epoch) return snapshot
    directory.renew(snapshot)
    return await directory.current()
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
  async function run(
    claimed: Claimed,
    snapshotOf: Snapshot | Promise<Snapshot>,
    known: LiveTrigger | null,
  ): Promise<void> {
    sending.set(claimed.postbackId, claimed)
    let trigger = known
    try {
      const snapshot = await snapshotOf
      trigger ??= await repeatInDoubt(readMilliseconds, () => snapshot.trigger(claimed.triggerId))
      if (!trigger) {
        await endClaimed(sql, claimed, 'cancelled', triggerArchived)
      } else if (trigger.paused) {
        await giveBackHeld(sql, claimed.bucket, claimed.postbackId, claimed.leaseId)
      } else {
        const decision = await send(claimed, snapshot, trigger)
        if (decision?.kind === 'again') wakeAt(Date.now() + decision.waitMilliseconds)
      }
    } catch (error) {
      log.error({ err: error, postbackId: claimed.postbackId }, 'an attempt could not be made or settled')
      // A database that is away is not the message's fault. The sweep gives the lease back when it is there again.
      if (!isDatabaseAway(error)) await countLoss(sql, claimed).catch(() => {})
    } finally {
      // Where the lease was lost, this process may have claimed it again already.
      if (sending.get(claimed.postbackId) === claimed) sending.delete(claimed.postbackId)
      slots.free(claimed.destinationId)
      // The next of its destination that found no slot, or of its order.
      if (leftBehind.has(claimed.destinationId) || trigger?.content.ordered) wake()
    }
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
      if (stopping || !node.isListed()) return []
      const leased = postbacks.filter(
        ({ state, message, delayMilliseconds, trigger }) =>
          state === 'waiting' &&
          message !== null &&
          delayMilliseconds === 0 &&
          !trigger.content.ordered &&
          takeSlot(trigger.destinationId),
      )
      for (const postback of leased) {
        postback.leaseId = randomUUID()
        promised.add(postback.id)
      }
      return leased
    },
    begin(leased, { bucket, customerId, snapshot }) {
      for (const { id, leaseId, trigger, message } of leased) {
        promised.delete(id)
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
      for (const { id, trigger } of leased) {
        promised.delete(id)
        slots.free(trigger.destinationId)
      }
    },
    wake,
    isSending: (postbackId) => sending.has(postbackId) || promised.has(postbackId),
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
