import type { Because } from '#contract/problem-texts.ts'
import type { Arguments, Macro } from './ast.ts'
import type { CallerText } from './call-blocks.ts'
import type { Compiled, Evaluate, ExpressionCompiler } from './compile-expression.ts'
import type { Emit, TemplateCompiler } from './compile-template.ts'
import { compileFragment, type Fragment } from './fragments.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { TEXT, UNKNOWN } from './shapes.ts'
import { Tuple, type Value } from './value.ts'
import type { Frame } from './variables.ts'

/** A macro that was defined, and what was made of it when it was first called. */
export interface MacroDefinition {
  readonly macro: Macro
  compile: () => CompiledMacro
}

/** A text with parameters: what a macro and a call block have in common. */
export interface CompiledBody {
  /** Slots of the parameters, with what they are when nothing is given. */
  parameters: { name: string; slot: number; fallback: Evaluate | null }[]
  /** Slots of `varargs`, `kwargs` and `caller`, where the body uses them and they are no parameters. */
  rest: number | null
  named: number | null
  caller: number | null
  fragment: Fragment
  frame: Frame
  cost: number
}

interface CompiledMacro extends CompiledBody {
  /** How many levels it has, with those of the macros it calls. */
  height: number
  resets: number[]
}

/** Steps of a call besides what is in the macro. */
const CALL_STEPS = 8

/** `{% macro name(…) %}…{% endmacro %}`. Its body is compiled at the first call, so that it may use later macros. */
export function defineMacro(compiler: TemplateCompiler, macro: Macro): void {
  const { surroundings } = compiler
  const { variables } = compiler.expressions
  const around = variables.around()
  let compiled: CompiledMacro | 'under way' | null = null
  const definition: MacroDefinition = {
    macro,
    compile() {
      if (compiled === 'under way') {
        throw new SaveError('not_supported', macro.at, 'macro_calls_itself', { name: macro.name })
      }
      if (compiled !== null) return compiled
      compiled = 'under way'
      // What it can be is decided where it stands, whatever calls it first.
      const caller = compiler.surroundings
      compiler.surroundings = surroundings
      const { result: body, height } = compiler.expressions.measured(() =>
        variables.inMacro(around, () => compileBody(compiler, macro)),
      )
      compiler.surroundings = caller
      compiled = { ...body.result, resets: body.resets, height }
      return compiled
    },
  }
  if (variables.isConditional) {
    throw new SaveError('not_supported', macro.at, 'macro_not_at_top')
  }
  variables.defineMacro(macro.name, definition)
  compiler.macros.push(definition)
}

/** Compiles a body in a scope that has begun. */
export function compileBody(
  compiler: TemplateCompiler,
  { parameters: written, body, at }: Pick<Macro, 'parameters' | 'body' | 'at'>,
): CompiledBody {
  const { expressions } = compiler
  const { variables } = expressions
  const { frame } = variables
  const before = expressions.cost
  const slots = written.map(({ name }) => variables.declare(name, UNKNOWN, true))
  // A fallback sees every parameter, also itself: what has no value yet is undefined.
  const parameters = written.map(({ name, fallback }, i) => {
    const evaluate = fallback === null ? null : expressions.compile(fallback).evaluate
    return { name, slot: slots[i] ?? 0, fallback: evaluate }
  })
  const names = new Set(written.map(({ name }) => name))
  const [rest = null, named = null, caller = null] = ['varargs', 'kwargs', 'caller'].map((name) =>
    names.has(name) ? null : variables.declare(name, UNKNOWN, true),
  )
  const fallbacks = written.flatMap(({ fallback }) =>
    fallback === null ? [] : [{ kind: 'hole' as const, at, expression: fallback }],
  )
  const fragment = compileFragment(compiler, body, at, fallbacks)
  const explicit = written.find(({ name }) => name === 'caller')
  if (explicit?.fallback === null && variables.wasRead('caller'))
    expressions.faults.push(new SaveError('syntax_error', at, 'caller_needs_default'))
  const cost = expressions.cost - before + CALL_STEPS
  // Every call pays for it, and what stands around the place where it is compiled does not.
  expressions.cost = before
  return {
    parameters,
    rest: variables.wasRead('varargs') ? rest : null,
    named: variables.wasRead('kwargs') ? named : null,
    caller: variables.wasRead('caller') ? caller : null,
    fragment,
    frame,
    cost,
  }
}

