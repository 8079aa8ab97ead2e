import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from './errors.ts'
import { jsonMember } from './json-member.ts'

/**
 * JSON that goes through the API unchanged. What a sender puts into an event (numbers beyond 2^53, `1.0`, the order
 * of keys) does not survive JSON.parse, so within `exactJson` the bytes of a request are kept beside what was read
 * from them, and an answer can hold bytes in place of a value.
 */

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, within `exactJson`; null elsewhere, and without a body. */
    exactBody: Buffer | null
  }
}

/** Holds a place in an answer for JSON that is written out as it is. */
export class ExactJson {
  readonly json: Buffer

  constructor(json: Buffer) {
    this.json = json
  }
}

/** Registers routes whose requests are kept as bytes, and whose answers may hold `ExactJson` as a member. */
export function exactJson(app: FastifyInstance, routes: (scope: FastifyInstance) => void): void {
  // Errors in here are reported by app.ready(), which is what starting waits for.
  void app.register(async (scope) => {
    scope.decorateRequest('exactBody', null)
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer' },
      async (request: FastifyRequest, body: Buffer) => {
        request.exactBody = body
        return read(body)
      },
    )
    scope.setSerializerCompiler(() => write)
    routes(scope)
  })
}

/** @returns a member of the request's body as it was sent, null when it has none */
export function exactMember(request: FastifyRequest, name: string): Buffer | null {
  return request.exactBody && jsonMember(request.exactBody, name)
}

function read(body: Buffer): unknown {
  if (!isUtf8(body)) throw new ApiError('body_unreadable', { reason: 'not_utf8' })
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new ApiError('body_unreadable', { reason: 'parser_refused', values: { words: error.message } })
  }
}

function write(answer: unknown): string {
  const members = typeof answer === 'object' && answer !== null ? Object.entries(answer) : []
  if (!members.some(([, value]) => value instanceof ExactJson)) return JSON.stringify(answer)
  const written = members
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const json = value instanceof ExactJson ? value.json.toString('utf8') : JSON.stringify(value)
      return `${JSON.stringify(name)}:${json}`
    })
  return `{${written.join(',')}}`
}
