import type { Format, ListedTemplate, Template, TemplateVersion } from '#contract/templates.ts'
import type { Database, Sql } from '#server/db/database.ts'
import { page, readCursor, readNameCursor } from '#server/http/cursor.ts'
import { ApiError } from '#server/http/errors.ts'
import { presentWithProblems, type TemplateUses } from './change.ts'
import type { TemplateContent } from './content.ts'
import { presentSummary, presentVersion, type TemplateRow, type TemplateVersionRow } from './present.ts'
import { readTemplate, selectTemplates } from './rows.ts'

/** How many triggers use each of these templates. Given by the app, since templates know nothing of triggers. */
export type CountUses = (sql: Sql, templateIds: string[]) => Promise<ReadonlyMap<string, number>>

export interface TemplateFilter {
  limit?: number
  cursor?: string
  customerId?: string
  shared?: 'only'
  search?: string
  format?: Format
  state?: 'active' | 'archived'
}

export async function getTemplate(database: Database, uses: TemplateUses, id: string): Promise<Template> {
  const row = await readTemplate(database.sql, id)
  if (!row) throw new ApiError('not_found')
  return await presentWithProblems(database, uses, row)
}

/** By name. A customer's templates include those that serve every customer. */
export async function listTemplates(database: Database, countUses: CountUses, filter: TemplateFilter) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const after = readNameCursor(filter.cursor)
  const pattern = filter.search === undefined ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await selectTemplates(
    sql,
    sql`true
      ${filter.customerId ? sql`and (t.customer_id = ${filter.customerId} or t.customer_id is null)` : sql``}
      ${filter.shared ? sql`and t.customer_id is null` : sql``}
      ${filter.format ? sql`and t.format = ${filter.format}` : sql``}
      ${filter.state ? sql`and t.state = ${filter.state}` : sql``}
      ${pattern ? sql`and t.name ilike ${pattern}` : sql``}
      ${after ? sql`and (t.name, t.id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by t.name, t.id
    limit ${limit + 1}`,
  )
  const uses = await countUses(
    sql,
    rows.map(({ id }) => id),
  )
  const names = await customerNames(sql, rows)
  const present = (row: TemplateRow): ListedTemplate => ({
    ...presentSummary(row),
    customerName: row.customer_id === null ? null : (names.get(row.customer_id) ?? null),
    usedBy: uses.get(row.id) ?? 0,
  })
  return page(rows, limit, present, (row) => [row.name, row.id])
}

async function customerNames(sql: Sql, templates: TemplateRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = templates.flatMap(({ customer_id }) => customer_id ?? [])
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from customers where id = any(${ids}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function listVersions(
  database: Database,
  id: string,
  filter: { limit?: number; cursor?: string },
) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const before = readCursor(filter.cursor, 1)?.[0]
  const [template] = await sql`select 1 from templates where id = ${id}`
  if (!template) throw new ApiError('not_found')
  const rows = await sql<TemplateVersionRow[]>`
    select number, published_at, published_by from template_versions
    where template_id = ${id} ${before === undefined ? sql`` : sql`and number < ${wholeNumber(before)}`}
    order by number desc
    limit ${limit + 1}`
  return page(rows, limit, presentVersion, (row) => [String(row.number)])
}

export async function getVersion(database: Database, id: string, number: number): Promise<TemplateVersion> {
  const [row] = await database.sql<(TemplateVersionRow & { content: TemplateContent })[]>`
    select number, published_at, published_by, content from template_versions
    where template_id = ${id} and number = ${number}`
  if (!row) throw new ApiError('not_found')
  return { ...presentVersion(row), ...row.content }
}

function wholeNumber(key: string): number {
  if (!/^[1-9]\d{0,8}$/.test(key)) throw new ApiError('cursor_invalid')
  return Number(key)
}
