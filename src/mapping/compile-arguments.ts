import type { Arguments } from './ast.ts'
import type { Evaluate, ExpressionCompiler } from './compile-expression.ts'
import type { Value } from './value.ts'

/** The arguments of a call, compiled. */
export function compiledArguments(
  compiler: ExpressionCompiler,
  args: Arguments,
): { positional: Evaluate[]; named: [string, Evaluate][] } {
  return {
    positional: compiler.compileAll(args.positional).map(({ evaluate }) => evaluate),
    named: args.named.map(([name, value]) => [name, compiler.compile(value).evaluate]),
  }
}

/** The evaluation of a value that is always the same. */
export function constant(value: Value): Evaluate {
  return () => value
}
