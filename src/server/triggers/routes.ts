import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/triggers.ts'
import { route } from '#server/http/route.ts'
import { activateTrigger } from './activate.ts'
import { changeTrigger } from './change.ts'
import { copyTrigger } from './copy.ts'
import { createTrigger } from './create.ts'
import { getTrigger, listTriggers } from './find.ts'
import type { TriggerOptions } from './options.ts'
import { archiveTrigger, pauseByPerson, resumeTrigger } from './pause.ts'

export function triggerRoutes(app: FastifyInstance, options: TriggerOptions): void {
  const { database } = options
  route(app, contract.createTrigger, ({ body, caller }) => createTrigger(options, caller.who, body))
  route(app, contract.listTriggers, ({ query }) => listTriggers(database, query))
  route(app, contract.getTrigger, ({ params }) => getTrigger(database, params.id))
  route(app, contract.changeTrigger, ({ params, body, caller, ifMatch }) =>
    changeTrigger(options, caller.who, params.id, body, ifMatch),
  )
  route(app, contract.activateTrigger, ({ params, body, caller, ifMatch }) =>
    activateTrigger(options, caller.who, params.id, body?.override ?? null, ifMatch),
  )
  route(app, contract.pauseTrigger, ({ params, caller, ifMatch }) =>
    pauseByPerson(options, caller.who, params.id, ifMatch),
  )
  route(app, contract.resumeTrigger, ({ params, caller, ifMatch }) =>
    resumeTrigger(options, caller.who, params.id, ifMatch),
  )
  route(app, contract.copyTrigger, ({ params, body, caller }) =>
    copyTrigger(options, caller.who, params.id, body),
  )
  route(app, contract.archiveTrigger, ({ params, caller, ifMatch }) =>
    archiveTrigger(options, caller.who, params.id, ifMatch),
  )
}
