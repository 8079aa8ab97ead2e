import { algorithmOf, chargeHmac, hashOf, hmacOf } from '../hashes/hash.ts'
import { base64Bytes, base64Of, base64UrlOf, bytesOf, hexOf, textFrom } from '../hashes/encodings.ts'
import { typeTerm } from '../kinds.ts'
import { RenderError, wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import type { Signed } from '../message.ts'
import { takenApart, textOf } from '../text.ts'
import {
  elementsOf,
  entriesOf,
  getOwn,
  isDictionary,
  Secret,
  SecretText,
  stringOf,
  type Value,
} from '../value.ts'
import { knownTexts, plain, type FilterWork } from './filter.ts'

/** Hashes and encodings of text, which counts as its UTF-8 bytes. */
export const HASH_FILTERS = {
  /** The SHA-256 hash in hex, or in base64 with `encoding="base64"`. */
  sha256: hashFilter('sha256'),
  sha512: hashFilter('sha512'),
  /** For receivers that ask for it: not safe against forgery. */
  sha1: hashFilter('sha1'),
  md5: hashFilter('md5'),
  /**
   * `body | hmac("key", encoding="base64")`: a hash that only those can make who have the key. With a secret as the
   * key it is made at the attempt.
   */
  hmac: {
    check: (args) => {
      const [, algorithm, encoding] = knownTexts(args)
      if (algorithm !== undefined) algorithmOf(algorithm)
      if (encoding !== undefined) encoderOf(encoding)
    },
    apply: (value, [key, algorithm, encoding], run) => {
      if (key instanceof Secret) {
        const { name } = algorithmOf(textOf(algorithm, run))
        const form = encodingOf(textOf(encoding, run))
        return new Secret(key.name, { algorithm: name, encoding: form, signed: signedBy(value, name, run) })
      }
      const secret = stringOf(key)
      if (secret === null || secret === '') {
        throw secret === ''
          ? wrongType('hmac_key_empty')
          : wrongType('hmac_key_not_text', { type: typeTerm(key) })
      }
      const name = textOf(algorithm, run)
      const hash = hmacOf(name, bytesOf(secret, run), inputBytes(value, 'hmac', run), run)
      return encoderOf(textOf(encoding, run))(hash, run)
    },
  },
  /** `"Øl" | base64` is `w5hs`. */
  base64: plain((value, run) => base64Of(inputBytes(value, 'base64', run), run)),
  /** `"w5hs" | base64_decode` is `Øl`. */
  base64_decode: plain((value, run) => textFrom(base64Bytes(inputText(value, 'base64_decode', run), run))),
  /** With `-` and `_` instead of `+` and `/`, and without `=`. */
  base64url: plain((value, run) => base64UrlOf(inputBytes(value, 'base64url', run), run)),
  /** `"Øl" | hex` is `c3986c`. */
  hex: plain((value, run) => hexOf(inputBytes(value, 'hex', run), run)),
} satisfies Record<string, FilterWork>

type Encoder = (bytes: Uint8Array, run: Run) => string

function hashFilter(algorithm: string): FilterWork {
  return {
    check: (args) => {
      const [encoding] = knownTexts(args)
      if (encoding !== undefined) encoderOf(encoding)
    },
    apply: (value, [encoding], run) => {
      const hash = hashOf(algorithm, inputBytes(value, algorithm, run), run)
      return encoderOf(textOf(encoding, run))(hash, run)
    },
  }
}

function inputBytes(value: Value, filter: string, run: Run): Uint8Array {
  return bytesOf(inputText(value, filter, run), run)
}

function inputText(value: Value, filter: string, run: Run): string {
  // Of null or nothing there is a hash as well, and nobody could tell that it is one of a mistake.
  if (value === undefined || value === null) {
    throw wrongType('hash_of_nothing', { filter, type: typeTerm(value) })
  }
  if (elementsOf(value) !== null || isDictionary(value)) {
    throw wrongType('hash_needs_text', { filter, type: typeTerm(value) })
  }
  return textOf(value, run)
}

/** What the attempt will sign, by where it is found then: what is in the body is not kept twice. */
function signedBy(value: Value, algorithm: string, run: Run): Signed {
  if (value instanceof SecretText) {
    if (value.signed === null) throw takenApart(value)
    chargeHmac(algorithm, value.length, run)
    return value.signed
  }
  const text = inputText(value, 'hmac', run)
  chargeHmac(algorithm, bytesOf(text, run).length, run)
  if (text === getOwn(run.own, 'body')) return { from: 'body' }
  const fields = getOwn(run.own, 'fields')
  const [field] = isDictionary(fields) ? (entriesOf(fields).find(([, other]) => other === text) ?? []) : []
  return typeof field === 'string' && field.isWellFormed() ? { from: 'field', field } : { from: 'text', text }
}

function encoderOf(name: string): Encoder {
  return encodingOf(name) === 'hex' ? hexOf : base64Of
}

function encodingOf(name: string): 'hex' | 'base64' {
  if (name === 'hex' || name === 'base64') return name
  throw new RenderError('unknown_encoding', 'unknown_encoding', { name: JSON.stringify(name.slice(0, 20)) })
}
