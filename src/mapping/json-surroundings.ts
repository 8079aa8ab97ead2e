import type { ProblemTerm } from '#contract/problem-texts.ts'
import type { Arguments, Expression } from './ast.ts'
import type { Evaluate, ExpressionCompiler } from './compile-expression.ts'
import type { Emit, FragmentWays, OpenEnd, Surroundings } from './compile-template.ts'
import { decideKinds, type HoleTypes } from './hole-types.ts'
import { warnOfCondition, warnOfPrinting } from './hole-warnings.ts'
import { escapeJson, writeJson } from './json.ts'
import { structureOf } from './structure.ts'
import { iterate } from './access.ts'
import { isTrue, typeTerm } from './kinds.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { kindOf, type Kind, type Shape } from './shapes.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import { printed, textOf } from './text.ts'
import { Secret, type Value } from './value.ts'

type State = 'outside' | 'inside' | 'escaped'

/** A value that stands outside quotes: how it is found, and how it is written once found. */
interface Leaf {
  evaluate: Evaluate
  write: (value: Value, run: Run) => void
}

/**
 * JSON: inside quotes a hole is escaped text; outside, it is a JSON value whose type is known at save. Text that the
 * template itself contains is the author's structure and written as it is.
 */
export class JsonSurroundings implements Surroundings {
  state: State = 'outside'
  readonly #types: HoleTypes

  constructor(types: HoleTypes) {
    this.#types = types
  }

  text(text: string): void {
    this.state = follow(this.state, text)
  }

  end(): OpenEnd | null {
    return this.state === 'outside' ? null : 'quote_not_closed'
  }

  fragment(): FragmentWays {
    return { value: new PlainSurroundings(), isMarkup: false, structure: new JsonSurroundings(this.#types) }
  }

  hole(expression: Expression, at: number, compiler: ExpressionCompiler): Emit {
    if (this.state === 'outside') return this.#outside(expression, compiler)
    if (this.state === 'escaped') {
      throw new SaveError('unbalanced_quote', at, 'hole_after_backslash')
    }
    const { evaluate, shape } = compiler.compile(expression)
    warnOfPrinting(compiler, expression, shape, at)
    return (run) => {
      const value = evaluate(run)
      run.at = at
      // Most holes are text.
      if (typeof value === 'string') run.write(escapeJson(value))
      else if (value instanceof Secret) run.writeSecret(value, ['json'])
      else run.write(escapeJson(printed(value, run)))
    }
  }

  #outside(expression: Expression, compiler: ExpressionCompiler): Emit {
    const { kind } = expression
    if (kind === 'literal') return this.#literal(expression.value, expression.at)
    const structure = structureOf(compiler, expression)
    if (structure !== null) return structure
    if (kind === 'choice') return this.#choice(expression, compiler)
    if (kind === 'or' || kind === 'and') return this.#logic(expression, compiler)
    if (kind === 'concat') {
      const parts = expression.parts.map((part) => this.#outside(part, compiler))
      return (run) => {
        for (const part of parts) part(run)
      }
    }
    if (kind === 'filter' && DEFAULT_FILTERS.has(expression.name)) return this.#default(expression, compiler)
    if (kind === 'filter' && expression.name === 'join') return this.#join(expression, compiler)
    const { evaluate, write } = this.#leaf(expression, compiler)
    return (run) => write(evaluate(run), run)
  }

  #choice(expression: Extract<Expression, { kind: 'choice' }>, compiler: ExpressionCompiler): Emit {
    const { evaluate: test, shape } = compiler.compile(expression.test)
    warnOfCondition(compiler, expression.test, shape)
    const whenTrue = compiler.whereTrue(expression.test, () => this.#outside(expression.whenTrue, compiler))
    const otherwise = expression.otherwise === null ? null : this.#outside(expression.otherwise, compiler)
    return (run) => (isTrue(test(run)) ? whenTrue(run) : otherwise?.(run))
  }

  #logic(expression: Extract<Expression, { kind: 'and' | 'or' }>, compiler: ExpressionCompiler): Emit {
    const isOr = expression.kind === 'or'
    const left = this.#leaf(expression.left, compiler)
    const right = this.#outside(expression.right, compiler)
    return (run) => {
      const value = left.evaluate(run)
      if (isTrue(value) === isOr) left.write(value, run)
      else right(run)
    }
  }

  #literal(value: Value, at: number): Emit {
    if (typeof value !== 'string') {
      const json = writeJson(value)
      return (run) => run.write(json)
    }
    if (follow('outside', value) !== 'outside') {
      throw new SaveError('unbalanced_quote', at, 'text_opens_quote')
    }
    return (run) => run.write(value)
  }

