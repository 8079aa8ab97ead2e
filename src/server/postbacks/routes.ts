import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/postbacks.ts'
import type { Postback } from '#contract/postbacks.ts'
import type { Database } from '#server/db/database.ts'
import { exactJson, exactMember } from '#server/http/exact-json.ts'
import { route } from '#server/http/route.ts'
import { cancelPostback, resendSame } from './resend.ts'
import { getPostback, searchPostbacks } from './search.ts'
import { testTrigger, type TestOptions } from './test.ts'

export interface PostbackRouteOptions extends TestOptions {
  database: Database
  /** Rendering again needs the event, which belongs to the noun above this one. */
  renderAgain: (who: string, postbackId: string) => Promise<Postback>
  wake: () => void
}

export function postbackRoutes(app: FastifyInstance, options: PostbackRouteOptions): void {
  const { database } = options
  route(app, contract.listPostbacks, ({ query }) => searchPostbacks(database, query))
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
  exactJson(app, (scope) => {
    route(scope, contract.testTrigger, ({ params, body, caller, request }) =>
      testTrigger(options, caller.who, params.id, { ...body, payload: exactMember(request, 'payload') }),
    )
  })
}
