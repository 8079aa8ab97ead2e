import type { Slice } from '#contract/overview.ts'
import { plainColumn } from '#server/db/columns.ts'
import type { Sql } from '#server/db/database.ts'
import { everyBucket } from '#server/db/every-bucket.ts'
import { firstIdAt } from '#server/db/ids.ts'
import type { Period } from './periods.ts'

/** So many postbacks are read at most, which takes about a tenth of a second. */
const mostRead = 40_000
/** Where there are more, an eighth of the time is looked at, then an eighth of that, as short windows all over it. */
const thinner = 8
const windowsPerSlice = 12
const thinnest = thinner ** 6

interface Window {
  from: number
  to: number
}

interface SliceRow {
  slice: number
  sent: number
  failed: number
  open: number
  p50: number | null
  p95: number | null
}

/**
 * What became of the postbacks that were made in a period, slice by slice. Only their ids' ranges are read. A week may
 * hold a hundred million; then what was read of it stands for the rest.
 */
export async function readSlices(
  sql: Sql,
  period: Period,
  customerId?: string,
  limit = mostRead,
): Promise<{ slices: Slice[]; exact: boolean }> {
  for (let thinned = 1; ; thinned *= thinner) {
    const found = postbacksIn(sql, windowsOf(period, thinned), customerId)
    const [counted] = await sql<[{ count: number }]>`
      select count(*)::int as count from (select from ${found} limit ${limit + 1}) counted`
    if (counted.count > limit && thinned < thinnest) continue
    const rows = await readWindows(sql, found, period, limit)
    return { slices: present(rows, period, thinned), exact: thinned === 1 }
  }
}

/** What to read from, as `p`. */
function postbacksIn(sql: Sql, windows: Window[], customerId: string | undefined) {
  const inWindow = sql`p.id >= w.first and p.id < w.last`
  // `offset 0`: window by window along the index. Taken apart, it becomes a join that reads whole partitions.
  const postbacks =
    customerId === undefined
      ? sql`${everyBucket(sql)} cross join lateral (
          select id, state, finished_at from postbacks p where p.bucket = every.bucket and ${inWindow} offset 0
        ) p`
      : sql`lateral (
          select id, state, finished_at from postbacks p where p.customer_id = ${customerId} and ${inWindow} offset 0
        ) p`
  return sql`
    unnest(${plainColumn(windows.map(({ from }) => firstIdAt(from)))}::uuid[],
           ${plainColumn(windows.map(({ to }) => firstIdAt(to)))}::uuid[]) as w(first, last)
    cross join ${postbacks}`
}

async function readWindows(
  sql: Sql,
  found: ReturnType<typeof postbacksIn>,
  period: Period,
  limit: number,
): Promise<SliceRow[]> {
  return await sql<SliceRow[]>`
    with read as materialized (select p.* from ${found} limit ${limit}),
    timed as (
      select state, finished_at, ('x' || replace(left(id::text, 13), '-', ''))::bit(48)::bigint as made_at from read
    )
    select ((made_at - ${period.from}) / ${period.sliceMilliseconds})::int as slice,
           (count(*) filter (where state = 'sent'))::int as sent,
           (count(*) filter (where state = 'failed'))::int as failed,
           (count(*) filter (where state = 'open'))::int as open,
           (percentile_disc(0.5) within group (order by waited) filter (where state = 'sent'))::float8 as p50,
           (percentile_disc(0.95) within group (order by waited) filter (where state = 'sent'))::float8 as p95
    from timed, lateral (select extract(epoch from finished_at)::float8 * 1000 - made_at as waited) w
    group by 1`
}

/** Where there is nothing to leave out it is one window. */
function windowsOf({ from, to, sliceMilliseconds }: Period, thinned: number): Window[] {
  if (thinned === 1) return [{ from, to }]
  const windows: Window[] = []
  const step = sliceMilliseconds / windowsPerSlice
  for (let begin = from; begin < to; begin += step) windows.push({ from: begin, to: begin + step / thinned })
  return windows
}

function present(rows: SliceRow[], { from, to, sliceMilliseconds }: Period, thinned: number): Slice[] {
  const bySlice = new Map(rows.map((row) => [row.slice, row]))
  const slices = Array.from({ length: (to - from) / sliceMilliseconds }, (_none, index) => bySlice.get(index))
  return slices.map((row, index) => ({
    from: new Date(from + index * sliceMilliseconds).toISOString(),
    sent: (row?.sent ?? 0) * thinned,
    failed: (row?.failed ?? 0) * thinned,
    waiting: (row?.open ?? 0) * thinned,
    p50Milliseconds: milliseconds(row?.p50),
    p95Milliseconds: milliseconds(row?.p95),
  }))
}

/** The database's clock, which says when it was sent, may be behind the one that made the id. */
function milliseconds(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.max(0, Math.round(value))
}
