import { describe } from '#contract/describe.ts'
import type { Problem } from '#contract/problem.ts'
import type { SecretShown, Trigger, TriggerConfiguration, TriggerSummary } from '#contract/triggers.ts'
import type { SecretRef, TriggerContent } from './content.ts'
import type { TriggerRow } from './rows.ts'
import { secretOf, withSecret } from './sign-in.ts'
import type { Tested } from './tested.ts'

/** A trigger as lists and the history show it: no value of a secret is in it. */
export function presentSummary(row: TriggerRow): TriggerSummary {
  const content = presentContent(row.draft)
  return {
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    state: row.state,
    pauseCode: row.pause_code,
    liveVersion: row.live_version,
    draftChanged: row.draft_changed,
    description: describe({
      ...content,
      customerName: row.customer_name,
      templateName: row.template_name,
      templateFormat: row.template_format,
    }),
    ...content,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.revision,
  }
}

/** What only the answer about one trigger holds. */
export interface TriggerDetails extends Tested {
  problems: Problem[]
  /** A signing key made by this very request. */
  secret?: string | null
}

export function presentTrigger(row: TriggerRow, details: TriggerDetails): Trigger {
  return {
    ...presentSummary(row),
    live: row.live_content && presentContent(row.live_content),
    test: details.test,
    testStaleBecause: details.testStaleBecause,
    latestTemplateVersion: row.template_latest_version,
    problems: details.problems,
    ...(details.secret ? { secret: details.secret } : {}),
  }
}

/** A draft or a version in the flat form of the API. */
function presentContent(content: TriggerContent): TriggerConfiguration {
  const { delivery, ...shared } = content
  if (delivery.channel === 'email') return { ...shared, ...delivery }
  return {
    ...shared,
    ...delivery,
    headers: Object.fromEntries(
      delivery.headers.map(([name, value]) => [name, typeof value === 'string' ? value : namedOnly(value)]),
    ),
    auth: delivery.auth && withSecret(delivery.auth, showSecret(secretOf(delivery.auth).secret)),
  }
}

function showSecret(ref: SecretRef): SecretShown {
  return 'secret' in ref ? { secret: ref.secret } : { set: true }
}

function namedOnly(ref: SecretRef): { secret: string } {
  // A header's text is a template and never a secret, so only named ones are stored.
  if (!('secret' in ref)) throw new Error('a header refers to a typed secret')
  return { secret: ref.secret }
}
