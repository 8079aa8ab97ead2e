import { EXPRESSION_LIMIT_TOKENS, SOURCE_LIMIT_CHARACTERS } from './limits.ts'
import { SaveError } from './save-error.ts'
import { unescapeString } from './string-literal.ts'
import { SPACES_HERE, trimEnd } from './white-space.ts'

export type Token =
  | { kind: 'text'; at: number; text: string }
  | { kind: 'hole_begin' | 'hole_end' | 'block_begin' | 'block_end' | 'end'; at: number; text: string }
  | { kind: 'name' | 'operator'; at: number; text: string }
  | { kind: 'string'; at: number; text: string }
  | { kind: 'integer' | 'float'; at: number; text: string }

const WORD = /[\p{XID_Continue}\p{L}\p{N}]+/uy
const NAME = /^[\p{XID_Start}_]\p{XID_Continue}*$/u
const FLOAT = /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy
const INTEGER = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy
const STRING = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"/y
const OPERATOR = /\*\*|\/\/|[=!<>]=|[-+*/%~[\](){}<>=.:|,;]/y
const RAW = /\{%[-+]?[\s\x1c-\x1f\x85]*raw[\s\x1c-\x1f\x85]*(?:-%\}|%\})/y
const END_RAW = /\{%([-+]?)[\s\x1c-\x1f\x85]*endraw[\s\x1c-\x1f\x85]*(-|\+|)%\}/g

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** The source as the language sees it: line ends are LF, and one final line end is dropped. */
export function normalizeSource(source: string): string {
  return source.replace(/\r\n?/g, '\n').replace(/\n$/, '')
}

/** The tokens of a template whose source is normalized. */
export function tokenizeTemplate(source: string): Token[] {
  return new Lexer(source).template()
}

/** The tokens of an expression alone, without braces around it. */
export function tokenizeExpression(source: string): Token[] {
  return new Lexer(source).expression()
}

class Lexer {
  readonly #source: string
  readonly #tokens: Token[] = []
  #at = 0

  constructor(source: string) {
    if (source.length > SOURCE_LIMIT_CHARACTERS) {
      throw new SaveError('too_large', 0, 'source_too_long', { limit: SOURCE_LIMIT_CHARACTERS })
    }
    this.#source = source
  }

