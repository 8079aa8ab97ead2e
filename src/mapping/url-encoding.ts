import { RenderError } from './render-error.ts'

const PLAIN = /^[A-Za-z0-9_.~-]*$/
/** What JavaScript does not encode, and Python does. */
const LEFT = /[!'()*]/g

/**
 * Text percent-encoded as Python's `quote` does it. A `path` keeps its slashes; a `form` value has `+` for a space; a
 * `segment` keeps nothing.
 */
export function percentEncode(text: string, use: 'path' | 'form' | 'segment'): string {
  if (PLAIN.test(text)) return text
  if (!text.isWellFormed()) throw new RenderError('broken_text', 'half_character_to_encode')
  const encoded = encodeURIComponent(text).replace(LEFT, percentOf)
  if (use === 'path') return encoded.replaceAll('%2F', '/')
  return use === 'form' ? encoded.replaceAll('%20', '+') : encoded
}

/** An ASCII character as a per cent sign and its number. */
export function percentOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
