import { reservedHeaders } from '#contract/reserved-headers.ts'
import { MASK, maskedHeader } from '#mapping/masked-text.ts'
import type { SealedUrlMessage } from '#mapping/message.ts'
import type { SignIn, UrlCredentials } from './attempt.ts'
import { fillHeader, type SentBody } from './places.ts'

// Saving a trigger refuses them; here they are left out, whatever was sealed.
const reserved = new Set(reservedHeaders)

export interface RequestHeaders {
  /** Name, value, name, value … as they are written. */
  sent: string[]
  /** The same with secrets masked, for the record. */
  shown: [name: string, value: string][]
  /** Hashes among them that were made with secrets. */
  hashes: string[]
  /** Why they cannot be sent; null when they can. */
  invalid: string | null
}

/** Postbud's own headers come first, then the message's in their order, then the sign-in. */
export function buildHeaders(
  own: [name: string, value: string][],
  message: SealedUrlMessage,
  credentials: UrlCredentials,
  body: SentBody,
): RequestHeaders {
  const sent: string[] = []
  const shown: [string, string][] = []
  const hashes: string[] = []
  let invalid: string | null = null
  const signIn = credentials.auth === null ? null : signInHeader(credentials.auth)
  const signInName = signIn?.name.toLowerCase()

  for (const [name, value] of own) {
    sent.push(name, value)
    shown.push([name, value])
  }
  for (const header of message.headers) {
    const [name, value, places] = header
    const lower = name.toLowerCase()
    if (reserved.has(lower) || lower === signInName) continue
    shown.push([name, maskedHeader(header)])
    if (places === undefined) {
      sent.push(name, latin1OfUtf8(value))
      continue
    }
    const result = fillHeader(header, credentials.secrets, body)
    if ('invalid' in result) {
      invalid ??= result.invalid
      continue
    }
    sent.push(name, result.filled.toString('latin1'))
    hashes.push(...result.hashes)
  }
  for (const [name, value] of credentials.secretHeaders) {
    const lower = name.toLowerCase()
    if (reserved.has(lower) || lower === signInName) continue
    sent.push(name, latin1OfUtf8(value))
    shown.push([name, MASK])
  }
  if (signIn !== null && !reserved.has(signIn.name.toLowerCase())) {
    sent.push(signIn.name, latin1OfUtf8(signIn.value))
    shown.push([signIn.name, signIn.shown])
  }
  return { sent, shown, hashes, invalid }
}

function signInHeader(auth: SignIn): { name: string; value: string; shown: string } {
  if (auth.type === 'header') return { name: auth.name, value: auth.value, shown: MASK }
  if (auth.type === 'bearer') {
    return { name: 'authorization', value: `Bearer ${auth.token}`, shown: `Bearer ${MASK}` }
  }
  const pair = Buffer.from(`${auth.username}:${auth.password}`).toString('base64')
  return { name: 'authorization', value: `Basic ${pair}`, shown: `Basic ${MASK}` }
}

/** Header values go out as UTF-8; undici writes strings as latin1, so each character has to be one byte. */
function latin1OfUtf8(value: string): string {
  return /^[\x00-\x7f]*$/.test(value) ? value : Buffer.from(value).toString('latin1')
}
