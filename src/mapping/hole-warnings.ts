import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import type { Shape } from './shapes.ts'

/**
 * Warns of a value that a hole in a document prints otherwise than a reader expects: null as nothing, true as `True`,
 * lists and objects in Python's spelling.
 */
export function warnOfPrinting(
  compiler: ExpressionCompiler,
  expression: Expression,
  shape: Shape,
  at: number,
): void {
  if (expression.kind === 'literal') return
  if (shape.kinds.has('null')) {
    compiler.warn('null_possible', at, 'null_printed')
  }
  if (shape.kinds.has('boolean')) {
    compiler.warn('prints_boolean', at, 'boolean_printed')
  }
  if (shape.kinds.has('list') || shape.kinds.has('object')) {
    compiler.warn('prints_structure', at, 'structure_printed')
  }
}

const LOOKS_BOOLEAN = /^(?:true|false)$/i

/** Warns of a condition on text such as "False", which counts as true. */
export function warnOfCondition(compiler: ExpressionCompiler, test: Expression, shape: Shape): void {
  if (shape.samples.some((sample) => typeof sample === 'string' && LOOKS_BOOLEAN.test(sample))) {
    compiler.warn('text_as_condition', test.at, 'text_as_condition')
  }
}

/** Whether a hole's escaping is switched off by `| safe`, which is a warning. */
export function warnOfEscapingOff(compiler: ExpressionCompiler, expression: Expression, at: number): boolean {
  let inner = expression
  while (inner.kind === 'filter' && (inner.name === 'default' || inner.name === 'd')) inner = inner.subject
  if (inner.kind !== 'filter' || inner.name !== 'safe') return false
  compiler.warn('escaping_off', at, 'escaping_off')
  return true
}

/** Warns of markup in a text that the template writes through a hole: it is escaped, as everything there is. */
export function warnOfEscapedLiteral(compiler: ExpressionCompiler, expression: Expression): void {
  if (expression.kind === 'choice') {
    warnOfEscapedLiteral(compiler, expression.whenTrue)
    if (expression.otherwise !== null) warnOfEscapedLiteral(compiler, expression.otherwise)
  } else if (expression.kind === 'concat') {
    for (const part of expression.parts) warnOfEscapedLiteral(compiler, part)
  } else if (expression.kind === 'literal' && typeof expression.value === 'string') {
    if (!/[<&]/.test(expression.value)) return
    compiler.warn('escaped_literal', expression.at, 'markup_escaped')
  }
}
