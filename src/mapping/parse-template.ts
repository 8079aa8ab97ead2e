import { BLOCK_TEXT, type Expression, type Statement, type Target } from './ast.ts'
import { tokenizeExpression, tokenizeTemplate } from './lexer.ts'
import { STATEMENT_DEPTH_LIMIT_LEVELS } from './limits.ts'
import { ExpressionParser } from './parse-expression.ts'
import { SaveError } from './save-error.ts'

/** Reads a template whose source is normalized. Throws a `SaveError`. */
export function parseTemplate(source: string): Statement[] {
  return new TemplateParser(new ExpressionParser(tokenizeTemplate(source))).template()
}

/** Reads an expression alone. Throws a `SaveError`. */
export function parseExpression(source: string): Expression {
  return new ExpressionParser(tokenizeExpression(source)).whole()
}

/** Statements of the reference that are not here, and what to do instead. */
const NOT_SUPPORTED: ReadonlyMap<string, string | null> = new Map([
  ['include', 'Write the text here.'],
  ['import', 'Write what it would import here.'],
  ['from', 'Write what it would import here.'],
  ['extends', 'Write the whole template here.'],
  ['block', 'Write its content without the block.'],
  ['do', 'Use {% set … %} with a filter that gives a new value.'],
  ['break', 'Filter the list: {% for item in list if … %}.'],
  ['continue', 'Filter the list: {% for item in list if … %}.'],
  ['autoescape', 'Escaping follows the format; leave it out.'],
  ['trans', null],
  ['call', 'Give the text to the macro as an argument: {% set text %}…{% endset %}{{ macro(text) }}.'],
])

type Block = 'if' | 'for' | 'set' | 'filter' | 'with' | 'macro'

const CLOSING_WORDS: ReadonlySet<string> = new Set([
  'elif',
  'else',
  'endif',
  'endfor',
  'endset',
  'endfilter',
  'endwith',
  'endmacro',
])

class TemplateParser {
  readonly #tokens: ExpressionParser
  #nesting = 0

  constructor(tokens: ExpressionParser) {
    this.#tokens = tokens
  }

  template(): Statement[] {
    const body = this.#body()
    const word = this.#tokens.look(1)
    if (!this.#tokens.is('end')) {
      throw new SaveError('syntax_error', word.at, `{% ${word.text} %} has no beginning.`)
    }
    return body
  }

  /** Statements up to the end or to a word that ends or divides a block, which stays unread. */
  #body(): Statement[] {
    const body: Statement[] = []
    for (;;) {
      const { token } = this.#tokens
      if (token.kind === 'end') return body
      if (token.kind === 'text') {
        this.#tokens.next()
        body.push({ kind: 'text', at: token.at, text: token.text })
      } else if (token.kind === 'hole_begin') body.push(this.#hole())
      else {
        const word = this.#tokens.look(1)
        if (word.kind === 'name' && CLOSING_WORDS.has(word.text)) return body
        body.push(this.#block())
      }
    }
  }

  #hole(): Statement {
    const { at } = this.#tokens.next()
    const expression = this.#tokens.tuple({ choice: true })
    this.#tokens.expect('hole_end', '}}')
    return { kind: 'hole', at, expression }
  }