  template(): Token[] {
    while (this.#at < this.#source.length) {
      const start = this.#nextTag()
      this.#text(start)
      if (start >= this.#source.length) break
      this.#at = start
      if (this.#source.startsWith('{#', start)) this.#comment()
      else if (matchAt(RAW, this.#source, start) !== null) this.#raw()
      else if (this.#source.startsWith('{{', start)) this.#code('hole_begin', 'hole_end', '}}')
      else this.#code('block_begin', 'block_end', '%}')
    }
    this.#add('end', '')
    return this.#tokens
  }

  expression(): Token[] {
    this.#inside(null)
    this.#add('end', '')
    return this.#tokens
  }

  #add(kind: Token['kind'], text: string): void {
    this.#tokens.push({ kind, at: this.#at, text })
  }

  /** Where the next tag begins, or the end of the source. */
  #nextTag(): number {
    for (let at = this.#source.indexOf('{', this.#at); at >= 0; at = this.#source.indexOf('{', at + 1)) {
      const next = this.#source.charAt(at + 1)
      if (next === '{' || next === '%' || next === '#') return at
    }
    return this.#source.length
  }

  /** The literal text before a tag; a minus inside the tag trims it. */
  #text(end: number): void {
    const text = this.#source.slice(this.#at, end)
    const trimmed = this.#source.charAt(end + 2) === '-' ? trimEnd(text) : text
    if (trimmed !== '') this.#tokens.push({ kind: 'text', at: this.#at, text: trimmed })
  }

  #skipSpaces(): void {
    this.#at += matchAt(SPACES_HERE, this.#source, this.#at)?.length ?? 0
  }

  #comment(): void {
    const begin = this.#at
    const sign = this.#source.charAt(begin + 2)
    const end = this.#source.indexOf('#}', begin + (sign === '-' || sign === '+' ? 3 : 2))
    if (end < 0) throw new SaveError('syntax_error', begin, 'comment_not_closed')
    this.#at = end + 2
    if (this.#source.charAt(end - 1) === '-' && end - 1 > begin + 2) this.#skipSpaces()
  }

  #raw(): void {
    const begin = this.#at
    const opening = matchAt(RAW, this.#source, begin) ?? ''
    this.#at += opening.length
    if (opening.endsWith('-%}')) this.#skipSpaces()
    END_RAW.lastIndex = this.#at
    const end = END_RAW.exec(this.#source)
    if (end === null) throw new SaveError('syntax_error', begin, 'raw_not_closed')
    const text = this.#source.slice(this.#at, end.index)
    const trimmed = end[1] === '-' ? trimEnd(text) : text
    if (trimmed !== '') this.#tokens.push({ kind: 'text', at: this.#at, text: trimmed })
    this.#at = end.index + end[0].length
    if (end[2] === '-') this.#skipSpaces()
  }

  #code(begin: 'hole_begin' | 'block_begin', end: 'hole_end' | 'block_end', close: '}}' | '%}'): void {
    const start = this.#at
    this.#add(begin, this.#source.slice(start, start + 2))
    this.#at += 2
    const sign = this.#source.charAt(this.#at)
    if (sign === '-' || sign === '+') this.#at++
    const closing = this.#inside(close)
    if (closing === null) {
      throw new SaveError('syntax_error', start, 'tag_not_closed', { close })
    }
    this.#add(end, close)
    this.#at += closing.length
    if (closing.startsWith('-')) this.#skipSpaces()
  }

  /** The tokens up to the closing mark, whose text is the result; null at the end of the source. */
  #inside(close: '}}' | '%}' | null): string | null {
    const open: string[] = []
    const most = this.#tokens.length + EXPRESSION_LIMIT_TOKENS
    while (this.#at < this.#source.length) {
      if (close !== null && open.length === 0) {
        const signs = close === '%}' ? ['-', '+', ''] : ['-', '']
        const closing = signs
          .map((sign) => sign + close)
          .find((mark) => this.#source.startsWith(mark, this.#at))
        if (closing !== undefined) return closing
      }
      const spaces = matchAt(SPACES_HERE, this.#source, this.#at)
      if (spaces !== null) {
        this.#at += spaces.length
        continue
      }
      if (this.#tokens.length >= most) throw tooLong(this.#at)
      this.#token(open)
    }
    const [unclosed] = open.slice(-1)
    if (unclosed !== undefined) {
      throw new SaveError('syntax_error', this.#source.length, 'bracket_not_closed', { unclosed })
    }
    return null
  }

  #token(open: string[]): void {
    const source = this.#source
    const at = this.#at
    const afterDot = source.charAt(at - 1) === '.'
    const float = afterDot ? null : matchAt(FLOAT, source, at)
    if (float !== null) return this.#take('float', float)
    const integer = matchAt(INTEGER, source, at)
    if (integer !== null) return this.#take('integer', integer)
    const name = matchAt(WORD, source, at)
    if (name !== null) {
      if (!NAME.test(name)) throw new SaveError('syntax_error', at, 'unexpected_name', { name })
      return this.#take('name', name)
    }
    const string = matchAt(STRING, source, at)
    if (string !== null) {
      this.#tokens.push({ kind: 'string', at, text: unescapeString(string.slice(1, -1), at + 1) })
      this.#at += string.length
      return
    }
    const operator = matchAt(OPERATOR, source, at)
    if (operator === null) throw unexpectedCharacter(source, at)
    const closing = CLOSING[operator]
    if (closing !== undefined) open.push(closing)
    else if (operator === ')' || operator === ']' || operator === '}') {
      const expected = open.pop()
      if (expected === undefined) throw new SaveError('syntax_error', at, 'unexpected_operator', { operator })
      if (expected !== operator) {
        throw new SaveError('syntax_error', at, 'bracket_out_of_order', { operator, expected })
      }
    }
    this.#take('operator', operator)
  }

  #take(kind: 'name' | 'integer' | 'float' | 'operator', text: string): void {
    this.#add(kind, text)
    this.#at += text.length
  }
}

function tooLong(at: number): SaveError {
  return new SaveError('too_large', at, 'expression_too_long', { limit: EXPRESSION_LIMIT_TOKENS })
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

function unexpectedCharacter(source: string, at: number): SaveError {
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0)
  if (character === '"' || character === "'") return new SaveError('syntax_error', at, 'string_not_closed')
  if (character === '&') return new SaveError('syntax_error', at, 'and_written_as_sign')
  if (character === '!') return new SaveError('syntax_error', at, 'not_written_as_sign')
  return new SaveError('syntax_error', at, 'unexpected_character', { character })
}
