import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/overview.ts'
import type { FailingTrigger, Overview } from '#contract/overview.ts'
import type { Database } from '#server/db/database.ts'
import { route } from '#server/http/route.ts'
import { findFailing, type Failing } from '#server/postbacks/failing.ts'
import { countOpen, countRefused, countTotals, countUnmatched, findOldestWaiting } from './counts.ts'
import { periodAt, type PeriodName } from './periods.ts'
import { readSlices } from './slices.ts'

export function overviewRoutes(app: FastifyInstance, database: Database): void {
  route(app, contract.getOverview, ({ query }) =>
    readOverview(database, query.period ?? 'day', query.customerId),
  )
}

/** What needs attention, and how much was sent. One query after another: the pool is there for the others, too. */
async function readOverview(
  { sql }: Database,
  name: PeriodName,
  customerId: string | undefined,
): Promise<Overview> {
  const period = periodAt(name, Date.now())
  const failing = await findFailing(sql, customerId)
  const { slices, exact } = await readSlices(sql, period, customerId)
  return {
    failingTriggers: failing.map(presentFailing),
    ...(await countOpen(sql, customerId)),
    oldestWaiting: await findOldestWaiting(sql, customerId),
    refusedEvents: customerId === undefined ? await countRefused(sql, period) : 0,
    unmatchedEvents: await countUnmatched(sql, period, customerId),
    sent: slices.reduce((sum, { sent }) => sum + sent, 0),
    failed: slices.reduce((sum, { failed }) => sum + failed, 0),
    exact,
    slices,
    totals: await countTotals(sql, customerId),
  }
}

function presentFailing({ since, ...each }: Failing): FailingTrigger {
  return { ...each, since: since.toISOString() }
}
