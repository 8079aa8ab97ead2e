import type { Arguments, CallBlock } from './ast.ts'
import { compiledArguments } from './compile-arguments.ts'
import type { Compiled, ExpressionCompiler } from './compile-expression.ts'
import type { Emit, TemplateCompiler } from './compile-template.ts'
import { compileBody, enterBody, misfit, type CompiledBody } from './macros.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { TEXT } from './shapes.ts'
import { Stateful } from './value.ts'
import type { Frame } from './variables.ts'

/** The text of a call block: what a macro sees as `caller`. */
export class CallerText extends Stateful {
  readonly type = 'caller'
  readonly body: CompiledBody
  readonly resets: readonly number[]
  /** How many levels it has, with those of the macros it calls. */
  readonly height: number

  constructor(body: CompiledBody, resets: readonly number[], height: number) {
    super()
    this.body = body
    this.resets = resets
    this.height = height
  }

  /** What makes it as a part of the structure; null: it cannot be one. */
  get structure(): ((run: Run) => string) | null {
    return this.body.fragment.structure
  }
}

/** `{% call(…) name(…) %}…{% endcall %}`: written as the hole `{{ name(…) }}` would be. */
export function compileCallBlock(compiler: TemplateCompiler, block: CallBlock): Emit {
  const { expressions } = compiler
  const { variables } = expressions
  const { callee, args, at } = block.call
  if (callee.kind !== 'name' || variables.findMacro(callee.name) === null)
    throw new SaveError('not_supported', at, 'call_block_needs_macro')
  const { result, height } = expressions.measured(() =>
    variables.inCallBlock(variables.around(), () => compileBody(compiler, block)),
  )
  const caller = new CallerText(result.result, result.resets, height)
  const call = { ...block.call, args: { ...args, caller } }
  return compiler.surroundings.hole(call, block.at, expressions)
}

/** `caller(…)` in a macro. */
export function callCaller(compiler: ExpressionCompiler, args: Arguments, at: number): Compiled {
  const evaluate = callOf(compiler, args, at, (caller, run) => caller.body.fragment.value(run))
  return { evaluate, shape: TEXT }
}

/** What writes the text of the call block as a part of the structure. */
export function callerStructure(compiler: ExpressionCompiler, args: Arguments, at: number): Emit {
  compiler.variables.frame.writesCaller = true
  const text = callOf(compiler, args, at, (caller, run) => caller.structure?.(run) ?? '')
  return (run) => run.write(text(run))
}

function callOf<T>(
  compiler: ExpressionCompiler,
  args: Arguments,
  at: number,
  make: (caller: CallerText, run: Run) => T,
): (run: Run) => T {
  const { frame } = compiler.variables
  const { evaluate } = compiler.compile({ kind: 'name', at, name: 'caller' })
  const { positional, named } = compiledArguments(compiler, args)
  return (run) => {
    const caller = evaluate(run)
    const values = positional.map((argument) => argument(run))
    const others = named.map(([key, argument]) => ({ key, value: argument(run) }))
    run.at = at
    if (caller === undefined) throw new RenderError('undefined_value', 'no_caller')
    if (!(caller instanceof CallerText)) throw new RenderError('not_a_function', 'not_a_function')
    const refused = misfit(
      'caller',
      caller.body,
      values.length,
      others.map(({ key }) => key),
    )
    if (refused !== null) throw wrongType(...refused)
    const putBack = kept(run, frame)
    enterBody(run, caller.body, caller.resets, values, others, undefined)
    const made = make(caller, run)
    putBack()
    return made
  }
}

/** The block may call the same macro again, whose values are still needed when it ends. */
function kept(run: Run, { slots, loops }: Frame): () => void {
  const [from, first] = [slots[0], loops[0]]
  const locals: Run['locals'] = run.locals.slice(...slots)
  const states = run.loops.slice(...loops)
  run.charge(2 + ((locals.length + states.length) >> 2))
  return () => {
    for (const [i, value] of locals.entries()) run.locals[from + i] = value
    states.forEach((state, i) => {
      run.loops[first + i] = state
    })
  }
}
