import type { Sql, Transaction } from '#server/db/database.ts'
import type { TriggerContent } from './content.ts'

export interface TriggerRow {
  id: string
  customer_id: string | null
  name: string
  state: 'draft' | 'active' | 'paused' | 'archived'
  pause_code: string | null
  draft: TriggerContent
  live_version: number | null
  live_event_type: string | null
  revision: number
  created_at: Date
  updated_at: Date
  // Not columns of triggers:
  customer_name: string | null
  template_name: string
  template_format: string
  template_latest_version: number | null
  live_content: TriggerContent | null
  /** Whether the draft differs from the live version. */
  draft_changed: boolean
}

/** Every way to read triggers: with what their presentation and their description need. */
export function selectTriggers(sql: Sql | Transaction, where: ReturnType<Sql>) {
  return sql<TriggerRow[]>`
    select t.*, c.name as customer_name, m.name as template_name, m.format as template_format,
           m.latest_version as template_latest_version,
           v.content as live_content, (v.content is null or v.content <> t.draft) as draft_changed
    from triggers t
    join templates m on m.id = (t.draft->>'templateId')::uuid
    left join customers c on c.id = t.customer_id
    left join trigger_versions v on v.trigger_id = t.id and v.number = t.live_version
    where ${where}`
}

/**
 * Reads a trigger and keeps others from changing it until the transaction ends.
 * @returns null when there is none
 */
export async function lockTrigger(tx: Transaction, id: string): Promise<TriggerRow | null> {
  // The joins would lock customers and templates as well.
  await tx`select 1 from triggers where id = ${id} for update`
  return await readTriggerRow(tx, id)
}

export async function readTriggerRow(sql: Sql | Transaction, id: string): Promise<TriggerRow | null> {
  const [row] = await selectTriggers(sql, sql`t.id = ${id}`)
  return row ?? null
}
