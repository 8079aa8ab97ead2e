import type { Template } from '#contract/templates.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import { checkableTables } from '#server/lookups/use.ts'
import { lockForChange, presentWithProblems, recordTemplate, type TemplateUses } from './change.ts'
import { compileDraft, withoutErrors } from './compile.ts'
import type { TemplateRow } from './present.ts'
import { samplesFor } from './samples.ts'

/** Makes the draft the next version. @throws ApiError template_has_problems */
export async function publishTemplate(
  database: Database,
  uses: TemplateUses,
  who: string,
  id: string,
  ifMatch: number | null,
): Promise<Template> {
  const row = await database.sql.begin(async (tx) => {
    return await publishLocked(tx, who, await lockForChange(tx, id, ifMatch))
  })
  return await presentWithProblems(database, uses, row)
}

/**
 * Publishes the draft of a template that this transaction has locked. A draft that is published already is not
 * published twice: a repeated request, or one trigger activated after another, answers the version there is.
 */
export async function publishLocked(
  tx: Transaction,
  who: string,
  template: TemplateRow,
): Promise<TemplateRow> {
  const samples = await samplesFor(tx, template.sample_ids, 'skip')
  const tables = await checkableTables(tx, template.customer_id)
  const { types } = withoutErrors(compileDraft(template.format, template.draft, samples, tables))
  const [same] = await tx`
    select 1 from template_versions
    where template_id = ${template.id} and number = ${template.latest_version}
      and content = ${asJsonb(tx, template.draft)} and types = ${asJsonb(tx, types)}`
  if (same) return template
  const number = (template.latest_version ?? 0) + 1
  await tx`
    insert into template_versions (template_id, number, content, types, published_at, published_by)
    values (${template.id}, ${number}, ${asJsonb(tx, template.draft)}, ${asJsonb(tx, types)}, now(), ${who})`
  await tx`
    update templates set latest_version = ${number}, revision = revision + 1, updated_at = now()
    where id = ${template.id}`
  return await recordTemplate(tx, who, 'template.published', template)
}
