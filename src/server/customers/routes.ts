import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/customers.ts'
import type { Database } from '#server/db/database.ts'
import { route } from '#server/http/route.ts'
import { changeCustomer, createCustomer, getCustomer, listCustomers } from './store.ts'

export function customerRoutes(app: FastifyInstance, database: Database): void {
  route(app, contract.createCustomer, ({ body, caller }) => createCustomer(database, caller.who, body))
  route(app, contract.listCustomers, ({ query }) => listCustomers(database, query))
  route(app, contract.getCustomer, ({ params }) => getCustomer(database, params.id))
  route(app, contract.changeCustomer, ({ params, body, caller, ifMatch }) =>
    changeCustomer(database, caller.who, params.id, body, ifMatch),
  )
}
