import type { ProblemTerm } from '#contract/problem-texts.ts'
import { JSON_DEPTH_LIMIT_LEVELS, WHOLE_NUMBER_LIMIT_DIGITS } from './limits.ts'
import { Float, type DataObject, type Value, type ValueMap } from './value.ts'
import { wholeOf } from './whole-numbers.ts'

/** Why a text is not JSON, and where: line and column from 1, in code points. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly line: number
  readonly column: number

  readonly fault: ProblemTerm

  constructor(fault: ProblemTerm, line: number, column: number) {
    super(fault.term)
    this.fault = fault
    this.line = line
    this.column = column
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
const INDEX_KEY = /^(?:0|[1-9]\d*)$/
const CONTROL = /[\x00-\x1f]/

const SPACE = 0x20
const QUOTE = 0x22
const OPEN_LIST = 0x5b
const OPEN_OBJECT = 0x7b

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
  /** Where the next backslash is, at or behind `#at`; the length of the text when there is none. */
  #backslash = -1

  constructor(text: string) {
    this.#text = text
  }

  value(): Value {
    const value = this.#value(0)
    this.#skipSpaces()
    if (this.#at < this.#text.length) throw this.#error({ term: 'json_after_value' })
    return value
  }

  #value(depth: number): Value {
    this.#skipSpaces()
    const character = this.#text.charCodeAt(this.#at)
    if (character === QUOTE) return this.#string()
    if (character === OPEN_OBJECT || character === OPEN_LIST) {
      if (depth >= JSON_DEPTH_LIMIT_LEVELS) {
        throw this.#error({ term: 'json_too_deep', values: { limit: JSON_DEPTH_LIMIT_LEVELS } })
      }
      return character === OPEN_OBJECT ? this.#object(depth + 1) : this.#array(depth + 1)
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
      throw this.#error({
        term: this.#at < this.#text.length ? 'json_value_expected' : 'json_ends_early',
      })
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
      if (this.#backslash < this.#at) {
        const next = this.#text.indexOf('\\', this.#at)
        this.#backslash = next < 0 ? this.#text.length : next
      }
      const quote = this.#text.indexOf('"', this.#at)
      const end = quote < 0 ? this.#text.length : quote
      const part = this.#text.slice(this.#at, Math.min(end, this.#backslash))
      const control = CONTROL.exec(part)
      if (control !== null) {
        this.#at += control.index
        throw this.#error({ term: 'json_control_character' })
      }
      this.#at += part.length
      if (this.#at === this.#text.length) throw this.#error({ term: 'json_string_not_closed' })
      if (this.#at === quote) {
        this.#at++
        return result === '' ? part : result + part
      }
      result += part + this.#escape()
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
    if (letter !== 'u' || !/^[\da-fA-F]{4}$/.test(hex)) throw this.#error({ term: 'json_unknown_escape' })
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
    const plain: Record<string, Value> = {}
    // A plain object would put keys such as "10" first, and takes __proto__ for something else.
    let map: Map<Value, Value> | null = null
    this.#at++
    if (this.#take('}')) return plain
    do {
      this.#skipSpaces()
      if (this.#text.charCodeAt(this.#at) !== QUOTE) throw this.#error({ term: 'json_key_expected' })
      const key = this.#string()
      if (map === null && (key === '__proto__' || INDEX_KEY.test(key))) map = new Map(Object.entries(plain))
      this.#expect(':')
      const value = this.#value(depth)
      if (map === null) plain[key] = value
      else map.set(key, value)
    } while (this.#take(','))
    this.#expect('}')
    return map ?? plain
  }

  #take(mark: string): boolean {
    this.#skipSpaces()
    if (this.#text.charAt(this.#at) !== mark) return false
    this.#at++
    return true
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) {
      throw this.#error(
        this.#at < this.#text.length
          ? { term: 'json_mark_expected', values: { mark } }
          : { term: 'json_ends_early' },
      )
    }
  }

  #skipSpaces(): void {
    for (;;) {
      const character = this.#text.charCodeAt(this.#at)
      const isSpace = character === SPACE || character === 0x0a || character === 0x0d || character === 0x09
      if (!isSpace) return
      this.#at++
    }
  }

  #error(fault: ProblemTerm): JsonError {
    const before = this.#text.slice(0, this.#at)
    const lineStart = before.lastIndexOf('\n') + 1
    const line = before.split('\n').length
    return new JsonError(fault, line, Array.from(before.slice(lineStart)).length + 1)
  }
}
