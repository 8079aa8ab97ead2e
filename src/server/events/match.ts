import type { LookupTables } from '#mapping/lookups.ts'
import { inEnglish, worded } from '#contract/worded.ts'
import { seal } from '#mapping/seal.ts'
import { newId } from '#server/db/ids.ts'
import { withJitter } from '#server/postbacks/decide.ts'
import { encodeMessage } from '#server/postbacks/sealed.ts'
import type { LiveCustomer, LiveTrigger } from '#server/triggers/live.ts'
import type { AcceptedPostback } from './accept.ts'
import type { ReadEvent } from './read.ts'

/** What one trigger made of one event; kept with the event, to answer "why (not)?". */
export interface Match {
  triggerId: string
  name: string
  matched: boolean
  postbackIds: string[]
  reason?: { code: string; message: string }
}

/**
 * Puts one event through the live triggers that fit it: conditions, parts, rendering. Nothing is written here, so
 * it runs before any transaction.
 */
export function matchEvent(
  event: ReadEvent,
  customer: LiveCustomer,
  triggers: LiveTrigger[],
  tables: LookupTables,
  now: number,
): { matches: Match[]; postbacks: AcceptedPostback[] } {
  const matches: Match[] = []
  const postbacks: AcceptedPostback[] = []
  for (const trigger of triggers) {
    const made = sealWith(trigger, event, customer, tables, now)
    postbacks.push(...made.postbacks)
    matches.push(made.match)
  }
  return { matches, postbacks }
}

function sealWith(
  trigger: LiveTrigger,
  event: ReadEvent,
  { bucket, timeZone }: LiveCustomer,
  tables: LookupTables,
  now: number,
) {
  const sealing = seal({
    trigger: trigger.rules,
    template: trigger.template,
    payload: event.payload,
    tables,
    timeZone,
    about: { id: trigger.id, name: trigger.name },
    sealedAt: new Date(now).toISOString(),
    newPostbackId: () => newId(bucket, now),
  })
  if (!sealing.matched) {
    return {
      match: {
        triggerId: trigger.id,
        name: trigger.name,
        matched: false,
        postbackIds: [],
        reason: { code: sealing.reason, message: inEnglish(sealing.reason) },
      },
      postbacks: [],
    }
  }
  const [firstWait = 0] = trigger.content.retry.scheduleSeconds
  const postbacks = sealing.postbacks.map((sealed): AcceptedPostback => {
    const message = sealed.message ? encodeMessage(sealed.message) : null
    return {
      id: sealed.postbackId,
      trigger,
      part: sealed.part,
      state: message === null ? 'failed' : trigger.paused ? 'held' : 'waiting',
      reason: sealed.problem ? Buffer.from(JSON.stringify(worded(sealed.problem))) : null,
      message: sealed.message,
      sealed: message?.sealed ?? null,
      body: message?.body ?? null,
      leaseId: null,
      delayMilliseconds: Math.round(withJitter(firstWait, Math.random())),
    }
  })
  const match: Match = {
    triggerId: trigger.id,
    name: trigger.name,
    matched: true,
    postbackIds: postbacks.map(({ id }) => id),
    ...(trigger.paused
      ? { reason: { code: 'paused', message: 'The trigger is paused: its postbacks are held.' } }
      : {}),
  }
  return { match, postbacks }
}
