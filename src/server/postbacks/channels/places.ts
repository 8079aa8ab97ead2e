import { createHmac } from 'node:crypto'
import { problemTexts } from '#contract/problem-texts.ts'
import { readForm } from '#mapping/form-body.ts'
import { headerFault } from '#mapping/header-template.ts'
import type { Hmac, SealedHeader, SecretPlace, Signed } from '#mapping/message.ts'
import type { ValueMap } from '#mapping/value.ts'

type Encoding = SecretPlace['encodings'][number]

/** What each encoding does to a secret, so that its value cannot break out of where it stands. */
export const ENCODE: Record<Encoding, (value: string) => string> = {
  json: (value) => JSON.stringify(value).slice(1, -1),
  xml: (value) => value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
  cdata: (value) => value.replaceAll(']]>', ']]]]><![CDATA[>'),
  url: encodeURIComponent,
  form: (value) => new URLSearchParams({ v: value }).toString().slice('v='.length),
  // The sealed field is quoted already.
  csv: (value) => value.replaceAll('"', '""'),
}

/** Why a message cannot be sent, or what is sent, with the hashes that were made for it. */
type Filled<T> = { filled: T; hashes: string[] } | { invalid: string }

/** The values of secrets by their names; a name that is not there has none any more. */
type Values = Record<string, string>

/** A body as it is sent, which hashes in headers are made of. */
export class SentBody {
  readonly bytes: Uint8Array
  #fields: ValueMap | null = null

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** A field of a form, as its receiver reads it. The form is read once, however many are asked for. */
  field(name: string): string {
    this.#fields ??= readForm(Buffer.from(this.bytes).toString()).fields
    const field = this.#fields.get(name)
    if (typeof field !== 'string') throw new Error(`the form has no field ${name} that could be signed`)
    return field
  }
}

/** The body to send: the sealed bytes with each secret's value, or a hash made with it, at its place. */
export function fillBody(body: Uint8Array, places: SecretPlace[], secrets: Values): Filled<Uint8Array> {
  return places.length === 0 ? { filled: body, hashes: [] } : fill(body, places, secrets, new SentBody(body))
}

/** The value of a header to send, as bytes. */
export function fillHeader(
  [name, value, places = []]: SealedHeader,
  secrets: Values,
  body: SentBody,
): Filled<Buffer> {
  const result = fill(Buffer.from(value), places, secrets, body)
  if ('invalid' in result) return result
  const wrong = headerFault(result.filled.toString())
  if (wrong === null) return result
  return {
    invalid: `with its secret, the header ${name} cannot be sent: ${problemTexts.reasons[wrong].message}`,
  }
}

function fill(sealed: Uint8Array, places: SecretPlace[], secrets: Values, body: SentBody): Filled<Buffer> {
  const pieces: Uint8Array[] = []
  const hashes: string[] = []
  let from = 0
  for (const { offset, secret, hmac, encodings } of places) {
    const value = Object.hasOwn(secrets, secret) ? secrets[secret] : undefined
    if (value === undefined) return { invalid: `the secret "${secret}" has no value: set it again` }
    const written = hmac === undefined ? value : hashOf(hmac, value, body)
    if (hmac !== undefined) hashes.push(written)
    const encoded = encodings.reduce((text, encoding) => ENCODE[encoding](text), written)
    pieces.push(sealed.subarray(from, offset), Buffer.from(encoded))
    from = offset
  }
  pieces.push(sealed.subarray(from))
  return { filled: Buffer.concat(pieces), hashes }
}

function hashOf({ algorithm, encoding, signed }: Hmac, key: string, body: SentBody): string {
  return createHmac(algorithm, key).update(signedBytes(signed, body)).digest(encoding)
}

function signedBytes(signed: Signed, body: SentBody): string | Uint8Array {
  switch (signed.from) {
    case 'text':
      return signed.text
    case 'field':
      return body.field(signed.field)
    case 'body':
      return body.bytes
  }
}
