import { ability } from './abilities.ts'
import { iterate } from './access.ts'
import type { Expression, Statement, Target } from './ast.ts'
import { ExpressionCompiler } from './compile-expression.ts'
import { compileLoop } from './compile-loop.ts'
import type { MacroDefinition } from './macros.ts'
import { warnOfCondition } from './hole-warnings.ts'
import { isTrue, typeTerm } from './kinds.ts'
import { FAULT_LIMIT } from './limits.ts'
import type { KnownNames } from './names.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { wholeHoles } from './secrets.ts'
import { UNKNOWN, type Shape } from './shapes.ts'
import type { TextTracer } from './trace/tracer.ts'
import { elementsOf, stringOf, type Value } from './value.ts'

/** Writes to the output. */
export type Emit = (run: Run) => void

/** Why a text cannot end where it does. */
export type OpenEnd = 'quote_not_closed' | 'html_ends_inside' | 'xml_ends_inside'

/** What surrounds the holes of a format: it follows the literal text and decides what a hole becomes. */
export interface Surroundings {
  /** Where the text stands, e.g. inside quotes. Ways that meet again must agree on it. */
  state: string
  /** Ways that meet again need not agree on the state: the last one counts. */
  readonly isFree?: boolean
  /** Follows literal text. */
  text(text: string, at: number): void
  /** What a hole writes here. */
  hole(expression: Expression, at: number, compiler: ExpressionCompiler): Emit
  /** What is wrong when the text ends here; null when nothing is. */
  end(): OpenEnd | null
  /** How a text is made that is used later: a set block, a macro, what stands in a filter block. */
  fragment(): FragmentWays
}

export interface FragmentWays {
  /** As a value among others: what stands in its holes is not escaped yet, unless it is markup. */
  value: Surroundings
  isMarkup: boolean
  /** As a part of the document's structure, where values cannot stand as they are; null: there is no such place. */
  structure: Surroundings | null
}

/** Assigns to names. */
export type Assign = (run: Run, value: Value) => void

/** Makes a function of a template. Faults are collected in the expression compiler. */
export class TemplateCompiler {
  readonly expressions: ExpressionCompiler
  /** Those defined so far. */
  readonly macros: MacroDefinition[] = []
  /** What the text at hand stands in. */
  surroundings: Surroundings

  /** What line ends of literal text become. */
  readonly #newline: string

  constructor(
    names: KnownNames,
    surroundings: Surroundings,
    newline = '\n',
    tracer: TextTracer | null = null,
  ) {
    this.expressions = new ExpressionCompiler(names, tracer)
    this.surroundings = surroundings
    this.#newline = newline
  }

  /** What watches the renderings; null when nothing does. */
  get tracer(): TextTracer | null {
    return this.expressions.tracer
  }

  get faults(): SaveError[] {
    return this.expressions.faults
  }

  /** The whole template. `end` is the offset of its end. */
  template(body: Statement[], end: number): Emit {
    this.expressions.variables.begin(body)
    const emit = this.body(body)
    for (const macro of this.macros) this.#attempt(() => macro.compile())
    const fault = this.surroundings.end()
    if (fault !== null) this.faults.push(new SaveError('unbalanced_quote', end, fault))
    return this.tracer?.rendering(emit) ?? emit
  }

  /** Compiles statements in the scope at hand. */
  body(statements: Statement[]): Emit {
    const emits: Emit[] = []
    for (const statement of statements)
      this.#attempt(() =>
        emits.push(this.expressions.nested(0, statement.at, () => this.#statement(statement))),
      )
    return sequence(emits)
  }

  /** One fault does not hide the next. */
  #attempt(compile: () => unknown): void {
    if (this.faults.length >= FAULT_LIMIT) return
    try {
      compile()
    } catch (error) {
      if (!(error instanceof SaveError)) throw error
      this.faults.push(error)
    }
  }

