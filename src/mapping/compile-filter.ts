import type { Expression } from './ast.ts'
import { bindFilter, bindTest, LIST_FILTER_NAMES } from './bind-filter.ts'
import { constant } from './compile-arguments.ts'
import type { Compiled, ExpressionCompiler } from './compile-expression.ts'
import { compileListFilter } from './compile-list-filter.ts'
import { filterShape } from './filter-shapes.ts'
import { BOOLEAN } from './shapes.ts'

/** `subject | name(…)`. */
export function compileFilter(
  compiler: ExpressionCompiler,
  expression: Extract<Expression, { kind: 'filter' }>,
): Compiled {
  const { name, args, at } = expression
  const subject = compiler.compile(expression.subject)
  const { evaluate } = subject
  const apply = LIST_FILTER_NAMES.has(name)
    ? compileListFilter(compiler, name, args, at)
    : bindFilter(compiler, name, args, at)
  return {
    evaluate: (run) => {
      const value = evaluate(run)
      run.at = at
      return apply(value, run)
    },
    shape: filterShape(compiler, expression, subject.shape),
  }
}

/** `subject is name(…)`. */
export function compileTest(
  compiler: ExpressionCompiler,
  expression: Extract<Expression, { kind: 'test' }>,
): Compiled {
  const { subject, at } = expression
  // `loop` is no value, but whether there is one may be asked.
  const isLoop = subject.kind === 'name' && subject.name === 'loop' && compiler.variables.loop !== null
  if (isLoop && (expression.name === 'defined' || expression.name === 'undefined')) {
    return { evaluate: constant(expression.name === 'defined'), shape: BOOLEAN }
  }
  const { evaluate } = compiler.compile(subject)
  const check = bindTest(compiler, expression.name, expression.args, at)
  return {
    evaluate: (run) => {
      const value = evaluate(run)
      run.at = at
      return check(value, run)
    },
    shape: BOOLEAN,
  }
}
