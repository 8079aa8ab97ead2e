import { getterOf, iterate } from './access.ts'
import type { Arguments, Expression } from './ast.ts'
import { bindFilter, bindTest, type BoundFilter, type BoundTest } from './bind-filter.ts'
import type { Evaluate, ExpressionCompiler } from './compile-expression.ts'
import { isTrue } from './kinds.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import type { Value } from './value.ts'

/** Finds the filter or test that is named, so that an unknown one is refused at save. */
export function compileListFilter(
  compiler: ExpressionCompiler,
  name: string,
  args: Arguments,
  at: number,
): BoundFilter {
  if (name === 'map') return compileMap(compiler, args, at)
  const { named, positional } = args
  if (named.length > 0) throw new SaveError('wrong_arguments', at, 'no_named_arguments', { name })
  const keeps = name.startsWith('select')
  if (name === 'select' || name === 'reject') {
    const check = compileCheck(compiler, positional, at)
    return (value, run) => filtered(value, run, (item) => check(item, run) === keeps)
  }
  const [attribute, ...rest] = positional
  if (attribute === undefined) throw new SaveError('wrong_arguments', at, 'attribute_name_missing', { name })
  const evaluateAttribute = compiler.compile(attribute).evaluate
  const check = compileCheck(compiler, rest, at)
  return (value, run) => {
    const get = getterOf(evaluateAttribute(run), run)
    return filtered(value, run, (item) => check(get(item, run), run) === keeps)
  }
}

function filtered(value: Value, run: Run, keeps: (item: Value) => boolean): Value[] {
  const items = elementsIn(value, run)
  run.chargeList(items.length)
  run.charge(ELEMENT_STEPS * items.length)
  return items.filter(keeps)
}

/** Steps of a test or a filter on one element. */
const ELEMENT_STEPS = 4

/** A test by name with its arguments; without one, whether the value counts as true. */
function compileCheck(compiler: ExpressionCompiler, args: Expression[], at: number): BoundTest {
  const [name, ...rest] = args
  if (name === undefined) return isTrue
  return bindTest(compiler, literalName('test', name), { positional: rest, named: [] }, at)
}

function literalName(what: 'filter' | 'test', expression: Expression): string {
  if (expression.kind === 'literal' && typeof expression.value === 'string') return expression.value
  throw new SaveError('not_supported', expression.at, `${what}_name_not_written_out`)
}

function compileMap(compiler: ExpressionCompiler, args: Arguments, at: number): BoundFilter {
  const [name, ...rest] = args.positional
  if (name !== undefined) {
    const apply = bindFilter(
      compiler,
      literalName('filter', name),
      { positional: rest, named: args.named },
      at,
    )
    return (value, run) => mapped(value, run, (item) => apply(item, run))
  }
  const named = new Map(args.named)
  const attribute = named.get('attribute')
  const surplus = args.named.find(([key]) => key !== 'attribute' && key !== 'default')
  if (attribute === undefined || surplus !== undefined) {
    throw new SaveError('wrong_arguments', at, 'map_arguments')
  }
  const evaluateAttribute = compiler.compile(attribute).evaluate
  const fallback = named.get('default')
  const evaluateDefault: Evaluate | null = fallback === undefined ? null : compiler.compile(fallback).evaluate
  return (value, run) => {
    const get = getterOf(evaluateAttribute(run), run, evaluateDefault === null ? null : evaluateDefault(run))
    return mapped(value, run, (item) => get(item, run))
  }
}

function mapped(value: Value, run: Run, change: (item: Value) => Value): Value[] {
  const items = elementsIn(value, run)
  run.chargeList(items.length)
  run.charge(ELEMENT_STEPS * items.length)
  return items.map(change)
}

/** These filters take null, false and 0 for an empty list, unlike all others. */
function elementsIn(value: Value, run: Run): Value[] {
  return isTrue(value) ? iterate(value, run) : []
}
