import type { ProblemTerm } from '#contract/problem-texts.ts'
import type { Token } from './lexer.ts'
import { SaveError } from './save-error.ts'

/** A place in a list of tokens, and what a parser asks there. */
export class TokenCursor {
  readonly #tokens: Token[]
  #index = 0

  constructor(tokens: Token[]) {
    this.#tokens = tokens
  }

  /** The token at hand. */
  get token(): Token {
    return this.look(0)
  }

  look(distance: number): Token {
    const token = this.#tokens[Math.min(this.#index + distance, this.#tokens.length - 1)]
    if (token === undefined) throw new SaveError('syntax_error', 0, 'nothing_here')
    return token
  }

  next(): Token {
    const token = this.token
    this.#index++
    return token
  }

  /** Unreads the last token. */
  back(): void {
    this.#index--
  }

  is(kind: Token['kind'], text?: string): boolean {
    return this.token.kind === kind && (text === undefined || this.token.text === text)
  }

  skip(kind: Token['kind'], text: string): boolean {
    if (!this.is(kind, text)) return false
    this.#index++
    return true
  }

  expect(kind: Token['kind'], text?: string): Token {
    if (!this.is(kind, text)) throw this.unexpected(text ?? KIND_NAMES[kind])
    return this.next()
  }

  unexpected(expected: string | ProblemTerm): SaveError {
    return new SaveError('syntax_error', this.token.at, 'expected_other', {
      expected,
      found: nameOf(this.token),
    })
  }
}

const KIND_NAMES: Readonly<Record<Token['kind'], string | ProblemTerm>> = {
  text: { term: 'text' },
  hole_begin: '{{',
  hole_end: '}}',
  block_begin: '{%',
  block_end: '%}',
  end: { term: 'the_end' },
  name: { term: 'name' },
  operator: { term: 'operator' },
  string: { term: 'text_in_quotes' },
  integer: { term: 'whole_number' },
  float: { term: 'number' },
}

function nameOf(token: Token): string | ProblemTerm {
  if (
    token.kind === 'name' ||
    token.kind === 'operator' ||
    token.kind === 'integer' ||
    token.kind === 'float'
  ) {
    return token.text
  }
  return KIND_NAMES[token.kind]
}
