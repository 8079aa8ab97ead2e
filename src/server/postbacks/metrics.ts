import { Counter, Gauge, Histogram } from 'prom-client'
import type { Sql } from '#server/db/database.ts'
import type { AttemptResult } from './channels/attempt.ts'
import type { Decision } from './decide.ts'

const attempts = new Counter({
  name: 'postbud_attempts_total',
  help: 'Attempts by channel, outcome and what came back.',
  labelNames: ['channel', 'outcome', 'code'],
})
const attemptSeconds = new Histogram({
  name: 'postbud_attempt_seconds',
  help: 'How long attempts took.',
  labelNames: ['channel'],
  buckets: [0.005, 0.02, 0.1, 0.5, 1, 5, 15, 60],
})
const finals = new Counter({
  name: 'postbud_postbacks_total',
  help: 'Postbacks that became final.',
  labelNames: ['channel', 'state'],
})
const fenced = new Counter({
  name: 'postbud_fenced_attempts_total',
  help: 'Attempts whose lease was lost before they were settled: another attempt is or was made.',
})
const repaired = new Counter({
  name: 'postbud_repaired_total',
  help: 'What the sweep found and put right. Kinds: lease_lost, lease_forgotten, held_stray, orphan (must stay 0).',
  labelNames: ['kind'],
})
const expired = new Counter({
  name: 'postbud_expired_total',
  help: 'Open postbacks cancelled because their time of retention was over.',
})

export type RepairKind = 'lease_lost' | 'lease_forgotten' | 'held_stray' | 'orphan'

export function countAttempt(channel: 'url' | 'email', result: AttemptResult, decision: Decision): void {
  attempts.inc({ channel, outcome: result.outcome, code: result.code })
  attemptSeconds.observe({ channel }, result.milliseconds / 1000)
  if (decision.kind !== 'again') finals.inc({ channel, state: decision.kind })
}

export function countFenced(): void {
  fenced.inc()
}

export function countRepaired(kind: RepairKind, count: number): void {
  repaired.inc({ kind }, count)
}

export function countExpired(count: number): void {
  expired.inc(count)
}

let database: Sql | null = null

/** From now on the backlog is read from here whenever the metrics are asked for. */
export function measureBacklog(sql: Sql): void {
  database = sql
}

/** Without the database there are no rows, but still the other metrics. */
async function readRows<Row>(query: (sql: Sql) => PromiseLike<unknown>): Promise<Row[]> {
  try {
    // The statement stands with the type of its rows.
    return database ? ((await query(database)) as Row[]) : []
  } catch {
    return []
  }
}

const failingTriggers = new Gauge({
  name: 'postbud_failing_triggers',
  help: 'Triggers that need a person, as of the latest look, which is made every 30 seconds.',
  async collect() {
    const [row] = await readRows<{ count: number }>(
      (sql) => sql`select count(*)::int as count from trigger_alerts where state = 'failing'`,
    )
    failingTriggers.set(row?.count ?? 0)
  },
})

const openPostbacks = new Gauge({
  name: 'postbud_open_postbacks',
  help: 'Postbacks that are not final, by state.',
  labelNames: ['state'],
  async collect() {
    const rows = await readRows<{ state: string; count: number }>(
      (sql) => sql`
      select case when lease_id is not null then 'sending' else state end as state, count(*)::int as count
      from dispatch group by 1`,
    )
    for (const state of ['waiting', 'sending', 'held']) {
      openPostbacks.set({ state }, rows.find((row) => row.state === state)?.count ?? 0)
    }
  },
})

const oldestDue = new Gauge({
  name: 'postbud_oldest_due_seconds',
  help: 'How long the oldest due postback has been waiting.',
  async collect() {
    const [row] = await readRows<{ seconds: number }>(
      (sql) => sql`
      select coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as seconds
      from dispatch where state = 'waiting' and lease_id is null and due_at < now()`,
    )
    oldestDue.set(row?.seconds ?? 0)
  },
})
