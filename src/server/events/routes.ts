import { setImmediate as turn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/events.ts'
import { errorCatalogue } from '#contract/error.ts'
import type { BatchResult } from '#contract/events.ts'
import { isDatabaseAway, type Database } from '#server/db/database.ts'
import { bucketOf } from '#server/db/ids.ts'
import { ApiError } from '#server/http/errors.ts'
import { ExactJson, exactJson } from '#server/http/exact-json.ts'
import { route } from '#server/http/route.ts'
import { listEvents } from './list.ts'
import { findOrders, getOrder } from './orders.ts'
import { presentSummary } from './present.ts'
import type { PreparedEvent, Publisher } from './publish.ts'
import { eventBytes } from './read.ts'
import { listRefusals, type RefusalLog } from './refusals.ts'
import { batchBytes, checkBatchSize, splitArray, splitLines } from './split.ts'
import { findStored } from './stored.ts'
import { warningsOf } from './warnings.ts'

export interface EventRouteOptions {
  database: Database
  publisher: Publisher
  refusals: RefusalLog
}

/** So many events of a batch are read and rendered before other requests get their turn. */
const eventsPerTurn = 20

export function eventRoutes(
  app: FastifyInstance,
  { database, publisher, refusals }: EventRouteOptions,
): void {
  bytesScope(app, eventBytes, ['application/json'], (scope) => {
    route(scope, contract.publishEvent, async ({ body }) => {
      const bytes = bytesOf(body)
      try {
        return await publisher.publish(bytes)
      } catch (error) {
        if (isRefusal(error)) await refusals.add([{ error, bytes }])
        throw error
      }
    })
  })

  bytesScope(app, batchBytes, ['application/json', 'application/x-ndjson'], (scope) => {
    route(scope, contract.publishBatch, async ({ body, request, setStatus }) => {
      const events = splitBatch(bytesOf(body), request.headers['content-type'] ?? '')
      const results = await publishAll(events)
      setStatus(results.every(({ status }) => status === 202) ? 202 : 207)
      return { results }
    })
  })

  async function publishAll(events: Buffer[]): Promise<BatchResult[]> {
    const refused: { error: ApiError; bytes: Buffer }[] = []

    function refusal(error: unknown, bytes: Buffer): BatchResult {
      if (isDatabaseAway(error)) return notReady
      if (!(error instanceof ApiError)) throw error
      if (isRefusal(error)) refused.push({ error, bytes })
      return { status: error.status, error: error.body() }
    }

    /** @returns null when it has to be prepared again */
    async function accept(prepared: PreparedEvent): Promise<BatchResult | null> {
      try {
        const published = await publisher.accept(prepared)
        return published && { status: 202, ...published }
      } catch (error) {
        return refusal(error, prepared.acceptance.payload)
      }
    }

    const results: (BatchResult | null)[] = events.map(() => null)
    for (;;) {
      const open = [...events.entries()].filter(([index]) => results[index] === null)
      if (open.length === 0) break
      // One for all of them: matched with an older one, an event would come after those that follow it.
      const current = publisher.current()
      // One at a time: a garbage collection copies what lives, and an event in the making is 15 times its size.
      const prepared: { index: number; one: PreparedEvent | BatchResult }[] = []
      for (const [index, bytes] of open) {
        if (prepared.length > 0 && prepared.length % eventsPerTurn === 0) await turn()
        // Without the database the rest need not find out one by one.
        const isAway = prepared.at(-1)?.one === notReady
        const one = isAway
          ? notReady
          : await current
              .then((snapshot) => publisher.prepare(bytes, snapshot))
              .catch((error: unknown) => refusal(error, bytes))
        prepared.push({ index, one })
      }
      // All in one go, so that they share statements, in which they keep their order.
      await Promise.all(
        prepared.map(async ({ index, one }) => {
          results[index] = 'acceptance' in one ? await accept(one) : one
        }),
      )
    }
    await refusals.add(refused)
    return results.filter((result) => result !== null)
  }

  route(app, contract.listEvents, ({ query }) => listEvents(database, query))
  exactJson(app, (scope) => {
    route(scope, contract.getEvent, async ({ params }) => {
      const stored = await findStored(database.sql, bucketOf(params.id), params.id)
      if (!stored) throw new ApiError('not_found')
      return {
        ...presentSummary(stored),
        payload: new ExactJson(stored.payload),
        triggers: stored.matches,
        warnings: warningsOf(stored.payload),
      }
    })
  })
  route(app, contract.listRefusals, ({ query }) => listRefusals(database, query))
  route(app, contract.findOrders, ({ query }) => findOrders(database, query))
  route(app, contract.getOrder, ({ params }) => getOrder(database, params.id, params.key))
}

const notReady = { status: errorCatalogue.not_ready.status, error: new ApiError('not_ready').body() }

function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status < 500
}

/** Routes whose bodies stay bytes: an event is kept exactly as it came. */
function bytesScope(
  app: FastifyInstance,
  bodyLimit: number,
  contentTypes: string[],
  routes: (scope: FastifyInstance) => void,
): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    for (const contentType of contentTypes) {
      scope.addContentTypeParser(contentType, { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
        done(null, body),
      )
    }
    routes(scope)
  })
}

function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body
  throw new ApiError('body_unreadable', { reason: 'empty' })
}

function splitBatch(bytes: Buffer, contentType: string): Buffer[] {
  const events = contentType.toLowerCase().startsWith('application/x-ndjson')
    ? splitLines(bytes)
    : splitArray(bytes)
  if (!events) throw new ApiError('body_unreadable', { reason: 'not_a_list' })
  checkBatchSize(events.length)
  return events
}
