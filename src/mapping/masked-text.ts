import type { SealedHeader, SecretPlace } from './message.ts'

/** What stands where a secret's value, or a hash made with it, will be. */
export const MASK = '•••'

const UTF8 = new TextEncoder()

/** A sealed body with a mask wherever a secret goes in. */
export function maskedText(body: Uint8Array, places: readonly SecretPlace[]): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  let from = 0
  for (const { offset } of places) {
    text += decoder.decode(body.subarray(from, offset)) + MASK
    from = offset
  }
  return text + decoder.decode(body.subarray(from))
}

/** A sealed header's value with a mask wherever a secret goes in. */
export function maskedHeader([, value, places]: SealedHeader): string {
  return places === undefined ? value : maskedText(UTF8.encode(value), places)
}
