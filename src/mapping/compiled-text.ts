import type { Problem } from '#contract/problem.ts'
import { TemplateCompiler, type Emit, type Surroundings } from './compile-template.ts'
import { ExpressionCompiler, type Evaluate } from './compile-expression.ts'
import { normalizeSource } from './lexer.ts'
import type { KnownNames } from './names.ts'
import { parseExpression, parseTemplate } from './parse-template.ts'
import { asRenderError, type RenderError } from './render-error.ts'
import { Run, type Names, type Printing } from './run.ts'
import { problemIn, SaveError } from './save-error.ts'
import type { Value } from './value.ts'

/** A text with holes, ready to be rendered. */
export interface CompiledText {
  /** The text for one payload. Throws a `RenderError` that knows its place. */
  render: (names: Names) => string
}

/** What came of compiling: null when a problem is an error. */
export interface TextResult {
  text: CompiledText | null
  problems: Problem[]
}

/** Collects problems of one text. */
export class ProblemList {
  readonly problems: Problem[] = []
  readonly #source: string
  readonly #field: string

  constructor(source: string, field: string) {
    this.#source = source
    this.#field = field
  }

  error({ code, at, message, fix }: SaveError): void {
    this.problems.push(problemIn(this.#source, this.#field, 'save', { code, at, message, fix }))
  }

  warn = (code: string, at: number, message: string, fix: string): void => {
    this.problems.push(problemIn(this.#source, this.#field, 'save', { code, at, message, fix }, 'warning'))
  }

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === 'error')
  }
}

/** How a text is compiled. */
export interface TextOptions {
  /** Where the text stands, for problems: `source`, `url`, `headers.X-Id` … */
  field: string
  names: KnownNames
  printing: Printing
  /** Made anew with the normalized source and the place for warnings. */
  surroundings: (source: string, warn: ProblemList['warn']) => Surroundings
}

/** Compiles a text with holes. */
export function compileText(source: string, options: TextOptions): TextResult {
  const normalized = normalizeSource(source)
  const list = new ProblemList(normalized, options.field)
  const compiler = new TemplateCompiler(options.names, options.surroundings(normalized, list.warn))
  let emit: Emit = () => {}
  try {
    emit = compiler.template(parseTemplate(normalized), normalized.length)
  } catch (error) {
    if (!(error instanceof SaveError)) throw error
    list.error(error)
  }
  for (const fault of compiler.faults) list.error(fault)
  if (list.hasErrors) return { text: null, problems: list.problems }
  const { slotCount } = compiler.expressions.variables
  const render = (names: Names): string => {
    const run = new Run(names, options.printing, slotCount)
    try {
      emit(run)
      return run.out
    } catch (error) {
      throw located(error, normalized, options.field, run.at)
    }
  }
  return { text: { render }, problems: list.problems }
}

/** An expression alone, ready to be evaluated. */
export interface ExpressionResult {
  evaluate: ((names: Names) => Value) | null
  problems: Problem[]
}

const PLAIN: Printing = { printsNone: true, keepsDigits: true }

/** Compiles an expression without braces. */
export function compileLoneExpression(source: string, field: string, names: KnownNames): ExpressionResult {
  const normalized = normalizeSource(source)
  const list = new ProblemList(normalized, field)
  const compiler = new ExpressionCompiler(names)
  let evaluate: Evaluate = () => undefined
  try {
    ;({ evaluate } = compiler.compile(parseExpression(normalized)))
  } catch (error) {
    if (!(error instanceof SaveError)) throw error
    list.error(error)
  }
  for (const fault of compiler.faults) list.error(fault)
  if (list.hasErrors) return { evaluate: null, problems: list.problems }
  const { slotCount } = compiler.variables
  return {
    evaluate: (scope) => {
      const run = new Run(scope, PLAIN, slotCount)
      try {
        return evaluate(run)
      } catch (error) {
        throw located(error, normalized, field, run.at)
      }
    },
    problems: list.problems,
  }
}

function located(error: unknown, source: string, field: string, at: number): RenderError {
  const known = asRenderError(error)
  const { code, message, fix } = known
  known.problem ??= problemIn(source, field, 'render', { code, at, message, fix })
  return known
}
