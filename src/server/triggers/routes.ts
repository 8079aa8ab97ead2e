import type { FastifyInstance } from 'fastify'
import { handOverSecret as handOver, rotateSigningSecret as rotate } from '#contract/receiver-sheet.ts'
import * as contract from '#contract/triggers.ts'
import { personOf, type Caller } from '#server/http/caller.ts'
import { route } from '#server/http/route.ts'
import { activateTrigger } from './activate.ts'
import { changeTrigger } from './change.ts'
import { copyTrigger } from './copy.ts'
import { createTrigger } from './create.ts'
import { getTrigger, listTriggers } from './find.ts'
import type { TriggerOptions } from './options.ts'
import { archiveTrigger, pauseByPerson, resumeTrigger } from './pause.ts'
import { handOverSecret, rotateSecret } from './signing.ts'
import type { Author } from './signing-key.ts'

/** Programs see a new secret at once; people hand it over from the receiver sheet. */
function authorOf({ caller }: { caller: Caller }): Author {
  return { who: caller.who, seesSecret: personOf(caller) === null }
}

export function triggerRoutes(app: FastifyInstance, options: TriggerOptions): void {
  const { database } = options
  route(app, contract.createTrigger, (call) => createTrigger(options, authorOf(call), call.body))
  route(app, contract.listTriggers, ({ query }) => listTriggers(database, query))
  route(app, contract.getTrigger, ({ params }) => getTrigger(database, params.id))
  route(app, contract.changeTrigger, (call) =>
    changeTrigger(options, authorOf(call), call.params.id, call.body, call.ifMatch),
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
  route(app, contract.copyTrigger, (call) => copyTrigger(options, authorOf(call), call.params.id, call.body))
  route(app, contract.archiveTrigger, ({ params, caller, ifMatch }) =>
    archiveTrigger(options, caller.who, params.id, ifMatch),
  )
  route(app, handOver, ({ params, caller }) => handOverSecret(options, caller.who, params.id))
  route(app, rotate, ({ params, caller }) => rotateSecret(options, caller.who, params.id))
}
