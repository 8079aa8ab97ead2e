import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/keys.ts'
import type { Database } from '#server/db/database.ts'
import { route } from '#server/http/route.ts'
import type { Authenticator } from './authenticate.ts'
import { createKey, listKeys, revokeKey } from './store.ts'

export function keyRoutes(app: FastifyInstance, database: Database, authenticator: Authenticator): void {
  route(app, contract.createKey, ({ body, caller }) => createKey(database, caller.who, body))
  route(app, contract.listKeys, ({ query }) => listKeys(database, query))
  route(app, contract.revokeKey, async ({ params, caller }) => {
    await revokeKey(database, caller.who, params.id)
    // Other processes hear of it; this one must not take the key once it has answered.
    authenticator.forget()
    return null
  })
}
