import type { ProblemTerm } from '#contract/problem-texts.ts'
import { ability } from './abilities.ts'
import { rangeSeries, wholeArgument } from './access.ts'
import type { Arguments, Expression } from './ast.ts'
import { compiledArguments, constant } from './compile-arguments.ts'
import type { Compiled, Evaluate, ExpressionCompiler } from './compile-expression.ts'
import { namedArguments } from './filters/filter.ts'
import { loopMethod } from './loop-names.ts'
import { callMethod, METHODS } from './methods.ts'
import { compileLookup } from './lookups.ts'
import { checkAbsent, nearest } from './names.ts'
import { bind } from './parameters.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { BOOLEAN, either, listOf, NUMBER, shape, TEXT, UNKNOWN, type Shape } from './shapes.ts'
import type { Value } from './value.ts'

/** Methods of the reference that change a value. */
const MUTATIONS: ReadonlySet<string> = new Set(
  'append extend insert remove pop popitem clear update setdefault sort reverse add discard'.split(' '),
)

type CompileFunction = (compiler: ExpressionCompiler, args: Arguments, at: number) => Compiled

/** Every function by its name. */
export const FUNCTIONS: ReadonlyMap<string, CompileFunction> = new Map<string, CompileFunction>([
  ['range', compileRange],
  ['dict', compileDict],
  ['lookups', compileLookup],
  ['namespace', (compiler, args) => ability('blocks').BLOCK_WORK.compileNamespace(compiler, args)],
  ['joiner', (compiler, args, at) => ability('blocks').BLOCK_WORK.compileTurns(compiler, 'joiner', args, at)],
  ['cycler', (compiler, args, at) => ability('blocks').BLOCK_WORK.compileTurns(compiler, 'cycler', args, at)],
])

/** Functions of the reference that are not here, and what to do instead. */
const NO_FUNCTIONS: ReadonlyMap<string, ProblemTerm> = new Map([
  ['lipsum', { term: 'write_text_itself' }],
  ['caller', { term: 'only_in_macros' }],
])

const METHOD_SHAPES: Readonly<Record<string, Shape>> = {
  items: listOf(UNKNOWN),
  keys: listOf(TEXT),
  values: listOf(UNKNOWN),
  split: listOf(TEXT),
  rsplit: listOf(TEXT),
  splitlines: listOf(TEXT),
  partition: listOf(TEXT),
  rpartition: listOf(TEXT),
  ...Object.fromEntries(
    'startswith endswith isalpha isalnum isascii isdecimal isdigit isidentifier isnumeric isprintable isspace istitle isupper islower'
      .split(' ')
      .map((name) => [name, BOOLEAN]),
  ),
  ...Object.fromEntries('count find rfind index rindex'.split(' ').map((name) => [name, NUMBER])),
  get: UNKNOWN,
}

/** `callee(…)`: a method, a function, or a refusal. */
export function compileCall(
  compiler: ExpressionCompiler,
  callee: Expression,
  args: Arguments,
  at: number,
): Compiled {
  if (callee.kind === 'attribute') return compileMethod(compiler, callee, args, at)
  if (callee.kind === 'name') {
    checkAbsent(compiler.names, callee.name, callee.at)
    const macro = compiler.variables.findMacro(callee.name)
    if (macro !== null) return ability('blocks').BLOCK_WORK.compileMacroCall(compiler, macro, args, at)
    if (compiler.variables.find(callee.name).slots.length === 0) {
      const compileFunction = FUNCTIONS.get(callee.name)
      if (compileFunction !== undefined) return compileFunction(compiler, args, at)
      const instead = NO_FUNCTIONS.get(callee.name)
      if (instead !== undefined) {
        throw new SaveError('not_supported', callee.at, 'function_not_supported', {
          name: callee.name,
          instead,
        })
      }
      throw new SaveError('unknown_function', callee.at, 'unknown_function', { name: callee.name })
    }
    if (callee.name === 'caller' && compiler.variables.isInMacro)
      return ability('blocks').BLOCK_WORK.callCaller(compiler, args, at)
    const called = compiler.compile(callee)
    if (called.shape.kinds.has('joiner')) return ability('blocks').BLOCK_WORK.callJoiner(called, args, at)
  }
  throw new SaveError('not_a_function', at, 'data_called')
}

