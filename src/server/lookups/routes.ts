import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/lookups.ts'
import type { Database } from '#server/db/database.ts'
import { route } from '#server/http/route.ts'
import { changeLookup, createLookup, deleteLookup, getLookup, listLookups } from './store.ts'

export function lookupRoutes(app: FastifyInstance, database: Database): void {
  route(app, contract.createLookup, ({ body, caller }) => createLookup(database, caller.who, body))
  route(app, contract.listLookups, ({ query }) => listLookups(database, query))
  route(app, contract.getLookup, ({ params }) => getLookup(database, params.id))
  route(app, contract.changeLookup, ({ params, body, caller, ifMatch }) =>
    changeLookup(database, caller.who, params.id, body, ifMatch),
  )
  route(app, contract.deleteLookup, ({ params, caller }) => deleteLookup(database, caller.who, params.id))
}
