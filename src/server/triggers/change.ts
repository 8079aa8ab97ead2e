import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '#contract/problem.ts'
import type { Trigger, TriggerChange } from '#contract/triggers.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import type { Transaction } from '#server/db/database.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import { recordChange } from '#server/history/record.ts'
import { ApiError } from '#server/http/errors.ts'
import { checkRevision } from '#server/http/revision.ts'
import { checkAddress, checkExpressions } from './check.ts'
import { readTrigger } from './input.ts'
import type { TriggerOptions } from './options.ts'
import { presentSummary, presentTrigger } from './present.ts'
import { lockTrigger, readTriggerRow, type TriggerRow } from './rows.ts'
import { checkNamedSecrets, removeUnusedTyped, storeTyped } from './secrets.ts'
import { ensureSigningKey, type Author } from './signing-key.ts'
import { useTemplate } from './template-use.ts'
import { testState } from './tested.ts'

/**
 * Changes the draft. What is live goes on as it is until the draft is activated; only the name counts at once. What
 * changes nothing leaves no trace.
 */
export async function changeTrigger(
  options: TriggerOptions,
  author: Author,
  id: string,
  change: TriggerChange,
  ifMatch: number | null,
): Promise<Trigger> {
  // Before the transaction: a name server may take seconds, and a locked row must not wait for it.
  const warnings: Problem[] = change.url === undefined ? [] : await checkAddress(options.guard, change.url)
  const { database, vault } = options
  return await database.sql.begin(async (tx) => {
    const before = await lockForChange(tx, id, ifMatch)
    const { content, typed } = readTrigger(change, before.draft)
    const problems = await checkExpressions(tx, { ...content, templateVersion: 'draft' })
    const draft = await useTemplate(tx, content, before.customer_id)
    await checkNamedSecrets(tx, draft, before.customer_id)
    const name = change.name ?? before.name
    const isSame = name === before.name && typed.length === 0 && isDeepStrictEqual(draft, before.draft)
    if (isSame) {
      const tested = await testState(tx, id, draft)
      return presentTrigger(before, { ...tested, problems: [...problems, ...warnings], secret: null })
    }
    await tx`
      update triggers set
        name = ${name}, draft = ${asJsonb(tx, draft)}, revision = revision + 1, updated_at = now()
      where id = ${id}`
    await storeTyped(tx, vault, id, typed)
    await removeUnusedTyped(tx, id, draft)
    const secret = await ensureSigningKey(tx, vault, author, id, draft)
    // Templates can print the trigger's name.
    if (name !== before.name && before.live_version !== null) await advanceEpoch(tx)
    const row = await recordTrigger(tx, author.who, 'trigger.changed', before)
    const tested = await testState(tx, id, draft)
    return presentTrigger(row, { ...tested, problems: [...problems, ...warnings], secret })
  })
}

/** @throws ApiError not_found, revision_stale, trigger_archived */
export async function lockForChange(
  tx: Transaction,
  id: string,
  ifMatch: number | null,
): Promise<TriggerRow> {
  const row = await lockTrigger(tx, id)
  if (!row) throw new ApiError('not_found')
  checkRevision(row.revision, ifMatch)
  if (row.state === 'archived') throw new ApiError('trigger_archived')
  return row
}

/** Reads a trigger again after a change and writes that into the history. */
export async function recordTrigger(
  tx: Transaction,
  who: string,
  action: string,
  before: TriggerRow,
  reason: string | null = null,
): Promise<TriggerRow> {
  const row = await readTriggerRow(tx, before.id)
  if (!row) throw new Error(`trigger ${before.id} is gone while it is locked`)
  await recordChange(tx, {
    who,
    action,
    subject: { type: 'trigger', id: before.id },
    before: presentSummary(before),
    after: presentSummary(row),
    reason,
  })
  return row
}
