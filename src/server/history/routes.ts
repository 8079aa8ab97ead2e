import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/history.ts'
import type { Database } from '#server/db/database.ts'
import { route } from '#server/http/route.ts'
import { listHistory } from './list.ts'

export function historyRoutes(app: FastifyInstance, database: Database): void {
  route(app, contract.listHistory, ({ query }) => listHistory(database, query))
}
