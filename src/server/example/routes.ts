import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/example.ts'
import { route } from '#server/http/route.ts'
import { exampleState } from './find.ts'
import { loadExample, type ExampleOptions } from './load.ts'
import { alone } from './lock.ts'
import { removeExample } from './remove.ts'

export function exampleRoutes(app: FastifyInstance, options: ExampleOptions): void {
  const { database } = options
  route(app, contract.getExample, () => exampleState(database.sql))
  route(app, contract.loadExample, ({ caller }) =>
    alone(database, async () => {
      await loadExample(options, caller.who)
      return await exampleState(database.sql)
    }),
  )
  route(app, contract.removeExample, ({ caller }) =>
    alone(database, async () => {
      await removeExample(options, caller.who)
      return await exampleState(database.sql)
    }),
  )
}
