import type { Because } from '#contract/problem-texts.ts'
import type { Arguments, Macro } from './ast.ts'
import type { Compiled, Evaluate, ExpressionCompiler } from './compile-expression.ts'
import type { Emit, TemplateCompiler } from './compile-template.ts'
import { compileFragment, type Fragment } from './fragments.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { TEXT, UNKNOWN } from './shapes.ts'
import { Tuple, type Value } from './value.ts'

/** A macro that was defined, and what was made of it when it was first called. */
export interface MacroDefinition {
  readonly macro: Macro
  compile: () => CompiledMacro
}

interface CompiledMacro {
  /** How many levels it has, with those of the macros it calls. */
  height: number
  /** Slots of the parameters, with what they are when nothing is given. */
  parameters: { name: string; slot: number; fallback: Evaluate | null }[]
  /** Slots of `varargs` and `kwargs`, where the body uses them. */
  rest: number | null
  named: number | null
  fragment: Fragment
  resets: number[]
  cost: number
}

/** Steps of a call besides what is in the macro. */
const CALL_STEPS = 8

/** `{% macro name(…) %}…{% endmacro %}`. Its body is compiled at the first call, so that it may use later macros. */
export function defineMacro(compiler: TemplateCompiler, macro: Macro): void {
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
      const { result: body, height } = compiler.expressions.measured(() =>
        variables.inMacro(around, () => compileBody(compiler, macro)),
      )
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

function compileBody(compiler: TemplateCompiler, macro: Macro): Omit<CompiledMacro, 'resets' | 'height'> {
  const { expressions } = compiler
  const { variables } = expressions
  const before = expressions.cost
  const slots = macro.parameters.map(({ name }) => variables.declare(name, UNKNOWN, true))
  // A fallback sees every parameter, also itself: what has no value yet is undefined.
  const parameters = macro.parameters.map(({ name, fallback }, i) => {
    const evaluate = fallback === null ? null : expressions.compile(fallback).evaluate
    return { name, slot: slots[i] ?? 0, fallback: evaluate }
  })
  const names = new Set(macro.parameters.map(({ name }) => name))
  const rest = names.has('varargs') ? null : variables.declare('varargs', UNKNOWN, true)
  const named = names.has('kwargs') ? null : variables.declare('kwargs', UNKNOWN, true)
  const fragment = compileFragment(compiler, macro.body, macro.at)
  return {
    parameters,
    rest: rest !== null && variables.wasRead('varargs') ? rest : null,
    named: named !== null && variables.wasRead('kwargs') ? named : null,
    fragment,
    cost: expressions.cost - before + CALL_STEPS,
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
  if (structure === null) {
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
  compiler.nested(macro.height, at, () => {})
  const { name } = definition.macro
  const { parameters, rest, named, resets, cost } = macro
  const positional = compiler.compileAll(args.positional).map(({ evaluate }) => evaluate)
  const byName = args.named.map(([key, value]) => ({ key, evaluate: compiler.compile(value).evaluate }))
  const refuse = (...because: Because) => new SaveError('wrong_arguments', at, ...because)
  if (positional.length > parameters.length && rest === null) {
    throw refuse('macro_surplus', { name, count: parameters.length })
  }
  const known = new Map(parameters.map((parameter, i) => [parameter.name, i]))
  for (const { key } of byName) {
    const index = known.get(key)
    if (index === undefined && named === null) throw refuse('macro_no_argument', { name, argument: key })
    if (index !== undefined && index < positional.length) {
      throw refuse('macro_argument_twice', { name, argument: key })
    }
  }
  const enter = (run: Run): void => {
    const values = positional.map((evaluate) => evaluate(run))
    const others = byName.map(({ key, evaluate }) => ({ key, value: evaluate(run) }))
    run.at = at
    run.charge(cost)
    run.forget(resets)
    const given = new Map<string, Value>()
    for (const [i, parameter] of parameters.entries()) {
      if (i < values.length) given.set(parameter.name, values[i])
    }
    for (const { key, value } of others) if (known.has(key)) given.set(key, value)
    for (const { name, slot } of parameters) run.locals[slot] = given.get(name)
    for (const { name, slot, fallback } of parameters) {
      if (!given.has(name) && fallback !== null) run.locals[slot] = fallback(run)
    }
    if (rest !== null) run.locals[rest] = new Tuple(values.slice(parameters.length))
    if (named !== null) {
      const surplus = others.filter(({ key }) => !known.has(key))
      run.locals[named] = new Map(surplus.map(({ key, value }) => [key, value]))
    }
  }
  return { enter, macro }
}
