import { JSON_DEPTH_LIMIT_LEVELS, WHOLE_NUMBER_LIMIT_DIGITS } from './limits.ts'
import { Float, type DataObject, type Value, type ValueMap } from './value.ts'
import { wholeOf } from './whole-numbers.ts'

/** Why a text is not JSON, and where: line and column from 1, in code points. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly line: number
  readonly column: number

  constructor(message: string, line: number, column: number) {
    super(message)
    this.line = line
    this.column = column
  }
}

/**
 * Found in a text that `JSON.parse` would not keep exactly: a number with a fraction, an exponent, sixteen digits or
 * a minus zero, or a key that looks like an index and would change its place. May also find one in a string, which
 * costs time and nothing else.
 */
export const EXACT_JSON_NEEDED =
  /(?:^|[:,[])[ \t\n\r]*-?(?:\d{16}|\d+[.eE]|(?<=-)0)|"\d+"[ \t\n\r]*:|"__proto__"/

const STRING_PART = /[^"\\\x00-\x1f]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
const SPACES = /[ \t\n\r]*/y
const INDEX_KEY = /^(?:0|[1-9]\d*)$/

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** Reads JSON exactly; slower than `JSON.parse`, but keeps digits and key order and says where an error is. */
export class JsonParser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(): Value {
    const value = this.#value(0)
    this.#skip(SPACES)
    if (this.#at < this.#text.length) throw this.#error('Nothing may follow the value.')
    return value
  }

  #value(depth: number): Value {
    this.#skip(SPACES)
    const character = this.#text.charAt(this.#at)
    if (character === '"') return this.#string()
    if (character === '{' || character === '[') {
      if (depth >= JSON_DEPTH_LIMIT_LEVELS) {
        throw this.#error(`JSON may nest at most ${JSON_DEPTH_LIMIT_LEVELS} levels.`)
      }
      return character === '{' ? this.#object(depth + 1) : this.#array(depth + 1)
    }
    if (this.#text.startsWith('true', this.#at)) return this.#word('true', true)
    if (this.#text.startsWith('false', this.#at)) return this.#word('false', false)
    if (this.#text.startsWith('null', this.#at)) return this.#word('null', null)
    return this.#number()
  }

  #word(word: string, value: boolean | null): Value {
    this.#at += word.length
    return value
  }

  #number(): Value {
    NUMBER.lastIndex = this.#at
    const match = NUMBER.exec(this.#text)
    if (match === null) {
      throw this.#error(
        this.#at < this.#text.length ? 'A value is expected here.' : 'The text ends too early.',
      )
    }
    const [text, fraction, exponent] = match
    this.#at += text.length
    if (fraction !== undefined || exponent !== undefined || text === '-0')
      return new Float(Number(text), text)
    if (text.length < 16) return Number(text)
    // Reading that many digits into a number takes long; they are only passed on.
    return text.length > WHOLE_NUMBER_LIMIT_DIGITS ? new Float(Number(text), text) : wholeOf(BigInt(text))
  }

  #string(): string {
    this.#at++
    let result = ''
    for (;;) {
      result += this.#skip(STRING_PART)
      const character = this.#text.charAt(this.#at)
      if (character === '"') {
        this.#at++
        return result
      }
      if (character !== '\\') {
        throw this.#error(character === '' ? 'A string has no end.' : 'A control character must be escaped.')
      }
      result += this.#escape()
    }
  }

  #escape(): string {
    const letter = this.#text.charAt(this.#at + 1)
    const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined
    if (simple !== undefined) {
      this.#at += 2
      return simple
    }
    const hex = this.#text.slice(this.#at + 2, this.#at + 6)
    if (letter !== 'u' || !/^[\da-fA-F]{4}$/.test(hex)) throw this.#error('This escape does not exist.')
    this.#at += 6
    return String.fromCharCode(Number.parseInt(hex, 16))
  }

  #array(depth: number): Value[] {
    const items: Value[] = []
    this.#at++
    if (this.#take(']')) return items
    do items.push(this.#value(depth))
    while (this.#take(','))
    this.#expect(']')
    return items
  }

  #object(depth: number): DataObject | ValueMap {
    const entries = new Map<Value, Value>()
    let isPlain = true
    this.#at++
    if (this.#take('}')) return {}
    do {
      this.#skip(SPACES)
      if (this.#text.charAt(this.#at) !== '"') throw this.#error('A key in double quotes is expected here.')
      const key = this.#string()
      if (key === '__proto__' || INDEX_KEY.test(key)) isPlain = false
      this.#expect(':')
      entries.set(key, this.#value(depth))
    } while (this.#take(','))
    this.#expect('}')
    // A plain object would put keys such as "10" first, and takes __proto__ for something else.
    return isPlain ? Object.fromEntries(entries) : entries
  }

  #take(mark: string): boolean {
    this.#skip(SPACES)
    if (this.#text.charAt(this.#at) !== mark) return false
    this.#at++
    return true
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) {
      throw this.#error(
        this.#at < this.#text.length ? `${mark} is expected here.` : 'The text ends too early.',
      )
    }
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const text = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += text.length
    return text
  }

  #error(message: string): JsonError {
    const before = this.#text.slice(0, this.#at)
    const lineStart = before.lastIndexOf('\n') + 1
    const line = before.split('\n').length
    return new JsonError(message, line, Array.from(before.slice(lineStart)).length + 1)
  }
}
