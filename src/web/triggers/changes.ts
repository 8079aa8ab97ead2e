import type { Trigger, TriggerChange } from '#contract/triggers.ts'
import { draftOf, requestOf, type TriggerDraft } from './draft.ts'

export type Field = keyof TriggerChange

/** Which fields mean something else: how they are written does not count. */
export function changedFields(before: TriggerDraft, now: TriggerDraft): Field[] {
  const was: TriggerChange = requestOf(before)
  const is: TriggerChange = requestOf(now)
  // The keys were written by `requestOf`.
  const fields = new Set([...Object.keys(is), ...Object.keys(was)] as Field[])
  return [...fields].filter((field) => canonical(was[field]) !== canonical(is[field]))
}

/** What has to be sent so that the one becomes the other. Another channel brings all of its fields along. */
export function changeBetween(before: TriggerDraft, now: TriggerDraft): TriggerChange {
  const request: TriggerChange = requestOf(now)
  if (before.channel !== now.channel) return request
  const changed = new Set<string>(changedFields(before, now))
  return Object.fromEntries(Object.entries(request).filter(([field]) => changed.has(field)))
}

/**
 * What is written, after something else was stored: what was typed since `sent` stays, and how it was written stays
 * where it means the same; the rest is as stored. A typed password is thereby no longer held here.
 */
export function rebased(draft: TriggerDraft, sent: TriggerDraft, stored: Trigger): TriggerDraft {
  const theirs = draftOf(stored)
  const mine = new Set<string>(changedFields(sent, draft))
  const differing = new Set<string>(changedFields(draft, theirs))
  const result = { ...draft }
  for (const field of differing) {
    // A field of the other channel is not in what is stored.
    if (mine.has(field) || !(field in requestOf(theirs))) continue
    Object.assign(result, { [field]: theirs[field as keyof TriggerDraft] })
  }
  return result
}

/** JSON in which order of keys says nothing. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item,
    ) ?? ''
  )
}
