import { createConnect } from '#server/outbound/connect.ts'
import type { Guard } from '#server/outbound/guard.ts'
import { judgeAnswer, judgeFailure, type Verdict } from '../outcome.ts'
import type { AttemptResponse, AttemptResult, UrlSend } from './attempt.ts'
import { exchange, type Answer } from './exchange.ts'
import { classify } from './failure.ts'
import { Connections } from './connections.ts'
import { maskerOf, type Masker } from './mask.ts'
import { prepareRequest } from './request.ts'

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
  const connections = new Connections({ connect, perOrigin: connectionsPerOrigin })

  async function send(input: UrlSend): Promise<AttemptResult> {
    const started = performance.now()
    const { host, shown, hashes, wire } = prepareRequest(input, userAgent, now())
    const masker = maskerOf(input.credentials, hashes)
    let verdict: Verdict
    let response: AttemptResponse | null = null
    if ('invalid' in wire) {
      verdict = judgeFailure(host, 'message_invalid', wire.invalid)
    } else {
      const answer = await exchange(connections, wire, input.timeoutSeconds * 1000)
      verdict = judge(host, answer, input, now())
      response = responseOf(answer, masker)
    }
    return {
      ...verdict,
      // A redirect's target may hold what was in the request.
      reason: verdict.reason === null ? null : masker.text(verdict.reason),
      milliseconds: Math.round(performance.now() - started),
      request: shown,
      response,
      recipients: null,
    }
  }

  return {
    send,
    async close() {
      connections.close()
    },
  }
}

function judge(host: string, answer: Answer, input: UrlSend, now: number): Verdict {
  const { status, headers, body, error, deadline } = answer
  if (deadline !== null) {
    return judgeFailure(host, 'timeout', `no ${deadline} within ${input.timeoutSeconds} s`)
  }
  if (error !== null) {
    const { code, detail } = classify(error)
    return judgeFailure(host, code, detail)
  }
  // Without an error there is a status.
  return judgeAnswer(host, { status: status ?? 0, headers, body }, input, now)
}

function responseOf(answer: Answer, masker: Masker): AttemptResponse | null {
  if (answer.status === null) return null
  return {
    status: answer.status,
    headers: masker.headers(answer.headers),
    body: masker.bytes(answer.body, answer.truncated),
    truncated: answer.truncated,
  }
}