function compileMethod(
  compiler: ExpressionCompiler,
  callee: Extract<Expression, { kind: 'attribute' }>,
  args: Arguments,
  at: number,
): Compiled {
  const { object, name } = callee
  const { loop } = compiler.variables
  if (object.kind === 'name') checkAbsent(compiler.names, object.name, object.at)
  if (object.kind === 'name' && object.name === 'loop' && loop !== null) {
    const compiled = compiler.compileAll(args.positional)
    const values = compiled.map(({ evaluate }) => evaluate)
    const shapes = compiled.map((value) => value.shape)
    const evaluate = args.named.length === 0 ? loopMethod(loop, name, values) : null
    if (evaluate === null)
      throw new SaveError('unknown_function', callee.at, 'unknown_loop_function', { name })
    const shape = shapes.reduce<Shape | null>((all, one) => (all === null ? one : either(all, one)), null)
    return { evaluate, shape: name === 'changed' ? BOOLEAN : (shape ?? UNKNOWN) }
  }
  if (name === 'next' || name === 'reset') {
    const cycler = compiler.compile(object)
    if (cycler.shape.kinds.has('cycler'))
      return ability('blocks').BLOCK_WORK.callCycler(cycler, name, callee.at)
  }
  const method = METHODS.get(name)
  if (method === undefined) throw noMethod(name, callee.at)
  const evaluateObject = compiler.compile(object).evaluate
  const given = compiledArguments(compiler, args)
  if (method.isVariadic === true) {
    const evaluate: Evaluate = (run) => {
      const value = evaluateObject(run)
      const values = given.positional.map((argument) => argument(run))
      if (given.named.length > 0)
        values.push(namedArguments(given.named.map(([key, argument]) => [key, argument(run)])))
      run.at = callee.at
      return callMethod(value, name, method, values, run)
    }
    return { evaluate, shape: TEXT }
  }
  const bound = bind(name, method.parameters, given, constant)
  if ('refused' in bound) throw new SaveError('wrong_arguments', at, ...bound.refused)
  return {
    evaluate: (run) => {
      const value = evaluateObject(run)
      const values = bound.args.map((evaluate) => evaluate(run))
      run.at = callee.at
      return callMethod(value, name, method, values, run)
    },
    shape: METHOD_SHAPES[name] ?? TEXT,
  }
}

function noMethod(name: string, at: number): SaveError {
  if (MUTATIONS.has(name)) {
    return new SaveError('not_supported', at, 'method_changes_value', { name })
  }
  const near = nearest(name, METHODS.keys())
  if (near === null) return new SaveError('unknown_function', at, 'unknown_method', { name })
  return new SaveError('unknown_function', at, 'unknown_method_near', { name, near })
}

function compileRange(compiler: ExpressionCompiler, args: Arguments, at: number): Compiled {
  const { positional, named } = compiledArguments(compiler, args)
  if (named.length > 0 || positional.length < 1 || positional.length > 3) {
    throw new SaveError('wrong_arguments', at, 'range_arguments')
  }
  return {
    evaluate: (run) => {
      const numbers = positional.map((evaluate) => evaluate(run))
      run.at = at
      return rangeOf(
        numbers.map((number) => wholeArgument(number, 'range')),
        run,
      )
    },
    shape: listOf(NUMBER),
  }
}

function rangeOf(numbers: number[], run: Run): Value {
  const [first = 0, second, step = 1] = numbers
  const start = second === undefined ? 0 : first
  const stop = second ?? first
  if (step === 0) throw new RenderError('wrong_type', 'range_step_zero')
  const length = Math.max(0, Math.ceil((stop - start) / step))
  run.chargeList(length)
  const numbersOf: Value[] = []
  for (let i = 0; i < length; i++) numbersOf.push(start + i * step)
  return rangeSeries(numbersOf, start, stop, step)
}

function compileDict(compiler: ExpressionCompiler, args: Arguments, at: number): Compiled {
  if (args.positional.length > 0) {
    throw new SaveError('not_supported', at, 'dict_arguments')
  }
  const entries = compiledArguments(compiler, args).named
  return {
    evaluate: (run) => new Map<Value, Value>(entries.map(([name, evaluate]) => [name, evaluate(run)])),
    shape: shape('object'),
  }
}
