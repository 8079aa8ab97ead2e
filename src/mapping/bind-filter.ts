import type { ProblemTerm } from '#contract/problem-texts.ts'
import type { Arguments, Expression } from './ast.ts'
import { compiledArguments, constant } from './compile-arguments.ts'
import type { Evaluate, ExpressionCompiler } from './compile-expression.ts'
import { FILTERS } from './filters/filters.ts'
import { namedArguments, type Filter } from './filters/filter.ts'
import { nearest } from './names.ts'
import { bind } from './parameters.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { TESTS } from './tests.ts'
import type { Value } from './value.ts'

/** Filters that take a filter or a test by its name. */
export const LIST_FILTER_NAMES: ReadonlySet<string> = new Set([
  'map',
  'select',
  'reject',
  'selectattr',
  'rejectattr',
])

/** A filter with its arguments, ready for a value. */
export type BoundFilter = (value: Value, run: Run) => Value

/** A test with its arguments, ready for a value. */
export type BoundTest = (value: Value, run: Run) => boolean

/** Finds a filter and puts its arguments in their places. */
export function bindFilter(
  compiler: ExpressionCompiler,
  name: string,
  args: Arguments,
  at: number,
): BoundFilter {
  const filter = FILTERS.get(name)
  if (filter === undefined) throw unknownFilter(name, at)
  const { apply } = filter
  const given = compiledArguments(compiler, args)
  if (filter.isVariadic === true) {
    const { positional, named } = given
    return (value, run) => {
      const values = positional.map((evaluate) => evaluate(run))
      if (named.length > 0) values.push(namedArguments(named.map(([key, evaluate]) => [key, evaluate(run)])))
      run.at = at
      return apply(value, values, run)
    }
  }
  const bound = bind(name, filter.parameters, given, constant)
  if ('refused' in bound) throw new SaveError('wrong_arguments', at, ...bound.refused)
  checkWritten(name, filter, args, at)
  const values = valuesOf(args, bound.args)
  return (value, run) => {
    const evaluated = values(run)
    run.at = at
    return apply(value, evaluated, run)
  }
}

/** Refuses what is written out and can never do. */
function checkWritten(name: string, { parameters, check }: Filter, args: Arguments, at: number): void {
  if (check === undefined) return
  const written = (expression: Expression) => ({
    value: expression.kind === 'literal' ? expression.value : undefined,
  })
  const given = {
    positional: args.positional.map(written),
    named: args.named.map(([key, value]): [string, { value: Value }] => [key, written(value)]),
  }
  const bound = bind<{ value: Value }>(name, parameters, given, (value) => ({ value }))
  if ('refused' in bound) return
  try {
    check(bound.args.map(({ value }) => value))
  } catch (error) {
    if (error instanceof RenderError) throw new SaveError(error.code, at, ...error.because)
    throw error
  }
}

/** Finds a test and puts its arguments in their places. */
export function bindTest(compiler: ExpressionCompiler, name: string, args: Arguments, at: number): BoundTest {
  const test = TESTS.get(name)
  if (test === undefined) throw unknownTest(name, at)
  const { check } = test
  const bound = bind(name, test.parameters, compiledArguments(compiler, args), constant)
  if ('refused' in bound) throw new SaveError('wrong_arguments', at, ...bound.refused)
  const values = valuesOf(args, bound.args)
  return (value, run) => {
    const evaluated = values(run)
    run.at = at
    return check(value, evaluated, run)
  }
}

/** Evaluates the arguments; those that are all written out are evaluated once. */
function valuesOf(args: Arguments, evaluates: Evaluate[]): (run: Run) => readonly Value[] {
  const given = [...args.positional, ...args.named.map(([, value]) => value)]
  if (given.every((argument) => argument.kind === 'literal')) {
    let values: Value[] | null = null
    return (run) => (values ??= evaluates.map((evaluate) => evaluate(run)))
  }
  return (run) => evaluates.map((evaluate) => evaluate(run))
}

function unknownFilter(name: string, at: number): SaveError {
  const near = nearest(name, [...FILTERS.keys(), ...LIST_FILTER_NAMES])
  if (near !== null) return new SaveError('unknown_filter', at, 'unknown_filter_near', { name, near })
  const instead = HINTS.get(name)
  if (instead === undefined) return new SaveError('unknown_filter', at, 'unknown_filter', { name })
  return new SaveError('unknown_filter', at, 'unknown_filter_instead', { name, instead })
}

function unknownTest(name: string, at: number): SaveError {
  const near = nearest(name, TESTS.keys())
  if (near === null) return new SaveError('unknown_test', at, 'unknown_test', { name })
  return new SaveError('unknown_test', at, 'unknown_test_near', { name, near })
}

/** What to write instead of filters of the reference that are not here. */
const HINTS: ReadonlyMap<string, ProblemTerm> = new Map([
  ['attr', { term: 'write_key' }],
  ['random', { term: 'no_chance' }],
])
