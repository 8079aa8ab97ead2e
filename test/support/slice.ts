import type { FastifyInstance } from 'fastify'
import pino from 'pino'
// As the server, a slice has all that templates can use.
import '#mapping/all.ts'
import type { Scope } from '#contract/endpoint.ts'
import type { Caller } from '#server/http/caller.ts'
import { createHttpServer } from '#server/http/server.ts'

/** A few slices' routes behind the real HTTP layer. */
export interface Slice {
  app: FastifyInstance
  /** Calls as an administrator unless `key` says otherwise. A text body is sent as it is. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object | string,
    key?: string,
  ): Promise<{ status: number; text: string; json: unknown }>
}

/** Unless `authenticate` is given, a key is the name of its scope. */
export async function startSlice(
  register: (app: FastifyInstance) => void,
  authenticate: (key: string) => Promise<Caller | null> = async (key) => ({ who: key, scope: key as Scope }),
): Promise<Slice> {
  const app = await createHttpServer({
    log: pino({ level: 'silent' }),
    version: '0.0.0',
    publicUrl: 'http://localhost',
    authenticate,
  })
  register(app)
  await app.ready()
  return {
    app,
    async call(method, url, body, key = 'admin') {
      const response = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: body }),
      })
      const json: unknown = response.body.startsWith('{') ? JSON.parse(response.body) : null
      return { status: response.statusCode, text: response.body, json }
    },
  }
}
