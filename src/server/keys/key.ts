import { createHash, randomBytes } from 'node:crypto'

const hintCharacters = 7

/** A new key: 32 random bytes behind a prefix by which people and secret scanners know it. */
export function newKey(): string {
  return `pb_${randomBytes(32).toString('base64url')}`
}

/**
 * What is stored of a key. SHA-256, not a slow password hash: a slow one protects what can be guessed, and 256
 * random bits cannot, while every request would pay for it. Finding a key by its hash tells nothing by its timing
 * either: nobody can choose hashes that come ever closer to a stored one.
 */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/** The first characters of a key, of which enough stay secret. */
export function hintOf(key: string): string {
  return key.slice(0, Math.min(hintCharacters, Math.floor(key.length / 4)))
}

/** The name of the key that comes from the environment. Nobody else may use it. */
export const environmentKeyName = 'POSTBUD_API_KEY'
