import type { SecretPlace } from '#mapping/message.ts'

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

/**
 * The body to send: the sealed bytes with each secret's value at its place, or the name of a secret that has no
 * value any more.
 */
export function fillPlaces(
  body: Uint8Array,
  places: SecretPlace[],
  secrets: Record<string, string>,
): Uint8Array | { missing: string } {
  if (places.length === 0) return body
  const pieces: Uint8Array[] = []
  let from = 0
  for (const { offset, secret, encodings } of places) {
    const value = Object.hasOwn(secrets, secret) ? secrets[secret] : undefined
    if (value === undefined) return { missing: secret }
    const encoded = encodings.reduce((text, encoding) => ENCODE[encoding](text), value)
    pieces.push(body.subarray(from, offset), Buffer.from(encoded))
    from = offset
  }
  pieces.push(body.subarray(from))
  return Buffer.concat(pieces)
}
