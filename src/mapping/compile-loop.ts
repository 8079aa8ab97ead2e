import { iterate } from './access.ts'
import type { Expression, Statement } from './ast.ts'
import type { Evaluate } from './compile-expression.ts'
import type { Assign, Emit, TemplateCompiler } from './compile-template.ts'
import { isTrue } from './kinds.ts'
import type { LoopState, Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { elementOf, type Shape } from './shapes.ts'
import type { Value } from './value.ts'

type Loop = Extract<Statement, { kind: 'for' }>

/** A loop's own condition, with the names that it sees. */
interface Condition {
  assign: Assign
  evaluate: Evaluate
  /** Steps for one element. */
  cost: number
}

/** Steps of a pass through a loop besides what is in it. */
const PASS_STEPS = 3

/** `{% for … in … if … %}…{% else %}…{% endfor %}`. */
export function compileLoop(compiler: TemplateCompiler, statement: Loop): Emit {
  const { at, target, filter } = statement
  const { expressions, tracer } = compiler
  const { variables } = expressions
  const iterable = expressions.compile(statement.iterable)
  const element = elementOf(iterable.shape)
  const outerLoop = variables.loop
  const loop = variables.nextLoop()
  const before = expressions.cost
  const start = compiler.surroundings.state

  const condition = filter === null ? null : compileCondition(compiler, statement, filter, element)
  variables.enter(statement.body)
  const assign = compiler.assigner(target, element, true)
  variables.loop = loop
  const traced = tracer?.loop(statement, loop, iterable.evaluate)
  const passed = compiler.body(statement.body)
  const body = traced?.body(passed) ?? passed
  variables.loop = outerLoop
  const cost = expressions.cost - before + PASS_STEPS
  const resets = variables.leave()
  const end = compiler.surroundings.state

  variables.enter(statement.otherwise)
  const otherwise = variables.conditionally(() => compiler.body(statement.otherwise))
  const otherwiseResets = variables.leave()
  const { isFree, state: otherEnd } = compiler.surroundings
  if (isFree !== true && end !== start)
    compiler.faults.push(new SaveError('unbalanced_quote', at, 'loop_ends_apart'))
  if (isFree !== true && otherEnd !== end)
    compiler.faults.push(new SaveError('unbalanced_quote', at, 'loop_else_ends_apart'))

  const evaluate = traced?.evaluate ?? iterable.evaluate
  return (run) => {
    const value = evaluate(run)
    run.at = at
    const all = iterate(value, run)
    const items = condition === null ? all : filtered(all, condition, run)
    if (items.length === 0) {
      run.forget(otherwiseResets)
      return otherwise(run)
    }
    const state: LoopState = { items, index: 0, changed: null }
    run.loops[loop] = state
    for (let index = 0; index < items.length; index++) {
      run.at = at
      run.charge(cost)
      state.index = index
      run.forget(resets)
      assign(run, items[index])
      body(run)
    }
  }
}

/** A loop's own condition stands in a scope of its own, where `loop` is still the outer one. */
function compileCondition(
  compiler: TemplateCompiler,
  { target }: Loop,
  filter: Expression,
  element: Shape,
): Condition {
  const { expressions } = compiler
  const { variables } = expressions
  const before = expressions.cost
  variables.enter()
  const assign = compiler.assigner(target, element, true)
  const { evaluate } = expressions.compile(filter)
  variables.leave()
  return { assign, evaluate, cost: expressions.cost - before + PASS_STEPS }
}

function filtered(items: Value[], { assign, evaluate, cost }: Condition, run: Run): Value[] {
  return items.filter((item) => {
    run.charge(cost)
    assign(run, item)
    return isTrue(evaluate(run))
  })
}
