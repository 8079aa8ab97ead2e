import { isDeepStrictEqual } from 'node:util'
import type { Template, TemplateChange, TemplateDraftInput } from '#contract/templates.ts'
import type { Database, Sql, Transaction } from '#server/db/database.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import { recordChange } from '#server/history/record.ts'
import { ApiError } from '#server/http/errors.ts'
import { checkRevision } from '#server/http/revision.ts'
import { checkableTables } from '#server/lookups/use.ts'
import { compileDraft } from './compile.ts'
import { readContent } from './content.ts'
import { presentForHistory, presentTemplate, type TemplateRow } from './present.ts'
import { lockTemplate, readTemplate } from './rows.ts'
import { samplesFor } from './samples.ts'

/** What templates ask of triggers, which they know nothing of. Given by the app. */
export interface TemplateUses {
  /** What still sends with a template, by name, asked while the template is locked. */
  findUsers: (tx: Transaction, templateId: string) => Promise<string[]>
  /** The types of the events that it is used for. */
  findEventTypes: (sql: Sql, templateId: string) => Promise<string[]>
}

/** Changes what is not content. Archived templates cannot be chosen any more; used ones cannot be archived. */
export async function changeTemplate(
  database: Database,
  uses: TemplateUses,
  who: string,
  id: string,
  change: TemplateChange,
  ifMatch: number | null,
): Promise<Template> {
  if (change.sampleIds) await samplesFor(database.sql, change.sampleIds)
  const row = await database.sql.begin(async (tx) => {
    const before = await lockForChange(tx, id, ifMatch)
    const { name = before.name, sampleIds = before.sample_ids, state = before.state } = change
    const isSame = name === before.name && state === before.state
    if (isSame && isDeepStrictEqual(sampleIds, before.sample_ids)) return before
    if (state === 'archived' && before.state !== 'archived') {
      const triggers = await uses.findUsers(tx, id)
      if (triggers.length > 0) throw new ApiError('template_in_use', { values: { triggers } })
    }
    await tx`
      update templates set
        name = ${name},
        sample_ids = ${asJsonb(tx, sampleIds)},
        state = ${state},
        revision = revision + 1,
        updated_at = now()
      where id = ${id}`
    return await recordTemplate(
      tx,
      who,
      state === before.state ? 'template.changed' : `template.${state}`,
      before,
    )
  })
  return await presentWithProblems(database, uses, row)
}

/** Replaces the draft. What is published, and what triggers send, stays as it is. The same again leaves no trace. */
export async function replaceDraft(
  database: Database,
  uses: TemplateUses,
  who: string,
  id: string,
  input: TemplateDraftInput,
  ifMatch: number | null,
): Promise<Template> {
  const row = await database.sql.begin(async (tx) => {
    const before = await lockForChange(tx, id, ifMatch)
    const content = readContent(before.format, input)
    if (isDeepStrictEqual(content, before.draft)) return before
    await tx`
      update templates set draft = ${asJsonb(tx, content)}, revision = revision + 1, updated_at = now()
      where id = ${id}`
    return await recordTemplate(tx, who, 'template.draft_changed', before)
  })
  return await presentWithProblems(database, uses, row)
}

/** @throws ApiError not_found, revision_stale */
export async function lockForChange(
  tx: Transaction,
  id: string,
  ifMatch: number | null,
): Promise<TemplateRow> {
  const row = await lockTemplate(tx, id)
  if (!row) throw new ApiError('not_found')
  checkRevision(row.revision, ifMatch)
  return row
}

export async function presentWithProblems(
  { sql }: Database,
  uses: TemplateUses,
  row: TemplateRow,
): Promise<Template> {
  const samples = await samplesFor(sql, row.sample_ids, 'skip')
  const tables = await checkableTables(sql, row.customer_id)
  const eventTypes = await uses.findEventTypes(sql, row.id)
  return presentTemplate(row, compileDraft(row.format, row.draft, samples, tables, eventTypes).problems)
}

/** Reads a template again after a change and writes that into the history. */
export async function recordTemplate(
  tx: Transaction,
  who: string,
  action: string,
  before: TemplateRow,
): Promise<TemplateRow> {
  const row = await readTemplate(tx, before.id)
  if (!row) throw new Error(`template ${before.id} is gone while it is locked`)
  await recordChange(tx, {
    who,
    action,
    subject: { type: 'template', id: before.id },
    before: presentForHistory(before),
    after: presentForHistory(row),
  })
  return row
}
