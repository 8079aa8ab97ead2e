import { RenderError } from '../render-error.ts'
import type { Run } from '../run.ts'

const UTF8 = new TextEncoder()
/** The two digits of each byte. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The UTF-8 bytes of a text. */
export function bytesOf(text: string, run: Run): Uint8Array {
  run.chargeText(text.length * 3)
  if (!text.isWellFormed()) {
    throw new RenderError('broken_text', 'half_character_to_encode')
  }
  return UTF8.encode(text)
}

/** The text that UTF-8 bytes are. */
export function textFrom(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new RenderError('broken_text', 'decoded_not_text')
  }
}

/** Bytes as hex digits, in small letters. */
export function hexOf(bytes: Uint8Array, run: Run): string {
  run.chargeText(bytes.length * 2)
  run.charge(bytes.length)
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

/** Bytes in base64 with padding (RFC 4648). */
export function base64Of(bytes: Uint8Array, run: Run): string {
  run.chargeText(Math.ceil(bytes.length / 3) * 4)
  run.charge(bytes.length)
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const left = bytes.length - i
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63)
    text += left > 1 ? ALPHABET.charAt((group >> 6) & 63) : '='
    text += left > 2 ? ALPHABET.charAt(group & 63) : '='
  }
  return text
}

/** Bytes in the base64 that addresses and file names take: without padding (RFC 4648, section 5). */
export function base64UrlOf(bytes: Uint8Array, run: Run): string {
  return base64Of(bytes, run).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')
}

const BASE64 = /^[A-Za-z0-9+/]*$/

/** The bytes of either base64; white space and missing padding do not matter. */
export function base64Bytes(text: string, run: Run): Uint8Array {
  run.chargeText(text.length)
  run.charge(text.length)
  const plain = text
    .replaceAll(/[\t\n\r ]/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  const end = plain.length - (plain.endsWith('==') ? 2 : plain.endsWith('=') ? 1 : 0)
  const digits = plain.slice(0, end)
  if (!BASE64.test(digits) || digits.length % 4 === 1) {
    throw new RenderError('not_base64', 'not_base64')
  }
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let group = 0
  for (let i = 0, byte = 0; i < digits.length; i++) {
    group = ((group << 6) | (VALUES[digits.charCodeAt(i)] ?? 0)) & 0xffffff
    // The second to fourth digit of four complete a byte each.
    if (i % 4 > 0) bytes[byte++] = (group >> (6 - 2 * (i % 4))) & 0xff
  }
  return bytes
}

/** The value of each digit by its character code. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))),
)
