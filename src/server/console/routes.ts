import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { ApiError } from '#server/http/errors.ts'

const built = fileURLToPath(new URL('../../../dist/console', import.meta.url))
const dayMilliseconds = 86_400_000

/**
 * Serves the console: its files, and its one page for every other address that is not the API's, because the page
 * itself knows what stands there.
 */
export async function consoleRoutes(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(join(built, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: built,
      serve: false,
      preCompressed: true,
      immutable: true,
      maxAge: 365 * dayMilliseconds,
    })
  }
  app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    // `//` is a path that is no URL.
    const path = URL.parse(request.url, 'http://localhost')?.pathname ?? '/'
    if (path.startsWith('/api/')) throw new ApiError('route_unknown')
    if (!isBuilt) {
      return await reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('The console is not built. Run `npm run build`, then start Postbud again.\n')
    }
    // Their names hold a hash of what is in them.
    if (path.startsWith('/assets/')) return await reply.sendFile(path.slice(1))
    const file = path === '/icon.svg' ? 'icon.svg' : 'index.html'
    return await reply.sendFile(file, { maxAge: 0, immutable: false })
  })
}
