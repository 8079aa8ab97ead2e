import type { Template, TemplateInput } from '#contract/templates.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { useCustomer } from '#server/customers/use.ts'
import { recordChange } from '#server/history/record.ts'
import { checkableTables } from '#server/lookups/use.ts'
import { compileDraft } from './compile.ts'
import { readContent, type TemplateContent } from './content.ts'
import { presentForHistory, presentTemplate, type TemplateRow } from './present.ts'
import { readTemplate } from './rows.ts'
import { samplesFor } from './samples.ts'

export async function createTemplate(
  database: Database,
  who: string,
  input: TemplateInput,
): Promise<Template> {
  const content = readContent(input.format, input)
  const sampleIds = input.sampleIds ?? []
  const samples = await samplesFor(database.sql, sampleIds)
  const row = await database.sql.begin(async (tx) => {
    const customerId = input.customerId ?? null
    if (customerId !== null) await useCustomer(tx, customerId, '/customerId')
    return await insertTemplate(tx, who, { ...input, customerId, sampleIds, content })
  })
  const tables = await checkableTables(database.sql, row.customer_id)
  return presentTemplate(row, compileDraft(row.format, row.draft, samples, tables).problems)
}

export interface NewTemplate {
  name: string
  customerId: string | null
  format: TemplateRow['format']
  sampleIds: string[]
  content: TemplateContent
}

/** Writes a new template and its first entry in the history. What it is made from has been checked. */
export async function insertTemplate(
  tx: Transaction,
  who: string,
  template: NewTemplate,
): Promise<TemplateRow> {
  const id = newPlainId()
  await tx`
    insert into templates (id, customer_id, name, format, kind, draft, sample_ids, latest_version, state, revision,
                           created_at, updated_at)
    values (${id}, ${template.customerId}, ${template.name}, ${template.format}, 'code',
            ${asJsonb(tx, template.content)}, ${asJsonb(tx, template.sampleIds)}, null, 'active', 1, now(), now())`
  const row = await readTemplate(tx, id)
  if (!row) throw new Error(`template ${id} is gone within the transaction that made it`)
  await recordChange(tx, {
    who,
    action: 'template.created',
    subject: { type: 'template', id },
    after: presentForHistory(row),
  })
  return row
}
