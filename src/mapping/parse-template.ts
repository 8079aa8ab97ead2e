import type { ProblemTerm } from '#contract/problem-texts.ts'
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
const NOT_SUPPORTED: ReadonlyMap<string, ProblemTerm | null> = new Map<string, ProblemTerm | null>([
  ['include', { term: 'write_text_here' }],
  ['import', { term: 'write_import_here' }],
  ['from', { term: 'write_import_here' }],
  ['extends', { term: 'write_whole_template' }],
  ['block', { term: 'without_block' }],
  ['do', { term: 'use_set' }],
  ['break', { term: 'filter_list' }],
  ['continue', { term: 'filter_list' }],
  ['autoescape', { term: 'leave_out_autoescape' }],
  ['trans', null],
])

type Block = 'if' | 'for' | 'set' | 'filter' | 'with' | 'macro' | 'call'

const CLOSING_WORDS: ReadonlySet<string> = new Set([
  'elif',
  'else',
  'endif',
  'endfor',
  'endset',
  'endfilter',
  'endwith',
  'endmacro',
  'endcall',
])

class TemplateParser {
  readonly #tokens: ExpressionParser
  #nesting = 0
  /** How many loops stand around the place at hand. */
  #loops = 0

  constructor(tokens: ExpressionParser) {
    this.#tokens = tokens
  }

  template(): Statement[] {
    const body = this.#body()
    const word = this.#tokens.look(1)
    if (!this.#tokens.is('end')) {
      throw new SaveError('syntax_error', word.at, 'end_without_beginning', { text: word.text })
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
      case 'call':
        return this.#nested(at, () => this.#callBlock(at))
      default: {
        const { at, text } = word
        const instead = NOT_SUPPORTED.get(text)
        if (instead === undefined) throw new SaveError('syntax_error', at, 'unknown_statement', { text })
        throw instead === null
          ? new SaveError('not_supported', at, 'no_such_statement_here', { text })
          : new SaveError('not_supported', at, 'statement_not_supported', { text, instead })
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
    this.#loops++
    const statement = this.#loop(at)
    this.#loops--
    return statement
  }

  /** What is assigned to. Nowhere in a loop may that be the name `loop`. */
  #target(): Target {
    const target = this.#tokens.target()
    if (this.#loops > 0 && namesOf(target).includes('loop')) {
      throw new SaveError('not_supported', target.at, 'loop_not_settable')
    }
    return target
  }

  #loop(at: number): Statement {
    const target = this.#target()
    this.#tokens.expect('name', 'in')
    const iterable = this.#tokens.tuple({ choice: false, endName: 'recursive' })
    const filter = this.#tokens.skip('name', 'if') ? this.#tokens.expression() : null
    if (this.#tokens.is('name', 'recursive')) {
      throw new SaveError('not_supported', this.#tokens.token.at, 'recursive_loop')
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
    const target = this.#target()
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
      throw new SaveError('not_supported', this.#tokens.token.at, 'namespace_one_key')
    }
    this.#tokens.next()
    const value = this.#tokens.tuple({ choice: true })
    this.#tokens.expect('block_end', '%}')
    return { kind: 'set_member', at: target.at, object: target.name, name, value }
  }

  /** `{% set name %}…{% endset %}`, perhaps with filters. */
  #setBlock(at: number, target: Target, object: string | null): Statement {
    if (target.kind !== 'name') {
      throw new SaveError('not_supported', at, 'set_block_one_name')
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
      const target = this.#target()
      this.#tokens.expect('operator', '=')
      sets.push({ target, value: this.#tokens.expression() })
    }
    this.#tokens.next()
    return { kind: 'with', at, sets, body: this.#bodyOf('with', at) }
  }

  #macro(at: number): Statement {
    const target = this.#target()
    if (target.kind !== 'name') throw this.#tokens.unexpected({ term: 'name' })
    const parameters = this.#tokens.parameters()
    this.#tokens.expect('block_end', '%}')
    return { kind: 'macro', at, name: target.name, parameters, body: this.#bodyOf('macro', at) }
  }

  #callBlock(at: number): Statement {
    const parameters = this.#tokens.is('operator', '(') ? this.#tokens.parameters() : []
    const place = this.#tokens.token.at
    const call = this.#tokens.expression()
    if (call.kind !== 'call') throw new SaveError('syntax_error', place, 'call_block_needs_call')
    this.#tokens.expect('block_end', '%}')
    return { kind: 'call_block', at, call, parameters, body: this.#bodyOf('call', at) }
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
      throw new SaveError('syntax_error', at, 'block_not_closed', { block })
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
    return new SaveError('syntax_error', at, 'statement_misplaced', { word, block })
  }

  #nested(at: number, parse: () => Statement): Statement {
    if (this.#nesting >= STATEMENT_DEPTH_LIMIT_LEVELS) {
      throw new SaveError('too_deep', at, 'blocks_too_deep', { limit: STATEMENT_DEPTH_LIMIT_LEVELS })
    }
    this.#nesting++
    const statement = parse()
    this.#nesting--
    return statement
  }
}

function namesOf(target: Target): string[] {
  return target.kind === 'name' ? [target.name] : target.items.flatMap(namesOf)
}
