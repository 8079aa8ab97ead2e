import { EXPRESSION_DEPTH_LIMIT_LEVELS, WHOLE_NUMBER_LIMIT_DIGITS } from './limits.ts'
import type {
  Arguments,
  BinaryOperator,
  CompareOperator,
  Comparison,
  Expression,
  Macro,
  Target,
} from './ast.ts'
import type { Token } from './lexer.ts'
import { SaveError } from './save-error.ts'
import { TokenCursor } from './token-cursor.ts'
import { Float } from './value.ts'
import { wholeOf } from './whole-numbers.ts'

const CONSTANTS: ReadonlyMap<string, null | boolean> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
])

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])

/** Words that begin something else where a test's argument could stand. */
const NOT_AN_ARGUMENT: ReadonlySet<string> = new Set(['else', 'or', 'and'])

/** Reads expressions from tokens; the order of the functions is the order of precedence, loosest first. */
export class ExpressionParser extends TokenCursor {
  #nesting = 0
  /** Levels below an expression, so that a long chain counts like a deep nest. */
  readonly #depths = new Map<Expression, number>()

  /** An expression that ends the source. */
  whole(): Expression {
    if (this.is('end')) throw new SaveError('syntax_error', 0, 'expression_empty')
    const expression = this.expression()
    if (!this.is('end')) throw this.unexpected({ term: 'end_of_expression' })
    return expression
  }

