import type { FastifyInstance } from 'fastify'
import { listEventTypes as listEventTypesContract } from '#contract/event-types.ts'
import * as contract from '#contract/samples.ts'
import type { Database } from '#server/db/database.ts'
import { exactJson, ExactJson, exactMember } from '#server/http/exact-json.ts'
import { route } from '#server/http/route.ts'
import { payloadToKeep, type ReadEventPayload } from './payload.ts'
import { createSample, deleteSample, getSample, listEventTypes, listSamples } from './store.ts'

export function sampleRoutes(app: FastifyInstance, database: Database, eventPayload: ReadEventPayload): void {
  route(app, listEventTypesContract, async () => ({
    items: await listEventTypes(database),
    nextCursor: null,
  }))
  route(app, contract.listSamples, ({ query }) => listSamples(database, query))
  route(app, contract.deleteSample, ({ params, caller }) => deleteSample(database, caller.who, params.id))
  exactJson(app, (scope) => {
    route(scope, contract.createSample, async ({ body, caller, request }) => {
      const { name, customerId = null, eventId } = body
      const payload = await payloadToKeep(eventPayload, exactMember(request, 'payload'), eventId)
      const source = eventId === undefined ? 'pasted' : 'event'
      return await createSample(database, caller.who, { name, customerId, payload, source })
    })
    route(scope, contract.getSample, async ({ params }) => {
      const { sample, payload } = await getSample(database, params.id)
      return { ...sample, payload: new ExactJson(payload) }
    })
  })
}
