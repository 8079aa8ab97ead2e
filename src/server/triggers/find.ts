import type { Trigger } from '#contract/triggers.ts'
import type { Database, Sql, Transaction } from '#server/db/database.ts'
import { page, readNameCursor } from '#server/http/cursor.ts'
import { ApiError } from '#server/http/errors.ts'
import { triggerProblems } from './check.ts'
import { presentSummary, presentTrigger } from './present.ts'
import { readTriggerRow, selectTriggers } from './rows.ts'
import { testState } from './tested.ts'

export interface TriggerFilter {
  limit?: number
  cursor?: string
  customerId?: string
  shared?: 'include' | 'only'
  eventType?: string
  state?: 'draft' | 'active' | 'paused' | 'archived'
  templateId?: string
  search?: string
}

export async function getTrigger(database: Database, id: string): Promise<Trigger> {
  return await presentForAnswer(database.sql, id)
}

/** A trigger as answers about one show it. @throws ApiError not_found */
export async function presentForAnswer(sql: Sql | Transaction, id: string): Promise<Trigger> {
  const row = await readTriggerRow(sql, id)
  if (!row) throw new ApiError('not_found')
  const tested = await testState(sql, id, row.draft)
  return presentTrigger(row, { ...tested, problems: await triggerProblems(sql, row.draft) })
}

/** By name. Triggers for every customer are not any customer's own; `shared` brings them in. */
export async function listTriggers(database: Database, filter: TriggerFilter) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const after = readNameCursor(filter.cursor)
  const pattern = filter.search === undefined ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await selectTriggers(
    sql,
    sql`true
      ${ownership(sql, filter)}
      ${filter.eventType ? sql`and (t.draft->>'eventType' = ${filter.eventType} or t.live_event_type = ${filter.eventType})` : sql``}
      ${filter.state ? sql`and t.state = ${filter.state}` : sql``}
      ${filter.templateId ? sql`and (t.draft->>'templateId' = ${filter.templateId} or v.template_id = ${filter.templateId})` : sql``}
      ${pattern ? sql`and t.name ilike ${pattern}` : sql``}
      ${after ? sql`and (t.name, t.id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by t.name, t.id
    limit ${limit + 1}`,
  )
  return page(rows, limit, presentSummary, (row) => [row.name, row.id])
}

function ownership(sql: Sql, { customerId, shared }: TriggerFilter) {
  if (shared === 'only') return sql`and t.customer_id is null`
  if (customerId === undefined) return sql``
  return shared === 'include'
    ? sql`and (t.customer_id = ${customerId} or t.customer_id is null)`
    : sql`and t.customer_id = ${customerId}`
}
