import type { SealedUrlMessage } from '#mapping/message.ts'
import { createConnect } from '#server/outbound/connect.ts'
import type { Guard } from '#server/outbound/guard.ts'
import { judgeAnswer, judgeFailure, type Verdict } from '../outcome.ts'
import type { AttemptResponse, AttemptResult, SuccessRule, UrlCredentials } from './attempt.ts'
import { exchange, type Answer } from './exchange.ts'
import { classify, type Failure } from './failure.ts'
import { buildHeaders } from './headers.ts'
import { Lanes } from './lanes.ts'
import { maskerOf, type Masker } from './mask.ts'
import { fillPlaces } from './places.ts'
import { sign } from './signature.ts'

export interface UrlChannelOptions {
  guard: Guard
  /** `Postbud/<version>`. */
  userAgent: string
  /** Milliseconds since 1970: the time that is signed. */
  now: () => number
  /** The most connections to one origin (scheme, host and port). */
  connectionsPerOrigin?: number
  /** Certificates to trust instead of those that come with Node, for tests. */
  ca?: string
}

export interface UrlSend {
  postbackId: string
  message: SealedUrlMessage
  credentials: UrlCredentials
  /** One deadline over connecting, headers and body. */
  timeoutSeconds: number
  success: SuccessRule | null
  alsoRetry: number[]
  neverRetry: number[]
  isTest: boolean
}

export interface UrlChannel {
  /** One attempt. Never throws for anything a receiver does. */
  send(input: UrlSend): Promise<AttemptResult>
  /** Closes all connections; attempts under way end with an error. */
  close(): Promise<void>
}

// The claim gives at most a few dozen attempts in flight a destination; several destinations may share an origin.
const CONNECTIONS_PER_ORIGIN = 128

// The longest deadline an attempt can have; shorter ones take their connection attempt with them.
const CONNECT_MILLISECONDS = 60_000

/** Sends to receivers' URLs, over keep-alive connections that have passed the outbound guard. */
export function createUrlChannel(options: UrlChannelOptions): UrlChannel {
  const { guard, userAgent, now, connectionsPerOrigin = CONNECTIONS_PER_ORIGIN, ca } = options
  const connect = createConnect(guard, {
    timeoutMilliseconds: CONNECT_MILLISECONDS,
    ...(ca === undefined ? {} : { ca }),
  })
  const lanes = new Lanes({ connect, perOrigin: connectionsPerOrigin })

  async function send(input: UrlSend): Promise<AttemptResult> {
    const started = performance.now()
    const { message, credentials } = input
    const url = URL.parse(message.url)
    const masker = maskerOf(credentials)
    const body = fillPlaces(message.body, message.places, credentials.secrets)
    const timestamp = Math.floor(now() / 1000)
    const own: [string, string][] = [
      ['content-type', message.contentType],
      ['user-agent', userAgent],
      ['webhook-id', input.postbackId],
      ['webhook-timestamp', String(timestamp)],
    ]
    if (body instanceof Uint8Array && credentials.signingKeys.length > 0) {
      own.push(['webhook-signature', sign(credentials.signingKeys, input.postbackId, timestamp, body)])
    }
    if (input.isTest) own.push(['postbud-test', 'true'])
    const headers = buildHeaders(own, message, credentials)

    const result = (verdict: Verdict, response: AttemptResponse | null): AttemptResult => ({
      ...verdict,
      reason: verdict.reason === null ? null : masker.text(verdict.reason),
      milliseconds: Math.round(performance.now() - started),
      request: { method: message.method, url: message.url, headers: headers.shown },
      response,
      recipients: null,
    })
    const invalid = (detail: string) => result(judgeFailure(message.url, 'message_invalid', detail), null)

    if (!(body instanceof Uint8Array))
      return invalid(`the secret "${body.missing}" has no value: set it again`)
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
      return invalid(`${message.url} is not a URL that can be sent to`)
    }
    if (url.username !== '' || url.password !== '') {
      return invalid('the URL holds a user name or password: set them as sign-in instead')
    }

    const request = {
      origin: url.origin,
      path: url.pathname + url.search,
      method: message.method,
      headers: headers.sent,
      body,
    }
    const answer = await exchange(lanes, request, input.timeoutSeconds * 1000)
    const verdict = judge(url.host, answer, input, now)
    return result(verdict, responseOf(answer, masker))
  }

  return {
    send,
    async close() {
      lanes.close()
    },
  }
}

function judge(host: string, answer: Answer, input: UrlSend, now: () => number): Verdict {
  const { status, headers, body } = answer
  if (answer.error === null && status !== null)
    return judgeAnswer(host, { status, headers, body }, input, now())
  const failure = answer.deadline === null ? failureOf(answer.error) : timeout(answer.deadline, input)
  return judgeFailure(host, failure.code, failure.detail)
}

function failureOf(error: Error | null): Failure {
  return error === null ? { code: 'cut_off', detail: 'no status' } : classify(error)
}

function timeout(waitedFor: string, { timeoutSeconds }: UrlSend): Failure {
  return { code: 'timeout', detail: `no ${waitedFor} within ${timeoutSeconds} s` }
}

function responseOf(answer: Answer, masker: Masker): AttemptResponse | null {
  if (answer.status === null) return null
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(answer.headers)) headers[name] = masker.text(value)
  return {
    status: answer.status,
    headers,
    body: masker.bytes(answer.body, answer.truncated),
    truncated: answer.truncated,
  }
}
