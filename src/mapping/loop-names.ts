import type { Compiled } from './compile-expression.ts'
import { isEqual } from './compare.ts'
import { RenderError } from './render-error.ts'
import type { LoopState, Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { BOOLEAN, NUMBER, UNKNOWN, type Shape } from './shapes.ts'
import type { Value } from './value.ts'

/** What `loop.name(…)` can be called. */
export const LOOP_METHODS: ReadonlySet<string> = new Set(['cycle', 'changed'])

interface Member {
  shape: Shape
  read: (state: LoopState) => Value
}

/** What `loop.name` gives inside a `for`. */
export const LOOP_MEMBERS: Readonly<Record<string, Member>> = {
  index: { shape: NUMBER, read: ({ index }) => index + 1 },
  index0: { shape: NUMBER, read: ({ index }) => index },
  revindex: { shape: NUMBER, read: ({ index, items }) => items.length - index },
  revindex0: { shape: NUMBER, read: ({ index, items }) => items.length - index - 1 },
  first: { shape: BOOLEAN, read: ({ index }) => index === 0 },
  last: { shape: BOOLEAN, read: ({ index, items }) => index === items.length - 1 },
  length: { shape: NUMBER, read: ({ items }) => items.length },
  depth: { shape: NUMBER, read: () => 1 },
  depth0: { shape: NUMBER, read: () => 0 },
  previtem: { shape: UNKNOWN, read: ({ index, items }) => items[index - 1] },
  nextitem: { shape: UNKNOWN, read: ({ index, items }) => items[index + 1] },
}

/** `loop.name`. */
export function loopMember(loop: number, name: string, at: number): Compiled {
  const member = Object.hasOwn(LOOP_MEMBERS, name) ? LOOP_MEMBERS[name] : undefined
  if (member === undefined) {
    const reason = LOOP_METHODS.has(name) ? 'loop_function_not_called' : 'unknown_loop_name'
    throw new SaveError('unknown_name', at, reason, { name })
  }
  const { read, shape } = member
  return { evaluate: (run) => read(loopState(run, loop)), shape }
}

/** `loop.cycle(…)` and `loop.changed(…)`; null for other names. */
export function loopMethod(
  loop: number,
  name: string,
  args: ((run: Run) => Value)[],
): ((run: Run) => Value) | null {
  if (name === 'cycle') {
    return (run) => {
      if (args.length === 0) throw new RenderError('wrong_arguments', 'cycle_without_values')
      return args[loopState(run, loop).index % args.length]?.(run)
    }
  }
  if (name !== 'changed') return null
  return (run) => {
    run.charge(4)
    const values = args.map((evaluate) => evaluate(run))
    const state = loopState(run, loop)
    const { changed } = state
    const hasChanged = changed === null || !isEqual(changed, values, run)
    run.changes(() => {
      state.changed = changed
    })
    state.changed = values
    return hasChanged
  }
}

function loopState(run: Run, loop: number): LoopState {
  const state = run.loops[loop]
  if (state === undefined) throw new RenderError('internal_error', 'loop_not_begun')
  return state
}
