import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/postbacks.ts'
import { getReceiverSheet } from '#contract/receiver-sheet.ts'
import type { Postback } from '#contract/postbacks.ts'
import type { Database } from '#server/db/database.ts'
import type { Log } from '#server/db/log.ts'
import { exactJson, exactMember } from '#server/http/exact-json.ts'
import { route } from '#server/http/route.ts'
import { createLivePostbacks } from './live.ts'
import { receiverSheet } from './receiver-sheet.ts'
import { cancelPostback, resendSame } from './resend.ts'
import { getPostback, searchPostbacks } from './search.ts'
import { testTrigger, type TestOptions } from './test.ts'

export interface PostbackRouteOptions extends TestOptions {
  database: Database
  /** Rendering again needs the event, which belongs to the noun above this one. */
  renderAgain: (who: string, postbackId: string) => Promise<Postback>
  wake: () => void
  log: Log
  userAgent: string
}

export function postbackRoutes(app: FastifyInstance, options: PostbackRouteOptions): void {
  const { database } = options
  route(app, contract.listPostbacks, ({ query }) => searchPostbacks(database, query))
  const live = createLivePostbacks(database.sql, options.log)
  // A server that stops waits for its answers, and these have no end of their own.
  app.addHook('preClose', async () => live.stop())
  route(app, contract.watchPostbacks, async ({ query, setHeader }) => {
    setHeader('content-type', 'text/event-stream')
    setHeader('cache-control', 'no-store')
    // A stopping server waits for idle connections too, and this one would become idle only then.
    setHeader('connection', 'close')
    // Proxies that gather answers would hold these back.
    setHeader('x-accel-buffering', 'no')
    return await live.watch(query)
  })
  route(app, contract.getPostback, ({ params }) => getPostback(database, params.id))
  route(app, contract.resendPostback, async ({ params, body, caller, setStatus }) => {
    const again = body.render === 'again'
    const postback = again
      ? await options.renderAgain(caller.who, params.id)
      : await resendSame(database, caller.who, params.id)
    options.wake()
    setStatus(again ? 201 : 200)
    return postback
  })
  route(app, contract.cancelPostback, ({ params, caller }) => cancelPostback(database, caller.who, params.id))
  route(app, getReceiverSheet, ({ params }) => receiverSheet(options, params.id))
  exactJson(app, (scope) => {
    route(scope, contract.testTrigger, ({ params, body, caller, request }) =>
      testTrigger(options, caller.who, params.id, { ...body, payload: exactMember(request, 'payload') }),
    )
  })
}
