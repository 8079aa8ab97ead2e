import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { ApiDocument } from './document.ts'
import { referencePage } from './page.ts'

/** The page needs its stylesheet and nothing else; whatever got into it could not run. */
const policy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `/openapi.json`, and the same for people at `/reference`. Both are made once, when first asked for. */
export function referenceRoutes(app: FastifyInstance): void {
  const style = readFileSync(new URL('./style.css', import.meta.url))
  let json: string | null = null
  let page: string | null = null
  const open = { schema: { hide: true }, config: { access: 'public' as const } }

  app.get('/openapi.json', open, async (_request, reply) => {
    json ??= JSON.stringify(app.swagger())
    return reply.type('application/json; charset=utf-8').send(json)
  })
  app.get('/reference', open, async (_request, reply) => {
    // OpenAPI, of which the page's own types name what it shows.
    page ??= referencePage(app.swagger() as unknown as ApiDocument)
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
      .send(page)
  })
  app.get('/reference/style.css', open, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('x-content-type-options', 'nosniff').send(style),
  )
}
