import type { Static, TSchema } from 'typebox'
import type { Endpoint } from '#contract/endpoint.ts'
import type { ErrorBody, ErrorDetail } from '#contract/error.ts'
import type { Problem } from '#contract/problem.ts'
import { reportSession } from './session-end.ts'

type StaticOf<S> = S extends TSchema ? Static<S> : never

/** What an endpoint is called with: only the parts that it has. */
export type CallInput<E extends Endpoint> = (E['params'] extends TSchema
  ? { params: StaticOf<E['params']> }
  : { params?: undefined }) &
  (E['query'] extends TSchema ? { query?: StaticOf<E['query']> } : { query?: undefined }) &
  (E['body'] extends TSchema ? { body: StaticOf<E['body']> } : { body?: undefined }) & {
    /** Refused with `revision_stale` when somebody else was faster. */
    ifMatch?: number
    signal?: AbortSignal
  }

/** What it answers when all is well. */
export type Answered<E extends Endpoint> = {
  [Status in keyof E['responses']]: StaticOf<E['responses'][Status]>
}[keyof E['responses']]

/** Anything but a success. `code` is from the catalogue, or `offline` when there was no answer at all. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly status: number
  readonly code: string
  readonly reason: string | undefined
  readonly values: ErrorBody['values']
  readonly details: ErrorDetail[]
  readonly problems: Problem[]
  readonly retryAfterSeconds: number | null

  constructor(status: number, body: ErrorBody, retryAfterSeconds: number | null = null) {
    super(body.message)
    this.status = status
    this.code = body.code
    this.reason = body.reason
    this.values = body.values
    this.details = body.details ?? []
    this.problems = body.problems ?? []
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Nobody is signed in any more. A wrong password is a 401, too, but no such code. */
const endedCodes = new Set(['session_ended', 'key_required'])

/** Calls an endpoint of the contract with the session's cookie. @throws ApiFailure */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<Answered<E>> {
  const response = await responseTo(endpoint, input)
  // The server keeps the contract: its tests validate every answer against these schemas.
  if (response.status === 204) return null as Answered<E>
  return (await response.json()) as Answered<E>
}

/** The answer as text, for what JSON.parse would change: long numbers, the order of keys. @throws ApiFailure */
export async function callText<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<string> {
  return await (await responseTo(endpoint, input)).text()
}

async function responseTo<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<Response> {
  const { body, ifMatch, signal } = input
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`
  const response = await fetch(addressOf(endpoint, input), {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiFailure(0, { code: 'offline', message: 'Postbud does not answer.' })
  })
  if (!response.ok) {
    const failure = await failureOf(response)
    if (endedCodes.has(failure.code)) reportSession(true)
    throw failure
  }
  if (endpoint.access !== 'public') reportSession(false)
  return response
}

/** The address of a call, with parameters and query filled in. */
export function addressOf(
  endpoint: Endpoint,
  { params, query }: { params?: object | undefined; query?: object | undefined },
): string {
  const values = new Map(Object.entries(params ?? {}))
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  return search.size === 0 ? path : `${path}?${search}`
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const seconds = Number.isFinite(retryAfter) ? retryAfter : null
  try {
    // Every answer of the API that is not a success has this form; a proxy's may not, and then has no code.
    const body = (await response.json()) as ErrorBody
    if (typeof body.code === 'string') return new ApiFailure(response.status, body, seconds)
  } catch {
    // Not JSON: said below.
  }
  return new ApiFailure(
    response.status,
    { code: 'internal_error', message: `The answer was ${response.status}.` },
    seconds,
  )
}
