import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/secrets.ts'
import type { Database } from '#server/db/database.ts'
import { route } from '#server/http/route.ts'
import { createSecret, deleteSecret, listSecrets, rotateSecret } from './store.ts'
import type { Vault } from './vault.ts'

export function secretRoutes(app: FastifyInstance, database: Database, vault: Vault): void {
  route(app, contract.createSecret, ({ body, caller }) => createSecret(database, vault, caller.who, body))
  route(app, contract.listSecrets, ({ query }) => listSecrets(database, query))
  route(app, contract.rotateSecret, ({ params, body, caller }) =>
    rotateSecret(database, vault, caller.who, params.id, body.value),
  )
  route(app, contract.deleteSecret, ({ params, caller }) => deleteSecret(database, caller.who, params.id))
}