  expression(): Expression {
    return this.#nested(() => {
      let whenTrue = this.#or()
      while (this.is('name', 'if')) {
        const { at } = this.next()
        const test = this.#or()
        const otherwise = this.skip('name', 'else') ? this.expression() : null
        whenTrue = this.#made({ kind: 'choice', at, test, whenTrue, otherwise }, [test, whenTrue, otherwise])
      }
      return whenTrue
    })
  }

  /** One expression, or several with commas between them as a tuple, as in `{{ 1, 2 }}`. */
  tuple(options: { choice: boolean; parentheses?: boolean; endName?: string }): Expression {
    const { at } = this.token
    const items: Expression[] = []
    let isTuple = false
    for (;;) {
      if (items.length > 0) this.expect('operator', ',')
      if (this.#atTupleEnd(options.endName)) break
      items.push(options.choice ? this.expression() : this.#nested(() => this.#or()))
      if (!this.is('operator', ',')) break
      isTuple = true
    }
    const [first] = items
    if (!isTuple && first !== undefined) return first
    if (!isTuple && options.parentheses !== true) throw this.unexpected({ term: 'expression' })
    return this.#made({ kind: 'tuple', at, items }, items)
  }

  #atTupleEnd(endName: string | undefined): boolean {
    const { kind } = this.token
    if (kind === 'hole_end' || kind === 'block_end' || kind === 'end' || this.is('operator', ')')) return true
    return endName !== undefined && this.is('name', endName)
  }

  /**
   * What `for` and `set` assign to.
   * @param isInside in parentheses, where a comma may end it
   */
  target(isInside = false): Target {
    const { at } = this.token
    const items: Target[] = []
    let isTuple = false
    for (;;) {
      if (isInside && this.is('operator', ')')) break
      items.push(this.#targetItem())
      if (!this.skip('operator', ',')) break
      isTuple = true
    }
    const [first] = items
    if (first === undefined) throw this.unexpected({ term: 'name' })
    return isTuple ? { kind: 'tuple', at, items } : first
  }

  #targetItem(): Target {
    if (this.skip('operator', '(')) {
      const inner = this.#nested(() => this.target(true))
      this.expect('operator', ')')
      return inner
    }
    const token = this.expect('name')
    checkName(token)
    if (CONSTANTS.has(token.text)) {
      throw new SaveError('syntax_error', token.at, 'not_settable', { text: token.text })
    }
    return { kind: 'name', at: token.at, name: token.text }
  }

  #or(): Expression {
    let left = this.#and()
    while (this.is('name', 'or')) {
      const { at } = this.next()
      const right = this.#and()
      left = this.#made({ kind: 'or', at, left, right }, [left, right])
    }
    return left
  }

  #and(): Expression {
    let left = this.#not()
    while (this.is('name', 'and')) {
      const { at } = this.next()
      const right = this.#not()
      left = this.#made({ kind: 'and', at, left, right }, [left, right])
    }
    return left
  }

  #not(): Expression {
    if (!this.is('name', 'not')) return this.#compare()
    const { at } = this.next()
    const operand = this.#nested(() => this.#not())
    return this.#made({ kind: 'not', at, operand }, [operand])
  }

  #compare(): Expression {
    const first = this.#sum()
    const rest: Comparison[] = []
    for (;;) {
      const { at } = this.token
      const operator = this.#compareOperator()
      if (operator === null) break
      rest.push({ at, operator, operand: this.#sum() })
    }
    if (rest.length === 0) return first
    return this.#made({ kind: 'compare', at: first.at, first, rest }, [
      first,
      ...rest.map((part) => part.operand),
    ])
  }

  #compareOperator(): CompareOperator | null {
    const { token } = this
    if (token.kind === 'operator' && COMPARISONS.has(token.text)) return this.next().text as CompareOperator
    if (this.skip('name', 'in')) return 'in'
    const after = this.look(1)
    if (this.is('name', 'not') && after.kind === 'name' && after.text === 'in') {
      this.next()
      this.next()
      return 'not in'
    }
    return null
  }

  #sum(): Expression {
    return this.#chain(['+', '-'], () => this.#concat())
  }

  #concat(): Expression {
    const first = this.#product()
    const parts = [first]
    const { at } = this.token
    while (this.skip('operator', '~')) parts.push(this.#product())
    return parts.length === 1 ? first : this.#made({ kind: 'concat', at, parts }, parts)
  }

  #product(): Expression {
    return this.#chain(['*', '/', '//', '%'], () => this.#power())
  }

  #power(): Expression {
    return this.#chain(['**'], () => this.#unary(true))
  }

  #chain(operators: BinaryOperator[], operand: () => Expression): Expression {
    let left = operand()
    for (;;) {
      const operator = operators.find((candidate) => this.is('operator', candidate))
      if (operator === undefined) return left
      const { at } = this.next()
      const right = operand()
      left = this.#made({ kind: 'binary', at, operator, left, right }, [left, right])
    }
  }

  #unary(withFilter: boolean): Expression {
    const { at } = this.token
    const sign = this.is('operator', '-') ? '-' : this.is('operator', '+') ? '+' : null
    let expression: Expression
    if (sign === null) expression = this.#primary()
    else {
      this.next()
      const operand = this.#nested(() => this.#unary(false))
      expression = this.#made({ kind: 'sign', at, operator: sign, operand }, [operand])
    }
    expression = this.#postfix(expression)
    return withFilter ? this.#filters(expression) : expression
  }

  #primary(): Expression {
    const token = this.next()
    if (token.kind === 'name') return this.#name(token)
    if (token.kind === 'string') {
      let value = token.text
      while (this.is('string')) value += this.next().text
      return { kind: 'literal', at: token.at, value }
    }
    if (token.kind === 'integer') return { kind: 'literal', at: token.at, value: integerOf(token) }
    if (token.kind === 'float') return { kind: 'literal', at: token.at, value: floatOf(token) }
    if (token.kind === 'operator' && token.text === '(') {
      const inner = this.#nested(() => this.tuple({ choice: true, parentheses: true }))
      this.expect('operator', ')')
      return inner
    }
    if (token.kind === 'operator' && token.text === '[') return this.#list(token.at)
    if (token.kind === 'operator' && token.text === '{') return this.#dict(token.at)
    this.back()
    throw this.unexpected({ term: 'expression' })
  }

  #name(token: Token): Expression {
    const constant = CONSTANTS.get(token.text)
    if (constant !== undefined) return { kind: 'literal', at: token.at, value: constant }
    checkName(token)
    return { kind: 'name', at: token.at, name: token.text }
  }

  #list(at: number): Expression {
    const items = this.#items(']', () => this.expression())
    return this.#made({ kind: 'list', at, items }, items)
  }

  #dict(at: number): Expression {
    const entries = this.#items('}', (): [Expression, Expression] => {
      const key = this.expression()
      this.expect('operator', ':')
      return [key, this.expression()]
    })
    return this.#made({ kind: 'dict', at, entries }, entries.flat())
  }

  /** What stands between commas up to the closing mark; a comma may end it. */
  #items<T>(close: string, item: () => T): T[] {
    const items: T[] = []
    while (!this.is('operator', close)) {
      if (items.length > 0) this.expect('operator', ',')
      if (this.is('operator', close)) break
      items.push(item())
    }
    this.expect('operator', close)
    return items
  }

  #postfix(subject: Expression): Expression {
    let expression = subject
    for (;;) {
      if (this.is('operator', '.')) expression = this.#attribute(expression)
      else if (this.is('operator', '[')) expression = this.#subscript(expression)
      else if (this.is('operator', '(')) expression = this.#call(expression)
      else return expression
    }
  }

  #attribute(object: Expression): Expression {
    this.next()
    const token = this.next()
    if (token.kind === 'name') {
      checkName(token)
      return this.#made({ kind: 'attribute', at: token.at, object, name: token.text }, [object])
    }
    if (token.kind !== 'integer') {
      this.back()
      throw this.unexpected({ term: 'name_or_number_after_dot' })
    }
    const key: Expression = { kind: 'literal', at: token.at, value: integerOf(token) }
    return this.#made({ kind: 'index', at: token.at, object, key }, [object])
  }

  #subscript(object: Expression): Expression {
    const { at } = this.next()
    const parts = this.#items(']', () => this.#subscriptPart(object, at))
    const [first] = parts
    if (first === undefined) throw new SaveError('syntax_error', at, 'index_missing')
    if (parts.length > 1) {
      throw new SaveError('not_supported', at, 'several_indexes')
    }
    return first
  }

  #subscriptPart(object: Expression, at: number): Expression {
    const bounds: (Expression | null)[] = []
    while (bounds.length < 3) {
      bounds.push(this.is('operator', ':') || this.#atSubscriptEnd() ? null : this.expression())
      if (!this.skip('operator', ':')) break
      if (bounds.length === 1 && this.#atSubscriptEnd()) bounds.push(null)
    }
    const [start = null, stop = null, step = null] = bounds
    if (bounds.length === 1) {
      if (start === null) throw this.unexpected({ term: 'index' })
      return this.#made({ kind: 'index', at, object, key: start }, [object, start])
    }
    return this.#made({ kind: 'slice', at, object, start, stop, step }, [object, start, stop, step])
  }

  #atSubscriptEnd(): boolean {
    return this.is('operator', ']') || this.is('operator', ',')
  }

  #call(callee: Expression): Expression {
    const { at } = this.token
    const args = this.#arguments()
    return this.#made({ kind: 'call', at, callee, args }, [callee, ...argumentValues(args)])
  }

  #arguments(): Arguments {
    this.expect('operator', '(')
    const args: Arguments = { positional: [], named: [] }
    this.#items(')', () => this.#argument(args))
    return args
  }

  #argument(args: Arguments): void {
    if (this.is('operator', '*') || this.is('operator', '**')) {
      throw new SaveError('not_supported', this.token.at, 'star_arguments')
    }
    const after = this.look(1)
    if (this.is('name') && after.kind === 'operator' && after.text === '=') {
      const name = this.next().text
      this.next()
      args.named.push([name, this.expression()])
      return
    }
    if (args.named.length > 0) {
      throw new SaveError('syntax_error', this.token.at, 'unnamed_after_named')
    }
    args.positional.push(this.expression())
  }

  /** The filters of a block: `upper | trim` in `{% filter upper | trim %}`, `| trim` in `{% set x | trim %}`. */
  pipes(subject: Expression, beginsInside: boolean): Expression {
    let expression = subject
    if (beginsInside) expression = this.#filterAt(expression)
    while (this.is('operator', '|')) expression = this.#filter(expression)
    return expression
  }

  /** The parameters of a macro, in parentheses. */
  parameters(): Macro['parameters'] {
    this.expect('operator', '(')
    const parameters: Macro['parameters'] = []
    while (!this.is('operator', ')')) {
      if (parameters.length > 0) this.expect('operator', ',')
      const token = this.expect('name')
      checkName(token)
      if (CONSTANTS.has(token.text) || parameters.some(({ name }) => name === token.text)) {
        throw new SaveError('syntax_error', token.at, 'not_a_parameter', { text: token.text })
      }
      const fallback = this.skip('operator', '=') ? this.expression() : null
      if (fallback === null && parameters.some((before) => before.fallback !== null)) {
        throw new SaveError('syntax_error', token.at, 'parameter_order')
      }
      parameters.push({ name: token.text, fallback })
    }
    this.next()
    return parameters
  }

  #filters(subject: Expression): Expression {
    let expression = subject
    for (;;) {
      if (this.is('operator', '|')) expression = this.#filter(expression)
      else if (this.is('name', 'is')) expression = this.#test(expression)
      else if (this.is('operator', '(')) expression = this.#call(expression)
      else return expression
    }
  }

  #filter(subject: Expression): Expression {
    this.next()
    return this.#filterAt(subject)
  }

  #filterAt(subject: Expression): Expression {
    const { at } = this.token
    const name = this.#dottedName()
    const args = this.is('operator', '(') ? this.#arguments() : { positional: [], named: [] }
    return this.#made({ kind: 'filter', at, subject, name, args }, [subject, ...argumentValues(args)])
  }

  #test(subject: Expression): Expression {
    this.next()
    const negated = this.skip('name', 'not')
    const { at } = this.token
    const name = this.#dottedName()
    let args: Arguments = { positional: [], named: [] }
    if (this.is('operator', '(')) args = this.#arguments()
    else if (this.#atTestArgument()) {
      if (this.is('name', 'is')) {
        throw new SaveError('syntax_error', this.token.at, 'tests_chained')
      }
      args = { positional: [this.#postfix(this.#primary())], named: [] }
    }
    const test = this.#made({ kind: 'test', at, subject, name, args }, [subject, ...argumentValues(args)])
    return negated ? this.#made({ kind: 'not', at, operand: test }, [test]) : test
  }

  #atTestArgument(): boolean {
    const { kind, text } = this.token
    if (kind === 'name') return !NOT_AN_ARGUMENT.has(text)
    if (kind === 'operator') return text === '[' || text === '{'
    return kind === 'string' || kind === 'integer' || kind === 'float'
  }

  #dottedName(): string {
    let name = this.expect('name').text
    while (this.skip('operator', '.')) name += `.${this.expect('name').text}`
    return name
  }

  #made<T extends Expression>(expression: T, children: (Expression | null)[]): T {
    let depth = 0
    for (const child of children) {
      if (child !== null) depth = Math.max(depth, this.#depths.get(child) ?? 0)
    }
    if (depth >= EXPRESSION_DEPTH_LIMIT_LEVELS) throw tooDeep(expression.at)
    this.#depths.set(expression, depth + 1)
    return expression
  }

  #nested<T>(parse: () => T): T {
    if (this.#nesting >= EXPRESSION_DEPTH_LIMIT_LEVELS) throw tooDeep(this.token.at)
    this.#nesting++
    const result = parse()
    this.#nesting--
    return result
  }
}

function argumentValues(args: Arguments): Expression[] {
  return [...args.positional, ...args.named.map(([, value]) => value)]
}

function tooDeep(at: number): SaveError {
  return new SaveError('too_deep', at, 'expression_too_deep', { limit: EXPRESSION_DEPTH_LIMIT_LEVELS })
}

/** Names with two underscores lead to the inside of the reference implementation and are refused. */
function checkName(token: Token): void {
  if (token.text.includes('__')) {
    throw new SaveError('forbidden_name', token.at, 'double_underscore', { text: token.text })
  }
}

function integerOf(token: Token): number | bigint {
  if (token.text.length > WHOLE_NUMBER_LIMIT_DIGITS) {
    throw new SaveError('too_large', token.at, 'number_too_long', { limit: WHOLE_NUMBER_LIMIT_DIGITS })
  }
  return wholeOf(BigInt(token.text.replaceAll('_', '').toLowerCase()))
}

function floatOf(token: Token): Float {
  const value = Number(token.text.replaceAll('_', ''))
  if (!Number.isFinite(value)) throw new SaveError('not_a_number', token.at, 'number_too_large')
  return new Float(value)
}