  /** `subject | default(fallback)`: either may be the author's text. */
  #default(expression: Extract<Expression, { kind: 'filter' }>, compiler: ExpressionCompiler): Emit {
    const named = new Map(expression.args.named)
    const fallback = expression.args.positional[0] ?? named.get('default_value')
    const boolean = expression.args.positional[1] ?? named.get('boolean')
    // Compiling the whole finds arguments that do not fit.
    compiler.compile({ ...expression, subject: { kind: 'literal', at: expression.at, value: null } })
    const subject = this.#leaf(expression.subject, compiler)
    const isWide = boolean === undefined ? null : compiler.compile(boolean).evaluate
    const other = fallback === undefined ? () => {} : this.#outside(fallback, compiler)
    return (run) => {
      const value = subject.evaluate(run)
      const isMissing = value === undefined || (isWide !== null && !isTrue(value) && isTrue(isWide(run)))
      if (isMissing) other(run)
      else subject.write(value, run)
    }
  }

  /** `list | join(separator)`: elements of known type with the author's text between them. */
  #join(expression: Extract<Expression, { kind: 'filter' }>, compiler: ExpressionCompiler): Emit {
    const { subject, args, at } = expression
    const [separator] = args.positional
    const isSimple = args.named.length === 0 && args.positional.length <= 1
    const list = compiler.compile(subject)
    const element: Expression = { kind: 'filter', at, subject, name: 'first', args: NO_ARGUMENTS }
    if (!isSimple || (separator !== undefined && !isText(separator))) throw notKnown(at)
    const between = separator?.kind === 'literal' ? textOfLiteral(separator.value) : ''
    const { write } = this.#leaf(element, compiler)
    return (run) => {
      const value = list.evaluate(run)
      run.at = at
      iterate(value, run).forEach((item, i) => {
        if (i > 0) run.write(between)
        write(item, run)
      })
    }
  }

  #leaf(expression: Expression, compiler: ExpressionCompiler): Leaf {
    const { at } = expression
    const { evaluate, shape } = compiler.compile(expression)
    if (isOnly(shape, 'author') || isOnly(shape, 'json')) {
      // Only text that the template contains, or finished JSON, can arrive here.
      return { evaluate, write: (value, run) => run.write(value === undefined ? '' : textOf(value, run)) }
    }
    const kinds = decideKinds(this.#types, shape, at)
    if (kinds === null) throw shape.kinds.has('text') ? isTextHere(at) : notKnown(at)
    return {
      evaluate,
      write: (value, run) => {
        run.at = at
        if (value !== null && !kinds.has(kindOf(value))) throw unexpected(value, kinds)
        run.write(writeJson(value, run))
      },
    }
  }
}

const DEFAULT_FILTERS: ReadonlySet<string> = new Set(['default', 'd'])

const NO_ARGUMENTS: Arguments = { positional: [], named: [] }

function isText(expression: Expression): boolean {
  return expression.kind === 'literal' && typeof expression.value === 'string'
}

function textOfLiteral(value: Value): string {
  return typeof value === 'string' ? value : ''
}

/** The state after a text. */
function follow(state: State, text: string): State {
  let current = state
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i)
    if (current === 'outside') {
      if (character === QUOTE) current = 'inside'
    } else if (current === 'escaped') current = 'inside'
    else if (character === QUOTE) current = 'outside'
    else if (character === BACKSLASH) current = 'escaped'
  }
  return current
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

function isOnly({ kinds }: Shape, kind: Kind): boolean {
  return kinds.has(kind) && [...kinds].every((other) => other === kind || other === 'undefined')
}

function isTextHere(at: number): SaveError {
  return new SaveError('unquoted_text', at, 'unquoted_text')
}

function notKnown(at: number): SaveError {
  return new SaveError('unquoted_unknown', at, 'unquoted_unknown')
}

function unexpected(value: Value, kinds: ReadonlySet<Kind>): RenderError {
  const expected = [...kinds]
    .filter((kind) => kind === 'number' || kind === 'boolean' || kind === 'list' || kind === 'object')
    .map((term): ProblemTerm => ({ term }))
    .reduce((one, other) => ({ term: 'either', values: { one, other } }))
  return new RenderError('wrong_type', 'unquoted_other', { expected, type: typeTerm(value) })
}
