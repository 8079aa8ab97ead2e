import type { ErrorBody } from '#contract/error.ts'
import type { Database } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { page, readIdCursor } from '#server/http/cursor.ts'
import type { ApiError } from '#server/http/errors.ts'

/** So many are kept; the log is for finding out, not for keeping. */
const refusalsKept = 5000
const payloadBytesKept = 4096

/** Remembers events that were refused, and why. Never fails the request that it describes. */
export interface RefusalLog {
  add: (refused: { error: ApiError; bytes: Buffer }[]) => Promise<void>
}

export function createRefusalLog(database: Database, onFailure: (error: unknown) => void): RefusalLog {
  let sinceTrimmed = refusalsKept
  return {
    async add(refused) {
      if (refused.length === 0) return
      try {
        const rows = refused.map(({ error, bytes }) => {
          const { code, message, reason, values, details } = error
          return {
            id: newPlainId(),
            code,
            report: Buffer.from(JSON.stringify({ message, reason, values, details })).toString('base64'),
            payload: bytes.subarray(0, payloadBytesKept).toString('base64'),
            length: bytes.length,
          }
        })
        await database.sql`
          insert into refusals (id, at, code, report, payload, payload_bytes)
          select id, now(), code, decode(report, 'base64'), decode(payload, 'base64'), length
          from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ code }) => code)}::text[],
                      ${rows.map(({ report }) => report)}::text[], ${rows.map(({ payload }) => payload)}::text[],
                      ${rows.map(({ length }) => length)}::int[]) as r(id, code, report, payload, length)`
        sinceTrimmed += rows.length
        if (sinceTrimmed < 500) return
        sinceTrimmed = 0
        await database.sql`
          delete from refusals where id <= (select id from refusals order by id desc offset ${refusalsKept} limit 1)`
      } catch (error) {
        onFailure(error)
      }
    },
  }
}

/** What is kept of an error, as it was told. */
type Report = Pick<ErrorBody, 'message' | 'reason' | 'values' | 'details'>

interface RefusalRow {
  id: string
  at: Date
  code: string
  report: Buffer
  payload: Buffer
  payload_bytes: number
}

export async function listRefusals(database: Database, query: { limit?: number; cursor?: string }) {
  const { sql } = database
  const limit = query.limit ?? 50
  const before = readIdCursor(query.cursor)
  const rows = await sql<RefusalRow[]>`
    select * from refusals ${before === null ? sql`` : sql`where id < ${before}::uuid`}
    order by id desc limit ${limit + 1}`
  return page(rows, limit, presentRefusal, (row) => [row.id])
}

function presentRefusal(row: RefusalRow) {
  // Only `add` writes this column.
  const report = JSON.parse(row.report.toString('utf8')) as Report
  return {
    id: row.id,
    at: row.at.toISOString(),
    code: row.code,
    ...report,
    payload: row.payload.toString('utf8'),
    payloadBytes: row.payload_bytes,
  }
}
