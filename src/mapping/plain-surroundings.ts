import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import type { Emit, FragmentWays, Surroundings } from './compile-template.ts'
import { printed } from './text.ts'
import { Secret } from './value.ts'

/** Text in which nothing needs to be escaped. */
export class PlainSurroundings implements Surroundings {
  state = ''

  text(): void {}

  hole(expression: Expression, at: number, compiler: ExpressionCompiler): Emit {
    const { evaluate } = compiler.compile(expression)
    return (run) => {
      const value = evaluate(run)
      run.at = at
      if (value instanceof Secret) run.writeSecret(value, [])
      else run.write(printed(value, run))
    }
  }

  fragment(): FragmentWays {
    return { value: new PlainSurroundings(), isMarkup: false, structure: null }
  }

  end(): null {
    return null
  }
}
