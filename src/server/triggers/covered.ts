import { createHash } from 'node:crypto'
import type { CoveredField } from '#contract/triggers.ts'
import type { SecretRef, TriggerContent } from './content.ts'
import { secretOf, withSecret } from './sign-in.ts'

/** The template content a trigger would send with. */
export interface CoveredTemplate {
  format: string
  kind: string
  content: object
}

/**
 * What a test covered, as a hash: with another hash the draft is untested. Values of secrets are not in it, so that
 * they can be renewed without a new test; neither is what a test does not show, such as the retry schedule.
 */
export function coveredHash(trigger: TriggerContent, template: CoveredTemplate): Buffer {
  const { eventType, condition, parts } = trigger
  const delivery = trigger.delivery.channel === 'email' ? trigger.delivery : coveredUrl(trigger.delivery)
  const { format, kind, content } = template
  const covered = { eventType, condition, parts, delivery, template: { format, kind, content } }
  return createHash('sha256').update(canonicalJson(covered)).digest()
}

/** A hash for each thing that a test covered, so that a stale test can say what has changed. */
export type CoveredFields = Partial<Record<CoveredField, string>>

export function coveredFields(trigger: TriggerContent, template: CoveredTemplate): CoveredFields {
  const { eventType, condition, parts, delivery } = trigger
  const { format, kind, content } = template
  const fields: Partial<Record<CoveredField, unknown>> = {
    template: { format, kind, content },
    eventType,
    condition,
    parts,
    channel: delivery.channel,
    ...(delivery.channel === 'email' ? { recipients: delivery } : urlFields(coveredUrl(delivery))),
  }
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      createHash('sha256').update(canonicalJson(value)).digest('base64').slice(0, 22),
    ]),
  )
}

/** Which named secrets are used is told apart from how they are used. */
function urlFields({ url, method, headers, contentType, auth, signing }: ReturnType<typeof coveredUrl>) {
  const isPlain = (header: (typeof headers)[number]) => typeof header[1] === 'string'
  return {
    url,
    method,
    headers: headers.map((header) => (isPlain(header) ? header : [header[0]])),
    contentType,
    auth: auth && withSecret(auth, null),
    signing,
    secrets: [headers.filter((header) => !isPlain(header)), auth && secretOf(auth).secret],
  }
}

/** What differs. What only one channel has is not compared: then the channel itself differs. */
export function changedFields(before: CoveredFields, now: CoveredFields): CoveredField[] {
  // The keys were written by `coveredFields`.
  const fields = Object.keys(now) as CoveredField[]
  return fields.filter((field) => before[field] !== undefined && before[field] !== now[field])
}

function coveredUrl(delivery: Extract<TriggerContent['delivery'], { channel: 'url' }>) {
  const headers = delivery.headers.map(([name, value]) => [
    name,
    typeof value === 'string' ? value : coveredSecret(value),
  ])
  return {
    ...delivery,
    headers,
    auth: delivery.auth && withSecret(delivery.auth, coveredSecret(secretOf(delivery.auth).secret)),
  }
}

function coveredSecret(ref: SecretRef) {
  return 'secret' in ref ? ref : { typed: true }
}

/** JSON with sorted keys: equal values give equal text, in whatever order their keys were stored. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}
