import { MASK } from '#mapping/masked-text.ts'
import type { UrlCredentials } from './attempt.ts'
import { spellingsOf } from './spellings.ts'

/** Takes secrets out of what is stored of an attempt. */
export interface Masker {
  bytes(body: Uint8Array, cutOff: boolean): Uint8Array
  text(value: string): string
  headers(headers: Record<string, string>): Record<string, string>
}

// Credentials stay the same object over many attempts, so the spellings are worked out once.
const maskers = new WeakMap<UrlCredentials, Masker>()

/**
 * The masker for everything that an attempt with these credentials sends, in any spelling it may come back in.
 * @param hashes what was made with them for this attempt alone
 */
export function maskerOf(credentials: UrlCredentials, hashes: readonly string[] = []): Masker {
  if (hashes.length > 0) return createMasker([...secretValues(credentials), ...hashes])
  const known = maskers.get(credentials)
  if (known !== undefined) return known
  const masker = createMasker(secretValues(credentials))
  maskers.set(credentials, masker)
  return masker
}

function secretValues({ signingKeys, auth, secretHeaders, secrets }: UrlCredentials): string[] {
  // A receiver knows the key with its prefix or without.
  const bareKeys = signingKeys.map((key) => key.replace(/^whsec_/, ''))
  const values = [
    ...signingKeys,
    ...bareKeys,
    ...secretHeaders.map(([, value]) => value),
    ...Object.values(secrets),
  ]
  if (auth?.type === 'basic') {
    values.push(auth.password, Buffer.from(`${auth.username}:${auth.password}`).toString('base64'))
  }
  if (auth?.type === 'bearer') values.push(auth.token)
  if (auth?.type === 'header') values.push(auth.value)
  return values
}

function createMasker(values: string[]): Masker {
  const spellings = new Set(values.filter((value) => value !== '').flatMap(spellingsOf))
  // Longest first: a secret may be part of another one.
  const texts = [...spellings].sort((a, b) => b.length - a.length)
  const needles = texts.map((text) => Buffer.from(text))
  const mask = (value: string) => texts.reduce((masked, text) => masked.replaceAll(text, MASK), value)

  return {
    text: mask,
    headers(headers) {
      // Hardly ever is there anything to do, and this runs for every answer.
      const all = Object.values(headers).join('\n')
      if (!texts.some((text) => all.includes(text))) return headers
      return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value)]))
    },
    bytes(body, cutOff) {
      let masked: Buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
      for (const needle of needles) masked = replaceAll(masked, needle)
      return cutOff ? withoutTornSecret(masked, needles) : masked
    },
  }
}

const maskBytes = Buffer.from(MASK)

function replaceAll(body: Buffer, needle: Buffer): Buffer {
  let at = body.indexOf(needle)
  if (at === -1) return body
  const pieces: Buffer[] = []
  let from = 0
  while (at !== -1) {
    pieces.push(body.subarray(from, at), maskBytes)
    from = at + needle.length
    at = body.indexOf(needle, from)
  }
  pieces.push(body.subarray(from))
  return Buffer.concat(pieces)
}

/** Where reading stopped in the middle of a secret, its beginning is still there: masked from four bytes on. */
function withoutTornSecret(body: Buffer, needles: Buffer[]): Buffer {
  for (const needle of needles) {
    for (let length = Math.min(needle.length - 1, body.length); length >= 4; length--) {
      const start = body.length - length
      if (body.subarray(start).equals(needle.subarray(0, length))) {
        return Buffer.concat([body.subarray(0, start), maskBytes])
      }
    }
  }
  return body
}
