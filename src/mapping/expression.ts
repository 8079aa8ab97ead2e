import type { BareProblem } from '#contract/problem.ts'
import { compileLoneExpression } from './compiled-text.ts'
import type { DataObject, Value } from './value.ts'

export { isTrue } from './kinds.ts'

/** An expression alone: a condition, what gives the parts, or a rule for success. */
export interface CompiledExpression {
  /** Its value; the keys of the scope are the names it sees. Throws a `RenderError` and nothing else. */
  evaluate: (scope: DataObject) => Value
}

/** What came of compiling: null when a problem is an error. */
export interface ExpressionCompilation {
  expression: CompiledExpression | null
  problems: BareProblem[]
}

const NO_NAMES = { own: new Map(), samples: [], absent: ['secrets'], tables: null }

/**
 * Compiles an expression without braces, such as `response.status == 200`.
 * @param field where the text stands, for problems
 */
export function compileExpression(source: string, field: string): ExpressionCompilation {
  const { evaluate, problems } = compileLoneExpression(source, field, NO_NAMES)
  if (evaluate === null) return { expression: null, problems }
  return { expression: { evaluate: (scope) => evaluate({ data: scope, own: {} }) }, problems }
}
