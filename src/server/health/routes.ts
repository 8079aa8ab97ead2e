import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, register } from 'prom-client'
import * as contract from '#contract/health.ts'
import { within, type Database } from '#server/db/database.ts'
import { ApiError } from '#server/http/errors.ts'
import { route } from '#server/http/route.ts'

const databaseMilliseconds = 2000

collectDefaultMetrics()

/** For whoever watches the process: is it there, does it take events, how does it do. */
export function healthRoutes(app: FastifyInstance, database: Database, isReady: () => boolean): void {
  route(app, contract.healthz, async () => ({ status: 'ok' }))
  route(app, contract.readyz, async () => {
    if (!isReady()) throw new ApiError('not_ready', { reason: 'starting' })
    try {
      await within(databaseMilliseconds, database.sql`select`)
    } catch {
      throw new ApiError('not_ready', { headers: { 'retry-after': '2' } })
    }
    return { status: 'ready' }
  })
  app.get(
    contract.metrics.path,
    { config: { access: 'read' }, schema: { hide: true } },
    async (_request, reply) => {
      return reply.header('content-type', register.contentType).send(await register.metrics())
    },
  )
}