/** `name(…)` for a macro. */
export function compileMacroCall(
  compiler: ExpressionCompiler,
  definition: MacroDefinition,
  args: Arguments,
  at: number,
): Compiled {
  const { enter, macro } = bindCall(compiler, definition, args, at)
  const { value } = macro.fragment
  return {
    evaluate: (run) => {
      enter(run)
      return value(run)
    },
    shape: TEXT,
  }
}

/** What writes a macro's text as a part of the structure. */
export function macroStructure(
  compiler: ExpressionCompiler,
  definition: MacroDefinition,
  args: Arguments,
  at: number,
): Emit {
  const { enter, macro } = bindCall(compiler, definition, args, at)
  const { structure } = macro.fragment
  const isCallerText = macro.frame.writesCaller === true && args.caller?.structure === null
  if (structure === null || isCallerText) {
    throw new SaveError('unquoted_text', at, 'macro_writes_text', { name: definition.macro.name })
  }
  return (run) => {
    enter(run)
    run.write(structure(run))
  }
}

/** Evaluates the arguments, then puts them where the macro looks for them. */
function bindCall(compiler: ExpressionCompiler, definition: MacroDefinition, args: Arguments, at: number) {
  const macro = definition.compile()
  const { name } = definition.macro
  const { caller } = args
  compiler.nested(macro.height + (caller?.height ?? 0), at, () => {})
  const positional = compiler.compileAll(args.positional).map(({ evaluate }) => evaluate)
  const byName = args.named.map(([key, value]) => ({ key, evaluate: compiler.compile(value).evaluate }))
  const isParameter = macro.parameters.some((parameter) => parameter.name === 'caller')
  if (caller !== undefined && macro.caller === null && !isParameter)
    throw new SaveError('wrong_arguments', at, 'macro_without_caller', { name })
  if (caller !== undefined && isParameter) byName.push({ key: 'caller', evaluate: () => caller })
  const refused = misfit(
    name,
    macro,
    positional.length,
    byName.map(({ key }) => key),
  )
  if (refused !== null) throw new SaveError('wrong_arguments', at, ...refused)
  const enter = (run: Run): void => {
    const values = positional.map((evaluate) => evaluate(run))
    const others = byName.map(({ key, evaluate }) => ({ key, value: evaluate(run) }))
    run.at = at
    enterBody(run, macro, macro.resets, values, others, caller)
  }
  return { enter, macro }
}

/** Why such arguments do not do; null when they do. */
export function misfit(
  name: string,
  { parameters, rest, named }: CompiledBody,
  count: number,
  keys: string[],
): Because | null {
  if (count > parameters.length && rest === null) return ['macro_surplus', { name, count: parameters.length }]
  for (const key of keys) {
    const index = parameters.findIndex((parameter) => parameter.name === key)
    if (index < 0 && named === null) return ['macro_no_argument', { name, argument: key }]
    // Beside `kwargs`, that is where it goes.
    if (index >= 0 && index < count && named === null)
      return ['macro_argument_twice', { name, argument: key }]
  }
  return null
}

/** Puts what is given where the body looks for it. */
export function enterBody(
  run: Run,
  { parameters, rest, named, caller, cost }: CompiledBody,
  resets: readonly number[],
  values: Value[],
  others: { key: string; value: Value }[],
  given: CallerText | undefined,
): void {
  run.charge(cost)
  run.forget(resets)
  const byName = new Map(others.map(({ key, value }) => [key, value]))
  for (const [i, { name, slot }] of parameters.entries())
    run.locals[slot] = i < values.length ? values[i] : byName.get(name)
  for (const [i, { name, slot, fallback }] of parameters.entries()) {
    if (fallback !== null && i >= values.length && !byName.has(name)) run.locals[slot] = fallback(run)
    if (i >= values.length) byName.delete(name)
  }
  if (rest !== null) run.locals[rest] = new Tuple(values.slice(parameters.length))
  if (named !== null) run.locals[named] = byName
  if (caller !== null) run.locals[caller] = given
}
