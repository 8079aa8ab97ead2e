import type { Postback, PostbackState } from '#contract/postbacks.ts'

export interface Answer {
  kind: 'all' | 'some' | 'none' | 'notYet' | 'nobody'
  /** Messages by state, without those that were rendered again later. */
  counts: Record<PostbackState, number>
  count: number
  /** The one that arrived last. */
  latest: Postback | null
}

/** Did they get it? A message that was rendered again counts once, as what became of the new one. */
export function answerOf(postbacks: Postback[]): Answer {
  const replaced = replacedIn(postbacks)
  const counted = postbacks.filter(({ id }) => !replaced.has(id))
  const counts = { waiting: 0, sending: 0, held: 0, sent: 0, failed: 0, cancelled: 0 }
  for (const { state } of counted) counts[state]++
  const sent = counted.filter(({ state }) => state === 'sent')
  const latest = sent.sort((a, b) => ((a.sentAt ?? '') > (b.sentAt ?? '') ? -1 : 1))[0] ?? null
  return { kind: kindOf(counted.length, counts), counts, count: counted.length, latest }
}

/** @returns ids of those that a newer one replaces */
export function replacedIn(postbacks: Postback[]): Set<string> {
  return new Set(postbacks.flatMap(({ resendOf }) => (resendOf === null ? [] : [resendOf])))
}

function kindOf(count: number, { sent, waiting, sending }: Answer['counts']): Answer['kind'] {
  if (count === 0) return 'nobody'
  if (sent === count) return 'all'
  if (sent > 0) return 'some'
  return waiting + sending === count ? 'notYet' : 'none'
}
