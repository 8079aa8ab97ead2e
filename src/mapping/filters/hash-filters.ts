import { algorithmOf, hashOf, hmacOf } from '../hashes/hash.ts'
import { base64Bytes, base64Of, base64UrlOf, bytesOf, hexOf, textFrom } from '../hashes/encodings.ts'
import { typeName } from '../kinds.ts'
import { RenderError, wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import { textOf } from '../text.ts'
import { elementsOf, isDictionary, stringOf, type Value } from '../value.ts'
import { knownTexts, plain, type FilterWork } from './filter.ts'

/** Hashes and encodings of text, which counts as its UTF-8 bytes. */
export const HASH_FILTERS = {
  /** The SHA-256 hash in hex, or in base64 with `encoding="base64"`. */
  sha256: hashFilter('sha256'),
  sha512: hashFilter('sha512'),
  /** For receivers that ask for it: not safe against forgery. */
  sha1: hashFilter('sha1'),
  md5: hashFilter('md5'),
  /** `body | hmac("key", encoding="base64")`: a hash that only those can make who have the key. */
  hmac: {
    check: (args) => {
      const [, algorithm, encoding] = knownTexts(args)
      if (algorithm !== undefined) algorithmOf(algorithm)
      if (encoding !== undefined) encoderOf(encoding)
    },
    apply: (value, [key, algorithm, encoding], run) => {
      const secret = stringOf(key)
      if (secret === null || secret === '') {
        throw wrongType(`The key of hmac is ${secret === '' ? 'empty' : typeName(key)}; it must be text.`)
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
    throw wrongType(
      `${filter} does not work with ${typeName(value)}.`,
      `Give it a value: | default("", true) | ${filter}`,
    )
  }
  if (elementsOf(value) !== null || isDictionary(value)) {
    throw wrongType(
      `${filter} works with text, not with ${typeName(value)}.`,
      `Make it JSON: | tojson | ${filter}`,
    )
  }
  return textOf(value, run)
}

function encoderOf(name: string): Encoder {
  if (name === 'hex') return hexOf
  if (name === 'base64') return base64Of
  throw new RenderError(
    'unknown_encoding',
    `There is no encoding ${JSON.stringify(name.slice(0, 20))}.`,
    'The encodings are "hex" and "base64".',
  )
}
