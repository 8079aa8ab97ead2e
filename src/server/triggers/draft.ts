import type { Format } from '#contract/templates.ts'
import type { Value } from '#mapping/value.ts'
import type { Sql, Transaction } from '#server/db/database.ts'
import { compileDraft, compileVersion, type CompiledDraft } from '#server/templates/compile.ts'
import type { TemplateContent } from '#server/templates/content.ts'
import { samplesFor } from '#server/templates/samples.ts'
import { checkableTables } from '#server/lookups/use.ts'
import type { TriggerContent } from './content.ts'

/** The template content that a trigger's draft names: a version's, or the template's draft. */
export interface DraftTemplate {
  id: string
  /** null: serves every customer */
  customerId: string | null
  format: Format
  kind: string
  content: TemplateContent
  sampleIds: string[]
  /** Of a published version; null for a draft, whose types come from samples. */
  types: Value | null
}

export async function draftTemplate(
  sql: Sql | Transaction,
  content: Pick<TriggerContent, 'templateId' | 'templateVersion'>,
): Promise<DraftTemplate> {
  const number = content.templateVersion === 'draft' ? null : content.templateVersion
  const [row] = await sql<
    {
      customer_id: string | null
      format: Format
      kind: string
      draft: TemplateContent
      sample_ids: string[]
      content: TemplateContent | null
      types: Value | null
    }[]
  >`
    select m.customer_id, m.format, m.kind, m.draft, m.sample_ids, v.content, v.types
    from templates m
    left join template_versions v on v.template_id = m.id and v.number = ${number}
    where m.id = ${content.templateId}`
  const found = number === null ? row?.draft : row?.content
  // Neither templates nor versions are ever removed.
  if (!row || !found)
    throw new Error(`version ${content.templateVersion} of template ${content.templateId} is gone`)
  return {
    id: content.templateId,
    customerId: row.customer_id,
    format: row.format,
    kind: row.kind,
    content: found,
    sampleIds: row.sample_ids,
    types: number === null ? null : row.types,
  }
}

/** Compiles what a draft would send with, the way it will be compiled once it is live. */
export async function compileDraftTemplate(
  sql: Sql | Transaction,
  template: DraftTemplate,
): Promise<CompiledDraft> {
  const { format, content, types, sampleIds } = template
  if (types !== null) return compileVersion(format, content, types)
  const tables = await checkableTables(sql, template.customerId)
  return compileDraft(format, content, await samplesFor(sql, sampleIds, 'skip'), tables)
}

/** A trigger's draft with all that a test needs, as of one moment. */
export interface LoadedDraft {
  id: string
  name: string
  customerId: string | null
  state: string
  content: TriggerContent
  template: DraftTemplate
}

/** @returns null when there is no such trigger */
export async function loadDraft(sql: Sql | Transaction, triggerId: string): Promise<LoadedDraft | null> {
  const [row] = await sql<
    { id: string; name: string; customer_id: string | null; state: string; draft: TriggerContent }[]
  >`select id, name, customer_id, state, draft from triggers where id = ${triggerId}`
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    state: row.state,
    content: row.draft,
    template: await draftTemplate(sql, row.draft),
  }
}
