import type { HistoryEntry } from '#contract/history.ts'
import type { Database } from '#server/db/database.ts'
import { firstIdAt } from '#server/db/ids.ts'
import { page, readIdCursor } from '#server/http/cursor.ts'
import { readTime } from '#server/http/time.ts'

interface HistoryRow {
  id: string
  at: Date
  who: string
  action: string
  subject_type: string
  subject_id: string
  before: unknown
  after: unknown
  reason: string | null
}

/** Newest first. Ids are made in the order of time, so a range of time is a range of the key. */
export async function listHistory(
  database: Database,
  filter: { limit?: number; cursor?: string; subjectId?: string; from?: string; to?: string },
) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const before = readIdCursor(filter.cursor)
  const rows = await sql<HistoryRow[]>`
    select id, at, who, action, subject_type, subject_id, before, after, reason from history
    where true
      ${filter.subjectId === undefined ? sql`` : sql`and subject_id = ${filter.subjectId}`}
      ${filter.from === undefined ? sql`` : sql`and id >= ${firstIdAt(readTime(filter.from))}`}
      ${filter.to === undefined ? sql`` : sql`and id < ${firstIdAt(readTime(filter.to))}`}
      ${before === null ? sql`` : sql`and id < ${before}`}
    order by id desc
    limit ${limit + 1}`
  return page(rows, limit, presentEntry, (row) => [row.id])
}

function presentEntry(row: HistoryRow): HistoryEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    who: row.who,
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    before: row.before,
    after: row.after,
    ...(row.reason === null ? {} : { reason: row.reason }),
  }
}
