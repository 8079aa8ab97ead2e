import type { Expression, Statement } from '../ast.ts'
import type { Evaluate } from '../compile-expression.ts'
import type { Assign, Emit } from '../compile-template.ts'
import type { Run } from '../run.ts'

/**
 * What watches renderings. It is given when a text is compiled and wraps what is compiled, so that a text compiled
 * without it does not even ask. It changes neither what is written nor what that costs.
 */
export interface Tracer {
  /** For one text, with its normalized source. */
  text: (field: string, source: string) => TextTracer
}

export interface TextTracer {
  /** One rendering of the text. */
  rendering: (emit: Emit) => Emit
  /** Any part of an expression. @param slots where a name may be found that the template sets */
  expression: (expression: Expression, evaluate: Evaluate, slots: readonly number[]) => Evaluate
  hole: (at: number, expression: Expression, emit: Emit) => Emit
  /** What sets a name. It is told only where it fails. */
  set: (at: number, expression: Expression | null, emit: Emit) => Emit
  /** The condition of an `if` or `elif`. */
  condition: (test: Expression, evaluate: Evaluate) => Evaluate
  /** What a loop goes through, and its body. */
  loop: (statement: Extract<Statement, { kind: 'for' }>, loop: number, evaluate: Evaluate) => TracedLoop
  /** What is made a second time, in another form. */
  again: <Result>(make: (run: Run) => Result) => (run: Run) => Result
  /** What sets a name. @param from what it is set to; null where that is no expression */
  assigned: (slot: number, from: Expression | null, assign: Assign) => Assign
}

export interface TracedLoop {
  evaluate: Evaluate
  body: (emit: Emit) => Emit
}