  #statement(statement: Statement): Emit {
    this.expressions.cost++
    switch (statement.kind) {
      case 'text': {
        const { text, at } = statement
        this.surroundings.text(text, at)
        const written = this.#newline === '\n' ? text : text.replaceAll('\n', this.#newline)
        return (run) => run.write(written)
      }
      case 'hole': {
        this.expressions.wholeHoles = wholeHoles(statement.expression)
        const emit = this.surroundings.hole(statement.expression, statement.at, this.expressions)
        return this.tracer?.hole(statement.at, statement.expression, emit) ?? emit
      }
      case 'if':
        return this.#if(statement)
      case 'for':
        return compileLoop(this, statement)
      case 'set': {
        const { evaluate, shape } = this.expressions.compile(statement.value)
        const assign = this.assigner(statement.target, shape, false, statement.value)
        const set: Emit = (run) => assign(run, evaluate(run))
        return this.tracer?.set(statement.at, statement.value, set) ?? set
      }
      case 'set_member': {
        const set = ability('blocks').BLOCK_WORK.compileSetMember(this.expressions, statement)
        return this.tracer?.set(statement.at, statement.value, set) ?? set
      }
      case 'set_block':
        return ability('blocks').BLOCK_WORK.compileSetBlock(this, statement)
      case 'filter_block': {
        const emit = ability('blocks').BLOCK_WORK.compileFilterBlock(this, statement)
        return this.tracer?.hole(statement.at, statement.filtered, emit) ?? emit
      }
      case 'with':
        return ability('blocks').BLOCK_WORK.compileWith(this, statement)
      case 'call_block': {
        const { at, call } = statement
        const emit = ability('blocks').BLOCK_WORK.compileCallBlock(this, statement)
        return this.tracer?.hole(at, call, emit) ?? emit
      }
      case 'macro':
      default:
        ability('blocks').BLOCK_WORK.defineMacro(this, statement)
        return () => {}
    }
  }

  #if(statement: Extract<Statement, { kind: 'if' }>): Emit {
    const start = this.surroundings.state
    const ends: string[] = []
    const compileBody = (body: Statement[], test: Expression | null): Emit => {
      this.surroundings.state = start
      const compile = (): Emit => this.expressions.variables.conditionally(() => this.body(body))
      const emit = test === null ? compile() : this.expressions.whereTrue(test, compile)
      ends.push(this.surroundings.state)
      return emit
    }
    const branches = statement.branches.map(({ test, body }) => {
      const { evaluate, shape } = this.expressions.compile(test)
      warnOfCondition(this.expressions, test, shape)
      return { test: this.tracer?.condition(test, evaluate) ?? evaluate, body: compileBody(body, test) }
    })
    const otherwise = compileBody(statement.otherwise, null)
    const mayDiffer = this.surroundings.isFree === true
    if (!mayDiffer && ends.some((end) => end !== ends[0])) {
      this.faults.push(new SaveError('unbalanced_quote', statement.at, 'branches_end_apart'))
    }
    return (run) => {
      for (const { test, body } of branches) {
        if (isTrue(test(run))) return body(run)
      }
      otherwise(run)
    }
  }

  /**
   * What assigns to a target; its names are declared in the scope at hand.
   * @param from the expression that is assigned, where there is one
   */
  assigner(target: Target, shape: Shape, isLoop: boolean, from: Expression | null = null): Assign {
    if (target.kind === 'name') {
      const slot = this.expressions.variables.declare(target.name, shape, isLoop)
      const assign: Assign = (run, value) => {
        run.locals[slot] = value
      }
      return this.tracer?.assigned(slot, from, assign) ?? assign
    }
    const { at } = target
    const assigns = target.items.map((item) => this.assigner(item, UNKNOWN, isLoop))
    return (run, value) => {
      run.at = at
      // Texts and dictionaries can be taken apart as well.
      const parts =
        elementsOf(value) ?? (stringOf(value) === null ? notAList(value, run) : iterate(value, run))
      if (parts.length !== assigns.length) {
        throw new RenderError('wrong_type', 'wrong_number_of_values', {
          expected: assigns.length,
          count: parts.length,
        })
      }
      assigns.forEach((assign, i) => assign(run, parts[i]))
    }
  }
}

function notAList(value: Value, run: Run): Value[] {
  if (value === undefined || value === null) {
    throw new RenderError('wrong_type', 'not_several_values', { type: typeTerm(value) })
  }
  return iterate(value, run)
}

function sequence(emits: Emit[]): Emit {
  const [only] = emits
  if (only !== undefined && emits.length === 1) return only
  return (run) => {
    for (const emit of emits) emit(run)
  }
}
