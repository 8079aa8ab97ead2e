import type { UrlRequest, UrlSend } from './attempt.ts'
import type { WireRequest } from './exchange.ts'
import { buildHeaders } from './headers.ts'
import { fillBody, SentBody } from './places.ts'
import { sign } from './signature.ts'

/** A request that is ready to be written, or why there can be none; `shown` is the record without secrets. */
export interface Prepared {
  host: string
  shown: UrlRequest
  /** Hashes in it that were made with secrets. */
  hashes: string[]
  wire: WireRequest | { invalid: string }
}

type Unprepared = Pick<UrlSend, 'postbackId' | 'message' | 'credentials' | 'isTest'>

/** Fills in, signs and addresses a sealed message. `now` is in milliseconds since 1970. */
export function prepareRequest(input: Unprepared, userAgent: string, now: number): Prepared {
  const { postbackId, message, credentials, isTest } = input
  const target = parseTarget(message.url)
  const body = fillBody(message.body, message.places, credentials.secrets)
  const bytes = 'invalid' in body ? message.body : body.filled

  const timestampSeconds = Math.floor(now / 1000)
  const own: [string, string][] = [
    ['content-type', message.contentType],
    ['user-agent', userAgent],
    ['webhook-id', postbackId],
    ['webhook-timestamp', String(timestampSeconds)],
  ]
  if (!('invalid' in body) && credentials.signingKeys.length > 0) {
    own.push(['webhook-signature', sign(credentials.signingKeys, postbackId, timestampSeconds, bytes)])
  }
  if (isTest) own.push(['postbud-test', 'true'])
  const headers = buildHeaders(own, message, credentials, new SentBody(bytes))
  const shown = { method: message.method, url: message.url, headers: headers.shown }

  const hashes = 'invalid' in body ? headers.hashes : [...body.hashes, ...headers.hashes]
  if ('invalid' in target) return { host: message.url, shown, hashes, wire: target }
  const { host, origin, path } = target
  const invalid = 'invalid' in body ? body.invalid : headers.invalid
  if (invalid !== null) return { host, shown, hashes, wire: { invalid } }
  const wire = { origin, path, method: message.method, headers: headers.sent, body: bytes }
  return { host, shown, hashes, wire }
}

interface Target {
  /** With the port, unless it is the scheme's own. */
  host: string
  origin: string
  path: string
}

// Triggers without holes in their URL send to the same one again and again; parsing takes longer than finding it.
const TARGETS_KEPT = 1_000
const targets = new Map<string, Target | { invalid: string }>()

function parseTarget(text: string): Target | { invalid: string } {
  const known = targets.get(text)
  if (known !== undefined) return known
  const target = readTarget(text)
  if (targets.size >= TARGETS_KEPT) targets.clear()
  targets.set(text, target)
  return target
}

function readTarget(text: string): Target | { invalid: string } {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { invalid: `${text} is not a URL that can be sent to` }
  }
  if (url.username !== '' || url.password !== '') {
    return { invalid: 'the URL holds a user name or password: set them as sign-in instead' }
  }
  return { host: url.host, origin: url.origin, path: url.pathname + url.search }
}
