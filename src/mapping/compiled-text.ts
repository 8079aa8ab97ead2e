import type { BareProblem } from '#contract/problem.ts'
import type { Expression, Statement } from './ast.ts'
import { TemplateCompiler, type Emit, type Surroundings } from './compile-template.ts'
import { ExpressionCompiler, type Evaluate } from './compile-expression.ts'
import { normalizeSource } from './lexer.ts'
import { FAULT_LIMIT } from './limits.ts'
import type { KnownNames } from './names.ts'
import { parseExpression, parseTemplate } from './parse-template.ts'
import { asRenderError, type RenderError } from './render-error.ts'
import { Run, type Names, type Printing } from './run.ts'
import { problemIn, SaveError } from './save-error.ts'
import type { WrittenSecret } from './secrets.ts'
import type { Tracer } from './trace/tracer.ts'
import { checkAbilities } from './used-abilities.ts'
import type { Value } from './value.ts'

/** A text with holes, ready to be rendered. */
export interface CompiledText {
  /**
   * The text for one payload. Throws a `RenderError` that knows its place.
   * @param secrets takes the secrets that are written, which are marks in the text; without it none may be
   */
  render: (names: Names, secrets?: WrittenSecret[]) => string
}

/** What came of compiling: null when a problem is an error. */
export interface TextResult {
  text: CompiledText | null
  problems: BareProblem[]
}

/** Faults and warnings as problems; an expression that is compiled twice tells its own once. */
function problemsOf(
  source: string,
  field: string,
  faults: SaveError[],
  warnings: SaveError[],
): BareProblem[] {
  const told = new Map<string, BareProblem>()
  const tell = (fault: SaveError, severity: BareProblem['severity']): void => {
    if (told.size >= FAULT_LIMIT) return
    told.set(`${fault.code} ${fault.at}`, problemIn(source, field, 'save', fault, severity))
  }
  for (const fault of faults) tell(fault, 'error')
  for (const warning of warnings) tell(warning, 'warning')
  return [...told.values()]
}

/** How a text is compiled. */
export interface TextOptions {
  /** Where the text stands, for problems: `source`, `url`, `headers.X-Id` … */
  field: string
  names: KnownNames
  printing: Printing
  /** Made anew, with the normalized source. */
  surroundings: (source: string) => Surroundings
  /** What the template's own line ends become; left out: LF. */
  newline?: string
  /** Watches the renderings. */
  tracer?: Tracer | undefined
}

/** Compiles a text with holes. */
export function compileText(source: string, options: TextOptions): TextResult {
  const normalized = normalizeSource(source)
  const compiler = new TemplateCompiler(
    options.names,
    options.surroundings(normalized),
    options.newline,
    options.tracer?.text(options.field, normalized),
  )
  let emit: Emit = () => {}
  try {
    const body = parseTemplate(normalized)
    checkAbilities(body)
    emit = compiler.template(body, normalized.length)
    checked(body, options.names, compiler.expressions)
  } catch (error) {
    if (!(error instanceof SaveError)) throw error
    compiler.faults.push(error)
  }
  const { faults, warnings, variables } = compiler.expressions
  const problems = problemsOf(normalized, options.field, faults, warnings)
  if (faults.length > 0) return { text: null, problems }
  const { slotCount } = variables
  const render = (names: Names, secrets?: WrittenSecret[]): string => {
    const run = new Run(names, options.printing, slotCount, secrets ?? null)
    try {
      emit(run)
      return run.out
    } catch (error) {
      throw located(error, normalized, options.field, run.at)
    }
  }
  return { text: { render }, problems }
}

/** Adds what is probably wrong to what is wrong. */
function checked(text: Statement[] | Expression, names: KnownNames, { warnings }: ExpressionCompiler): void {
  warnings.push(...(names.events?.check?.(text, names) ?? []))
}

/** An expression alone, ready to be evaluated. */
export interface ExpressionResult {
  evaluate: ((names: Names) => Value) | null
  problems: BareProblem[]
}

const PLAIN: Printing = { printsNone: true, keepsDigits: true }

/** Compiles an expression without braces. */
export function compileLoneExpression(source: string, field: string, names: KnownNames): ExpressionResult {
  const normalized = normalizeSource(source)
  const compiler = new ExpressionCompiler(names)
  let evaluate: Evaluate = () => undefined
  try {
    const expression = parseExpression(normalized)
    checkAbilities(expression)
    ;({ evaluate } = compiler.compile(expression))
    checked(expression, names, compiler)
  } catch (error) {
    if (!(error instanceof SaveError)) throw error
    compiler.faults.push(error)
  }
  const problems = problemsOf(normalized, field, compiler.faults, compiler.warnings)
  if (compiler.faults.length > 0) return { evaluate: null, problems }
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
    problems,
  }
}

function located(error: unknown, source: string, field: string, at: number): RenderError {
  const known = asRenderError(error)
  known.problem ??= problemIn(source, field, 'render', { code: known.code, at, why: known.why })
  return known
}