  #block(): Statement {
    const { at } = this.#tokens.next()
    const word = this.#tokens.expect('name')
    switch (word.text) {
      case 'if':
        return this.#nested(at, () => this.#if(at))
      case 'for':
        return this.#nested(at, () => this.#for(at))
      case 'set':
        return this.#nested(at, () => this.#set(at))
      case 'filter':
        return this.#nested(at, () => this.#filterBlock(at))
      case 'with':
        return this.#nested(at, () => this.#with(at))
      case 'macro':
        return this.#nested(at, () => this.#macro(at))
      default: {
        const fix = NOT_SUPPORTED.get(word.text)
        if (fix === undefined) {
          throw new SaveError('syntax_error', word.at, `There is no statement {% ${word.text} %}.`)
        }
        throw new SaveError('not_supported', word.at, `{% ${word.text} %} is not supported.`, fix)
      }
    }
  }

  #if(at: number): Statement {
    const branches = [this.#branch()]
    let otherwise: Statement[] = []
    for (;;) {
      const word = this.#divider('if', at)
      if (word === 'elif') branches.push(this.#branch())
      else if (word === 'else') {
        this.#tokens.expect('block_end', '%}')
        otherwise = this.#body()
        this.#end('if', at)
        break
      } else if (word === 'endif') {
        this.#tokens.expect('block_end', '%}')
        break
      } else throw this.#misplaced(word, 'if')
    }
    return { kind: 'if', at, branches, otherwise }
  }

  #branch(): { test: Expression; body: Statement[] } {
    const test = this.#tokens.tuple({ choice: false })
    this.#tokens.expect('block_end', '%}')
    return { test, body: this.#body() }
  }

  #for(at: number): Statement {
    const target = this.#tokens.target()
    this.#tokens.expect('name', 'in')
    const iterable = this.#tokens.tuple({ choice: false, endName: 'recursive' })
    const filter = this.#tokens.skip('name', 'if') ? this.#tokens.expression() : null
    if (this.#tokens.is('name', 'recursive')) {
      throw new SaveError(
        'not_supported',
        this.#tokens.token.at,
        'Recursive loops are not supported.',
        'Nest loops.',
      )
    }
    this.#tokens.expect('block_end', '%}')
    const body = this.#body()
    let otherwise: Statement[] = []
    const word = this.#divider('for', at)
    if (word === 'else') {
      this.#tokens.expect('block_end', '%}')
      otherwise = this.#body()
      this.#end('for', at)
    } else if (word === 'endfor') this.#tokens.expect('block_end', '%}')
    else throw this.#misplaced(word, 'for')
    return { kind: 'for', at, target, iterable, filter, body, otherwise }
  }

  #set(at: number): Statement {
    const target = this.#tokens.target()
    if (this.#tokens.is('operator', '.')) return this.#setMember(target)
    if (this.#tokens.is('block_end') || this.#tokens.is('operator', '|'))
      return this.#setBlock(at, target, null)
    this.#tokens.expect('operator', '=')
    const value = this.#tokens.tuple({ choice: true })
    this.#tokens.expect('block_end', '%}')
    return { kind: 'set', at, target, value }
  }

  /** `{% set namespace.name = value %}`. */
  #setMember(target: Target): Statement {
    this.#tokens.next()
    const name = this.#tokens.expect('name').text
    if (target.kind === 'name' && (this.#tokens.is('block_end') || this.#tokens.is('operator', '|'))) {
      return this.#setBlock(target.at, { ...target, name }, target.name)
    }
    if (target.kind !== 'name' || !this.#tokens.is('operator', '=')) {
      throw new SaveError(
        'not_supported',
        this.#tokens.token.at,
        'Only one key of a namespace can be set at a time.',
        'Write {% set namespace.name = value %}.',
      )
    }
    this.#tokens.next()
    const value = this.#tokens.tuple({ choice: true })
    this.#tokens.expect('block_end', '%}')
    return { kind: 'set_member', at: target.at, object: target.name, name, value }
  }

  /** `{% set name %}…{% endset %}`, perhaps with filters. */
  #setBlock(at: number, target: Target, object: string | null): Statement {
    if (target.kind !== 'name') {
      throw new SaveError(
        'not_supported',
        at,
        'A set block sets one name.',
        'Write a set block for each name.',
      )
    }
    const filtered = this.#tokens.pipes({ kind: 'name', at, name: BLOCK_TEXT }, false)
    this.#tokens.expect('block_end', '%}')
    const body = this.#bodyOf('set', at)
    return { kind: 'set_block', at, object, name: target.name, filtered, body }
  }

  #filterBlock(at: number): Statement {
    const filtered = this.#tokens.pipes({ kind: 'name', at, name: BLOCK_TEXT }, true)
    this.#tokens.expect('block_end', '%}')
    return { kind: 'filter_block', at, filtered, body: this.#bodyOf('filter', at) }
  }

  #with(at: number): Statement {
    const sets: { target: Target; value: Expression }[] = []
    while (!this.#tokens.is('block_end')) {
      if (sets.length > 0) this.#tokens.expect('operator', ',')
      const target = this.#tokens.target()
      this.#tokens.expect('operator', '=')
      sets.push({ target, value: this.#tokens.expression() })
    }
    this.#tokens.next()
    return { kind: 'with', at, sets, body: this.#bodyOf('with', at) }
  }

  #macro(at: number): Statement {
    const target = this.#tokens.target()
    if (target.kind !== 'name') throw this.#tokens.unexpected('a name')
    const parameters = this.#tokens.parameters()
    this.#tokens.expect('block_end', '%}')
    return { kind: 'macro', at, name: target.name, parameters, body: this.#bodyOf('macro', at) }
  }

  /** What stands in a block that only its own end ends. */
  #bodyOf(block: Block, at: number): Statement[] {
    const body = this.#body()
    this.#end(block, at)
    return body
  }

  /** Reads `{% word`, the word that divides or ends a block. */
  #divider(block: Block, at: number): string {
    if (this.#tokens.is('end')) {
      throw new SaveError('syntax_error', at, `This {% ${block} %} has no end: {% end${block} %} is missing.`)
    }
    this.#tokens.expect('block_begin')
    return this.#tokens.next().text
  }

  #end(block: Block, at: number): void {
    const found = this.#divider(block, at)
    if (found !== `end${block}`) throw this.#misplaced(found, block)
    this.#tokens.expect('block_end', '%}')
  }

  #misplaced(word: string, block: string): SaveError {
    const at = this.#tokens.look(-1).at
    return new SaveError('syntax_error', at, `{% ${word} %} cannot stand here, inside {% ${block} %}.`)
  }

  #nested(at: number, parse: () => Statement): Statement {
    if (this.#nesting >= STATEMENT_DEPTH_LIMIT_LEVELS) {
      throw new SaveError('too_deep', at, `Blocks nest at most ${STATEMENT_DEPTH_LIMIT_LEVELS} levels.`)
    }
    this.#nesting++
    const statement = parse()
    this.#nesting--
    return statement
  }
}
