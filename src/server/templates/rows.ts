import type { Sql, Transaction } from '#server/db/database.ts'
import type { TemplateRow } from './present.ts'

/** Every way to read templates: a row with whether its draft differs from the latest version. */
export function selectTemplates(sql: Sql | Transaction, where: ReturnType<Sql>) {
  return sql<TemplateRow[]>`
    select t.*, (v.content is null or v.content <> t.draft) as draft_changed
    from templates t
    left join template_versions v on v.template_id = t.id and v.number = t.latest_version
    where ${where}`
}

/**
 * Reads a template and keeps others from changing, publishing or archiving it until the transaction ends.
 * @returns null when there is none
 */
export async function lockTemplate(tx: Transaction, id: string): Promise<TemplateRow | null> {
  // The join would lock the version as well; versions never change.
  await tx`select 1 from templates where id = ${id} for update`
  return await readTemplate(tx, id)
}

export async function readTemplate(sql: Sql | Transaction, id: string): Promise<TemplateRow | null> {
  const [row] = await selectTemplates(sql, sql`t.id = ${id}`)
  return row ?? null
}
