import { ability } from './abilities.ts'
import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import type { Emit } from './compile-template.ts'

/** What writes a set block's or a macro's text as structure; null when the expression is neither. */
export function structureOf(compiler: ExpressionCompiler, expression: Expression): Emit | null {
  if (expression.kind === 'call') {
    const { callee, args, at } = expression
    if (callee.kind !== 'name') return null
    if (callee.name === 'caller' && compiler.variables.isInMacro)
      return ability('blocks').BLOCK_WORK.callerStructure(compiler, args, at)
    const macro = compiler.variables.findMacro(callee.name)
    return macro === null ? null : ability('blocks').BLOCK_WORK.macroStructure(compiler, macro, args, at)
  }
  if (expression.kind !== 'name') return null
  const { structure } = compiler.variables.find(expression.name)
  if (structure === null) return null
  return (run) => {
    const text = run.locals[structure]
    if (typeof text === 'string') run.write(text)
  }
}
