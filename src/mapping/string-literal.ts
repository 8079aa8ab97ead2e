import { pythonEscape } from './python-escape.ts'
import { SaveError } from './save-error.ts'

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/**
 * The text that a string literal stands for. Escapes are Python's; an unknown one such as `\q` stays as it is.
 * `at` is the offset of the literal's first character, for errors.
 */
export function unescapeString(literal: string, at: number): string {
  if (!literal.includes('\\')) return literal
  let text = ''
  let i = 0
  while (i < literal.length) {
    const backslash = literal.indexOf('\\', i)
    if (backslash < 0) return text + literal.slice(i)
    text += literal.slice(i, backslash)
    const letter = literal.charAt(backslash + 1)
    const simple = Object.hasOwn(SIMPLE, letter) ? SIMPLE[letter] : undefined
    if (simple !== undefined) {
      text += simple
      i = backslash + 2
      continue
    }
    const octal = /^[0-7]{1,3}/.exec(literal.slice(backslash + 1, backslash + 4))
    if (octal !== null) {
      text += String.fromCharCode(Number.parseInt(octal[0], 8))
      i = backslash + 1 + octal[0].length
      continue
    }
    const digits = Object.hasOwn(HEX_DIGITS, letter) ? HEX_DIGITS[letter] : undefined
    if (digits !== undefined) {
      const hex = literal.slice(backslash + 2, backslash + 2 + digits)
      const codePoint = hex.length === digits && /^[\da-f]+$/i.test(hex) ? Number.parseInt(hex, 16) : -1
      if (codePoint < 0 || codePoint > 0x10ffff) {
        throw new SaveError('syntax_error', at + backslash, 'escape_incomplete', { letter, hex })
      }
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
        throw new SaveError('not_supported', at + backslash, 'half_character_escape', { letter, hex })
      }
      text += String.fromCodePoint(codePoint)
      i = backslash + 2 + digits
      continue
    }
    if (letter === 'N') {
      throw new SaveError('not_supported', at + backslash, 'character_by_name')
    }
    const character = literal.slice(backslash + 1, backslash + 3)
    const other = character.codePointAt(0) ?? 0
    // The reference writes characters beyond ASCII as escapes first, and the backslash before takes that apart.
    text += other < 0x80 ? `\\${letter}` : pythonEscape(other)
    i = backslash + (other > 0xffff ? 3 : 2)
  }
  return text
}
