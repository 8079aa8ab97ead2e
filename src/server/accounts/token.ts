import { createHash, randomBytes } from 'node:crypto'

/** What a link holds: 256 random bits, so a fast hash is enough to keep it (as with API keys). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of the token of a link or a session. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
