import { createHash } from 'node:crypto'
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
