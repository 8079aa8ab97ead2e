import { JSON_DEPTH_LIMIT_LEVELS } from './limits.ts'

const SPACE = 0x20
const QUOTE = 0x22
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const UPPER_E = 0x45
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const UNDERSCORE = 0x5f
const LOWER_E = 0x65
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** Whole numbers of so many digits are the same in a double. */
const SAFE_DIGITS = 15

/**
 * Whether `JSON.parse` keeps JSON exactly: no number with a fraction, an exponent, sixteen digits or a minus zero, no
 * key that could be an index and change its place or be `__proto__`, and no deeper nesting than is taken. Says no in
 * doubt; of what is not JSON it may say either. Looks at each byte of the UTF-8 once: at the text's characters it
 * takes twice as long, with patterns and a walk through the values three times.
 */
export function isPlainJson(bytes: Uint8Array): boolean {
  const { length } = bytes
  let depth = 0
  let at = 0
  while (at < length) {
    const character = bytes[at]
    if (character === QUOTE) {
      const end = endOfText(bytes, at)
      if (end === -1) return false
      at = end
    } else if (isDigit(character) || character === MINUS) {
      const end = endOfNumber(bytes, at)
      if (end === -1) return false
      at = end
    } else {
      if (character === OPEN_OBJECT || character === OPEN_LIST) {
        if (++depth > JSON_DEPTH_LIMIT_LEVELS) return false
      } else if (character === CLOSE_OBJECT || character === CLOSE_LIST) depth--
      at++
    }
  }
  return true
}

/** @returns where the text goes on after a string; -1 when it does not end, or is a key that is not plain */
function endOfText(bytes: Uint8Array, start: number): number {
  let isIndex = true
  let isEscaped = false
  for (let at = start + 1; at < bytes.length; at++) {
    const character = bytes[at]
    if (character === QUOTE) {
      const isSuspect = isEscaped || (isIndex && at > start + 1) || bytes[start + 1] === UNDERSCORE
      return isSuspect && isKey(bytes, at + 1) ? -1 : at + 1
    }
    if (character === BACKSLASH) {
      isEscaped = true
      at++
    } else if (isIndex && !isDigit(character)) isIndex = false
  }
  return -1
}

function isKey(bytes: Uint8Array, end: number): boolean {
  let at = end
  while (isBlank(bytes[at])) at++
  return bytes[at] === COLON
}

function isBlank(character: number | undefined): boolean {
  return character !== undefined && character <= SPACE
}

/** @returns where the text goes on after a number; -1 when it is not plain */
function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = start
  if (bytes[at] === MINUS) {
    at++
    if (bytes[at] === ZERO) return -1
  }
  const first = at
  while (isDigit(bytes[at])) at++
  const next = bytes[at]
  return at - first > SAFE_DIGITS || next === DOT || next === LOWER_E || next === UPPER_E ? -1 : at
}

function isDigit(character: number | undefined): boolean {
  return character !== undefined && character >= ZERO && character <= NINE
}
