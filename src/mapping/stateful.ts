import type { Arguments, Statement } from './ast.ts'
import { compiledArguments } from './compile-arguments.ts'
import type { Compiled, Evaluate, ExpressionCompiler } from './compile-expression.ts'
import type { Emit } from './compile-template.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { AUTHOR, shape, TEXT, UNKNOWN, without, type Shape } from './shapes.ts'
import { textOf } from './text.ts'
import { entriesOf, isDictionary, sizeOf, Stateful, stringOf, type Value } from './value.ts'

/** `namespace()`: the one value whose keys a template can set, also from inside a loop. */
class Namespace extends Stateful {
  readonly type = 'namespace'
  override readonly members = new Map<string, Value>()

  override get(name: string): Value {
    return this.members.get(name)
  }
}

/** `joiner(",")`: nothing when it is called first, then the separator. */
class Joiner extends Stateful {
  readonly type = 'joiner'
  readonly separator: string
  isUsed = false

  constructor(separator: string) {
    super()
    this.separator = separator
  }
}

/** `cycler("odd", "even")`: one value after the other with `next()`. */
class Cycler extends Stateful {
  readonly type = 'cycler'
  readonly items: Value[]
  index = 0

  constructor(items: Value[]) {
    super()
    this.items = items
  }

  override get(name: string): Value {
    return name === 'current' ? this.items[this.index] : undefined
  }
}

/** `joiner(…)` and `cycler(…)`. */
export function compileTurns(
  compiler: ExpressionCompiler,
  name: 'joiner' | 'cycler',
  args: Arguments,
  at: number,
): Compiled {
  const isJoiner = name === 'joiner'
  const values = compiler.compileAll(args.positional)
  const separator = args.named.find(([key]) => key === 'sep')?.[1]
  if (isJoiner && separator !== undefined) values.push(compiler.compile(separator))
  const isRight = isJoiner ? values.length <= 1 && args.named.length <= 1 : values.length > 0
  if (!isRight || args.named.some(([key]) => !isJoiner || key !== 'sep')) {
    throw new SaveError('wrong_arguments', at, isJoiner ? 'joiner_separator' : 'cycler_values')
  }
  const evaluates = values.map(({ evaluate }) => evaluate)
  const elements = values.map((value) => value.shape)
  const isAuthors = elements.every(({ kinds }) => [...kinds].every((kind) => kind === 'author'))
  const make = (items: Value[], run: Run): Value =>
    isJoiner ? new Joiner(items.length === 0 ? ', ' : textOf(items[0], run)) : new Cycler(items)
  return {
    evaluate: (run) =>
      make(
        evaluates.map((evaluate) => evaluate(run)),
        run,
      ),
    shape: { ...shape(name), element: isAuthors ? AUTHOR : isJoiner ? TEXT : UNKNOWN },
  }
}

/** `namespace(…)`. */
export function compileNamespace(compiler: ExpressionCompiler, args: Arguments): Compiled {
  const { positional, named } = compiledArguments(compiler, args)
  const shapes = args.named.map(([key, value]): [string, Shape] => {
    // What is set later may be another text than the author's; other types are checked where they are written.
    const { shape: known } = compiler.compile(value)
    return [key, known.kinds.has('author') ? TEXT : known]
  })
  return {
    evaluate: (run) => {
      run.charge(15)
      const namespace = new Namespace()
      for (const evaluate of positional) addAll(namespace, evaluate(run), run)
      for (const [key, evaluate] of named) namespace.members.set(key, evaluate(run))
      return namespace
    },
    shape: { ...shape('namespace'), members: new Map(shapes) },
  }
}

function addAll(namespace: Namespace, value: Value, run: Run): void {
  if (!isDictionary(value)) throw wrongType('namespace_arguments')
  run.chargeList(sizeOf(value))
  run.charge(16 * sizeOf(value))
  for (const [key, member] of entriesOf(value)) namespace.members.set(stringOf(key) ?? '', member)
}

/** `joiner()` for a value that may be one. */
export function callJoiner(callee: Compiled, args: Arguments, at: number): Compiled {
  if (args.positional.length + args.named.length > 0)
    throw new SaveError('wrong_arguments', at, 'joiner_arguments')
  return {
    evaluate: (run) => {
      const joiner = callee.evaluate(run)
      run.at = at
      if (!(joiner instanceof Joiner)) throw new RenderError('not_a_function', 'not_a_function')
      const { isUsed } = joiner
      const text = isUsed ? joiner.separator : ''
      run.changes(() => {
        joiner.isUsed = isUsed
      })
      joiner.isUsed = true
      return text
    },
    shape: isOnly(callee.shape, 'joiner') ? (callee.shape.element ?? TEXT) : TEXT,
  }
}

/** `cycler.next()` and `cycler.reset()` for a value that may be one. */
export function callCycler(object: Compiled, name: 'next' | 'reset', at: number): Compiled {
  const evaluate: Evaluate = (run) => {
    const cycler = object.evaluate(run)
    run.at = at
    if (!(cycler instanceof Cycler)) throw wrongType('cycler_only', { name })
    const { index } = cycler
    run.changes(() => {
      cycler.index = index
    })
    if (name === 'reset') {
      cycler.index = 0
      return null
    }
    const item = cycler.items[index]
    cycler.index = (index + 1) % cycler.items.length
    return item
  }
  return { evaluate, shape: isOnly(object.shape, 'cycler') ? (object.shape.element ?? UNKNOWN) : UNKNOWN }
}

function isOnly(known: Shape, kind: 'joiner' | 'cycler'): boolean {
  return without(known, kind).kinds.size === 0
}

/** `{% set namespace.name = value %}`. */
export function compileSetMember(
  compiler: ExpressionCompiler,
  { object, name, value, at }: Extract<Statement, { kind: 'set_member' }>,
): Emit {
  const { evaluate } = compiler.compile(value)
  const set = setMember(compiler, object, name, at)
  return (run) => set(run, evaluate(run))
}

/** What sets a key of a namespace. */
export function setMember(
  compiler: ExpressionCompiler,
  object: string,
  name: string,
  at: number,
): (run: Run, value: Value) => void {
  if (compiler.variables.find(object).slots.length === 0) {
    throw new SaveError('not_supported', at, 'data_not_settable', { object, name })
  }
  const target = compiler.compile({ kind: 'name', at, name: object }).evaluate
  return (run, value) => {
    const namespace = target(run)
    run.at = at
    if (!(namespace instanceof Namespace)) {
      throw new RenderError('wrong_type', 'not_a_namespace', { object })
    }
    run.chargeList(1)
    const { members } = namespace
    const before = members.get(name)
    const isNew = !members.has(name)
    run.changes(() => {
      if (isNew) members.delete(name)
      else members.set(name, before)
    })
    members.set(name, value)
  }
}
