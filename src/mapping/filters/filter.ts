import type { AbilityName } from '../abilities.ts'
import type { Parameters } from '../parameters.ts'
import type { Run } from '../run.ts'
import { stringOf, type Value } from '../value.ts'

/** A filter: what it takes after the value, and what it gives. */
export interface Filter extends FilterWork {
  readonly parameters: Parameters
  /** Takes any arguments instead: they arrive as they come, the named ones as a dictionary behind them. */
  readonly isVariadic?: boolean
  /** What has to be loaded before it works; left out: nothing. */
  readonly ability?: AbilityName
}

/** What a filter does. Its arguments arrive in the order of the parameters. */
export interface FilterWork {
  /**
   * Throws a `RenderError` for arguments that can never do, so that they are refused at save. Those that are not
   * written out are undefined.
   */
  readonly check?: (args: readonly Value[]) => void
  readonly apply: (value: Value, args: readonly Value[], run: Run) => Value
}

/** A filter without parameters. */
export function plain(apply: (value: Value, run: Run) => Value): Filter {
  return { parameters: {}, apply: (value, _args, run) => apply(value, run) }
}

/** The arguments that are written out as text; undefined for the others. */
export function knownTexts(args: readonly Value[]): (string | undefined)[] {
  return args.map((value) => stringOf(value) ?? undefined)
}

/** Marks the dictionaries that were made of named arguments. */
const NAMED = new WeakSet<object>()

/** Named arguments of a variadic filter as a dictionary that the filter recognizes. */
export function namedArguments(entries: [string, Value][]): Value {
  const named = new Map<Value, Value>(entries)
  NAMED.add(named)
  return named
}

export function isNamed(dictionary: object): boolean {
  return NAMED.has(dictionary)
}
