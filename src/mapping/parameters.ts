import type { Because } from '#contract/problem-texts.ts'
import type { Value } from './value.ts'

/** The mark of a parameter that must be given. */
export const REQUIRED: unique symbol = Symbol('required')

/** Parameters in their order, each with what it is when it is not given. */
export type Parameters = Readonly<Record<string, Value | typeof REQUIRED>>

/** An argument as written, still to be evaluated. */
export interface Given<T> {
  positional: T[]
  named: [name: string, value: T][]
}

/** How a place that nothing was given for is filled. */
export type Fill<T> = (value: Value) => T

/** Puts arguments, by position or by name, into the order of the parameters. */
export function bind<T>(
  what: string,
  parameters: Parameters,
  given: Given<T>,
  fill: Fill<T>,
): { args: T[] } | { refused: Because } {
  const names = Object.keys(parameters)
  if (given.positional.length > names.length) return { refused: surplus(what, names.length) }
  const args = new Map<string, T>()
  given.positional.forEach((value, i) => args.set(names[i] ?? '', value))
  for (const [name, value] of given.named) {
    if (!names.includes(name)) return { refused: ['no_such_argument', { name: what, argument: name }] }
    if (args.has(name)) return { refused: ['argument_twice', { name: what, argument: name }] }
    args.set(name, value)
  }
  const bound: T[] = []
  for (const name of names) {
    const value = args.get(name)
    const missing = parameters[name]
    if (value !== undefined) bound.push(value)
    else if (missing === REQUIRED) return { refused: ['argument_missing', { name: what, argument: name }] }
    else bound.push(fill(missing))
  }
  return { args: bound }
}

function surplus(name: string, count: number): Because {
  if (count === 0) return ['takes_nothing', { name }]
  return count === 1 ? ['takes_one', { name }] : ['takes_at_most', { name, count }]
}
