import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Endpoint } from '#contract/endpoint.ts'
import { ErrorBody } from '#contract/error.ts'
import type { Caller } from './caller.ts'
import { ApiError } from './errors.ts'
import { convertQuery } from './query.ts'

type StaticOf<S> = S extends TSchema ? Static<S> : undefined

/** What a handler gets: the validated parts of the request, typed by the endpoint's schemas. */
export interface Call<E extends Endpoint> {
  params: StaticOf<E['params']>
  query: StaticOf<E['query']>
  body: StaticOf<E['body']>
  caller: Caller
  /** The revision of If-Match, null when none was sent. */
  ifMatch: number | null
  request: FastifyRequest
  /** For endpoints with several responses: the first one's status is sent unless this names another. */
  setStatus: (status: keyof E['responses'] & number) => void
  /** Adds Set-Cookie headers to the answer. */
  setCookies: (cookies: string[]) => void
  /** For an answer that is a stream and not JSON. */
  setHeader: (name: string, value: string) => void
}

/** The body a handler answers with: that of one of the endpoint's responses. */
export type Answer<E extends Endpoint> = {
  [Status in keyof E['responses']]: StaticOf<E['responses'][Status]>
}[keyof E['responses']]

const whoMay: Record<Endpoint['access'], string> = {
  public: 'Needs no key.',
  read: 'Needs a key of scope `read` or `admin`, or anybody who is signed in.',
  intake: 'Needs a key of scope `intake` or `admin`, or an operator or administrator who is signed in.',
  operate: 'Needs a key of scope `admin`, or an operator or administrator who is signed in.',
  admin: 'Needs a key of scope `admin`, or an administrator who is signed in.',
}

/** Registers an endpoint of the contract: validation, OpenAPI entry and handler. */
export function route<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: (call: Call<NoInfer<E>>) => Promise<Answer<NoInfer<E>>>,
): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.code(Number(Object.keys(endpoint.responses)[0]))
    // The schemas of this very endpoint have validated these parts, so the casts state what is known.
    const body = await handler({
      params: request.params as StaticOf<E['params']>,
      query: request.query as StaticOf<E['query']>,
      body: request.body as StaticOf<E['body']>,
      caller: request.caller,
      ifMatch: readIfMatch(request.headers['if-match']),
      request,
      setStatus: (status) => void reply.code(status),
      setCookies: (cookies) => void reply.header('set-cookie', cookies),
      setHeader: (name, value) => void reply.header(name, value),
    })
    return reply.send(body)
  }
  const { query } = endpoint
  app.route({
    method: endpoint.method,
    url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
    config: { access: endpoint.access },
    schema: {
      tags: [endpoint.tag],
      summary: endpoint.summary,
      description: whoMay[endpoint.access],
      ...(endpoint.params ? { params: endpoint.params } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.body ? { body: endpoint.body } : {}),
      ...(endpoint.access === 'public' ? { security: [] } : {}),
      response: { ...endpoint.responses, default: ErrorBody },
    },
    // Fastify parses a query string into an object of texts.
    ...(query
      ? { preValidation: async (request) => convertQuery(query, request.query as Record<string, unknown>) }
      : {}),
    handler: handle,
  })
}

function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())
  if (!match?.[1]) throw new ApiError('revision_stale', { reason: 'unreadable' })
  return Number(match[1])
}
