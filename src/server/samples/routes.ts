import type { FastifyInstance } from 'fastify'
import { listEventTypes as listEventTypesContract } from '#contract/event-types.ts'
import * as contract from '#contract/samples.ts'
import type { Database } from '#server/db/database.ts'
import { fieldError } from '#server/http/errors.ts'
import { exactJson, ExactJson, exactMember } from '#server/http/exact-json.ts'
import { route } from '#server/http/route.ts'
import { createSample, deleteSample, getSample, listEventTypes, listSamples } from './store.ts'

export function sampleRoutes(app: FastifyInstance, database: Database): void {
  route(app, listEventTypesContract, async () => ({
    items: await listEventTypes(database),
    nextCursor: null,
  }))
  route(app, contract.listSamples, ({ query }) => listSamples(database, query))
  route(app, contract.deleteSample, ({ params, caller }) => deleteSample(database, caller.who, params.id))
  exactJson(app, (scope) => {
    route(scope, contract.createSample, ({ body, caller, request }) => {
      const payload = exactMember(request, 'payload')
      if (!payload) throw fieldError('payload_invalid', '/payload')
      return createSample(database, caller.who, {
        name: body.name,
        customerId: body.customerId ?? null,
        payload,
        event: body.payload,
      })
    })
    route(scope, contract.getSample, async ({ params }) => {
      const { sample, payload } = await getSample(database, params.id)
      return { ...sample, payload: new ExactJson(payload) }
    })
  })
}
