import type { Trigger } from '#contract/triggers.ts'
import { useCustomer } from '#server/customers/use.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import type { Transaction } from '#server/db/database.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import { ApiError } from '#server/http/errors.ts'
import { withoutErrors } from '#server/templates/compile.ts'
import { publishLocked } from '#server/templates/publish.ts'
import { lockTemplate } from '#server/templates/rows.ts'
import { lockForChange, recordTrigger } from './change.ts'
import { checkExpressions } from './check.ts'
import type { TriggerContent } from './content.ts'
import { destinationOf } from './destination.ts'
import { compileDraftTemplate, draftTemplate } from './draft.ts'
import type { TriggerOptions } from './options.ts'
import { presentTrigger } from './present.ts'
import type { TriggerRow } from './rows.ts'
import { testState } from './tested.ts'

/**
 * Makes the draft the next live version, in one transaction: what was tested is what goes live, and a template draft
 * is published as exactly that content. A paused trigger becomes active again and what it held is released.
 * @param override why it goes live without a passed test
 * @throws ApiError test_required, mail_server_missing, template_has_problems, trigger_invalid, customer_archived
 */
export async function activateTrigger(
  options: TriggerOptions,
  who: string,
  id: string,
  override: string | null,
  ifMatch: number | null,
): Promise<Trigger> {
  return await options.database.sql.begin(async (tx) => {
    const before = await lockForChange(tx, id, ifMatch)
    const { draft, customer_id: customerId } = before
    if (draft.delivery.channel === 'email' && !(await options.hasMailServer(tx))) {
      throw new ApiError('mail_server_missing')
    }
    const problems = await checkExpressions(tx, draft)
    if (customerId !== null) await useCustomer(tx, customerId, '')
    // Kept as it is from the look at its test until it is published.
    if (draft.templateVersion === 'draft') await lockTemplate(tx, draft.templateId)
    const tested = await testState(tx, id, draft)
    // A repeated request finds the draft live already and makes no second version of it.
    if (before.state === 'active' && !before.draft_changed)
      return presentTrigger(before, { ...tested, problems })
    const passed = tested.test === 'passed'
    const reason = before.draft_changed && !passed ? override : null
    if (before.draft_changed) {
      if (!passed && reason === null) throw new ApiError('test_required')
      await addVersion(tx, who, before, reason)
    }
    await tx`
      update triggers set state = 'active', pause_code = null, revision = revision + 1, updated_at = now()
      where id = ${id}`
    await advanceEpoch(tx)
    if (before.state === 'paused') await options.dispatch.release(tx, id)
    const row = await recordTrigger(tx, who, 'trigger.activated', before, reason)
    return presentTrigger(row, { ...tested, problems })
  })
}

/** Writes the draft as the next version and makes it the live one; the draft names the template's version from now on. */
async function addVersion(
  tx: Transaction,
  who: string,
  trigger: TriggerRow,
  reason: string | null,
): Promise<void> {
  const templateVersion = await publishedVersion(tx, who, trigger.draft)
  const content: TriggerContent = { ...trigger.draft, templateVersion }
  const destinationId = await destinationOf(tx, trigger.customer_id, content)
  const number = (trigger.live_version ?? 0) + 1
  await tx`
    insert into trigger_versions (trigger_id, number, content, template_id, template_version, destination_id,
                                  activated_at, activated_by, override_reason)
    values (${trigger.id}, ${number}, ${asJsonb(tx, content)}, ${content.templateId}, ${templateVersion},
            ${destinationId}, now(), ${who}, ${reason})`
  await tx`
    update triggers set
      live_version = ${number}, live_event_type = ${content.eventType}, draft = ${asJsonb(tx, content)}
    where id = ${trigger.id}`
}

/** The number of the template version a draft names; its template's draft is published for that. */
async function publishedVersion(tx: Transaction, who: string, draft: TriggerContent): Promise<number> {
  if (draft.templateVersion !== 'draft') {
    withoutErrors(await compileDraftTemplate(tx, await draftTemplate(tx, draft)))
    return draft.templateVersion
  }
  const template = await lockTemplate(tx, draft.templateId)
  if (!template) throw new Error(`template ${draft.templateId} is gone`)
  const published = await publishLocked(tx, who, template)
  if (published.latest_version === null)
    throw new Error(`template ${draft.templateId} was published without a version`)
  return published.latest_version
}
