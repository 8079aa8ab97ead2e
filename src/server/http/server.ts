import swagger from '@fastify/swagger'
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { isDatabaseAway } from '#server/db/database.ts'
import { isUnstorableText } from '#server/db/faults.ts'
import { bearerKey, checkAccess, keyRequired, type Caller, type Person } from './caller.ts'
import { ApiError } from './errors.ts'
import { checkOrigin } from './origin.ts'
import { securityHeaders } from './security-headers.ts'
import { checkStorable } from './storable.ts'
import { validationError } from './validation.ts'

/** Bodies of everything but events; events have limits of their own. */
const bodyLimitBytes = 2 * 1024 * 1024

export interface HttpServerOptions {
  log: FastifyBaseLogger
  version: string
  /** Where the API is reached from outside. */
  publicUrl: string
  /** Finds who holds a key, null for an unknown or revoked one. */
  authenticate: (key: string) => Promise<Caller | null>
  /** Finds who has a session, by the request's Cookie header. Without it nobody is ever signed in. */
  findPerson?: (cookie: string) => Promise<FoundPerson | null>
}

export interface FoundPerson {
  person: Person
  /** Set-Cookie headers that prolong the session; mostly none. */
  cookies: string[]
}

/** The HTTP server without any route: parsing, keys and scopes, errors, OpenAPI. Knows no domain noun. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const headers = securityHeaders(options.publicUrl)
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    ajv: {
      customOptions: {
        removeAdditional: false,
        useDefaults: true,
        coerceTypes: false,
        allErrors: false,
        discriminator: true,
      },
    },
    // Slow senders must not hold sockets for ever.
    requestTimeout: 60_000,
    // A proxy on this machine says who asks; anybody else could say anything.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 600 },
    // Paths that cannot be read (`/%zz`) reach neither hooks nor the error handler.
    frameworkErrors: (_error, _request, { raw }) => {
      const answer = new ApiError('route_unknown')
      raw.writeHead(answer.status, { ...headers, 'content-type': 'application/json; charset=utf-8' })
      raw.end(JSON.stringify(answer.body()))
    },
  })
  // Calls like `pause` have no body, which many clients send with the content type of one all the same.
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body === '') done(null)
    else void parseJson(request, body, done)
  })
  // Answers are written as they are: a serializer made from the schema would drop or change fields silently.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.setErrorHandler(async (error: FastifyError | ApiError, request, reply) => {
    const answer = toApiError(error, request)
    return reply.code(answer.status).headers(answer.headers).send(answer.body())
  })
  app.setNotFoundHandler(async () => {
    throw new ApiError('route_unknown')
  })
  app.decorateRequest('caller')
  const publicHost = new URL(options.publicUrl).host
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    // What one person is shown must not be left in a browser that others use.
    if (request.headers.cookie !== undefined && request.url.startsWith('/api/')) {
      reply.header('cache-control', 'no-store')
    }
    // A route that says nothing about access is closed.
    const access = request.is404 ? 'public' : (request.routeOptions.config.access ?? 'admin')
    // A key counts alone: what sends events never touches sessions.
    const key = bearerKey(request.headers.authorization)
    if (key === null) checkOrigin(request.method, request.headers, publicHost)
    request.caller = access === 'public' ? { who: 'anonymous' } : await findCaller(key, request, reply)
    checkAccess(access, request.caller)
  })

  async function findCaller(key: string | null, request: FastifyRequest, reply: FastifyReply) {
    if (key !== null) {
      const caller = await options.authenticate(key)
      if (!caller) throw new ApiError('key_unknown')
      return caller
    }
    const { cookie } = request.headers
    if (cookie === undefined || !options.findPerson) throw keyRequired()
    const found = await options.findPerson(cookie)
    if (!found) throw new ApiError('session_ended')
    if (found.cookies.length > 0) reply.header('set-cookie', found.cookies)
    return found.person
  }

  app.addHook('preHandler', async (request) => {
    // What must survive whatever it holds is read as bytes (exactJson, events); everything else is kept as text.
    // What no schema has seen, because there is no such address, may nest deeper than can be walked through.
    if (isRecord(request.body) && !request.exactBody && !request.is404) checkStorable(request.body)
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Postbud',
        version: options.version,
        description: 'Tells customers what happens to their orders.',
      },
      servers: [{ url: options.publicUrl }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
  })
  return app
}

function isRecord(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && !ArrayBuffer.isView(body) && !Array.isArray(body)
}

function toApiError(error: FastifyError | ApiError, request: FastifyRequest): ApiError {
  if (error instanceof ApiError) return error
  if ('validation' in error && error.validation) return validationError(error)
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApiError('body_too_large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiError('media_type_unsupported')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new ApiError('body_unreadable')
    default:
  }
  if (isDatabaseAway(error)) return new ApiError('not_ready', { headers: { 'retry-after': '2' } })
  if (isUnstorableText(error)) return new ApiError('text_not_storable')
  if (error.statusCode === 400) return new ApiError('body_unreadable')
  request.log.error({ err: error, url: request.url }, 'request failed')
  return new ApiError('internal_error')
}
