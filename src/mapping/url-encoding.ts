import { RenderError } from './render-error.ts'

const UTF8 = new TextEncoder()
const PLAIN = /^[A-Za-z0-9_.~-]*$/
const PLAIN_BYTES: ReadonlySet<number> = new Set(
  UTF8.encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~'),
)
const SLASH = 0x2f

/**
 * Text percent-encoded as Python's `quote` does it. A `path` keeps its slashes; a `form` value has `+` for a space; a
 * `segment` keeps nothing.
 */
export function percentEncode(text: string, use: 'path' | 'form' | 'segment'): string {
  if (PLAIN.test(text)) return text
  if (!text.isWellFormed())
    throw new RenderError('broken_text', 'The text has half a character, which has no encoding.')
  let result = ''
  for (const byte of UTF8.encode(text)) {
    if (PLAIN_BYTES.has(byte) || (byte === SLASH && use === 'path')) result += String.fromCharCode(byte)
    else if (byte === 0x20 && use === 'form') result += '+'
    else result += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return result
}
