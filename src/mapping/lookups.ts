import type { Arguments, Expression } from './ast.ts'
import { compiledArguments } from './compile-arguments.ts'
import type { Compiled, Evaluate, ExpressionCompiler } from './compile-expression.ts'
import { isTrue } from './kinds.ts'
import { nearest } from './names.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { TEXT } from './shapes.ts'
import { textOf } from './text.ts'
import { stringOf, type Value } from './value.ts'

/** A table that gives another value for each of some values, kept apart from templates because it changes. */
export interface LookupTable {
  readonly entries: ReadonlyMap<string, string>
  /** What a value gives that has no entry: an error, itself, or this text. */
  readonly unknown: { kind: 'error' } | { kind: 'keep' } | { kind: 'text'; text: string }
}

/** The tables that one customer's templates see, by name. */
export type LookupTables = ReadonlyMap<string, LookupTable>

/** Of which a template that uses none sees. */
export const NO_TABLES: LookupTables = new Map()

/** What the two ways to call it come to. */
interface Call {
  table: string
  key: Expression
}

/**
 * `lookups("carrier", shipment.method.carrier)`, or as GelatoConnect's templates write it
 * `lookups({"carrier": shipment.method.carrier}, strict=False, default="")`.
 */
export function compileLookup(compiler: ExpressionCompiler, args: Arguments, at: number): Compiled {
  const { table, key } = callOf(args, at)
  const { tables } = compiler.names
  if (tables !== null && !tables.has(table)) {
    const near = nearest(table, tables.keys())
    throw near === null
      ? new SaveError('unknown_lookup', at, 'unknown_lookup', { table })
      : new SaveError('unknown_lookup', at, 'unknown_lookup_near', { table, near })
  }
  compiler.lookups.add(table)
  const { evaluate } = compiler.compile(key)
  const { named } = compiledArguments(compiler, { positional: [], named: args.named })
  const options = new Map(named)
  for (const name of options.keys()) {
    if (name !== 'strict' && name !== 'default')
      throw new SaveError('wrong_arguments', at, 'lookups_no_argument', { name })
  }
  const fallback = options.get('default') ?? null
  const strict = options.get('strict') ?? null
  return {
    evaluate: (run) => {
      const value = evaluate(run)
      run.at = at
      return find(run, table, value) ?? unknown(run, table, value, fallback, strict)
    },
    shape: TEXT,
  }
}

function callOf({ positional, named }: Arguments, at: number): Call {
  const [first, second, ...more] = positional
  if (more.length === 0 && first !== undefined) {
    if (first.kind === 'literal' && second !== undefined) {
      const table = stringOf(first.value)
      if (table !== null) return { table, key: second }
    }
    if (first.kind === 'dict' && second === undefined) {
      const [entry, ...others] = first.entries
      const table = entry?.[0].kind === 'literal' ? stringOf(entry[0].value) : null
      if (entry !== undefined && others.length === 0 && table !== null) return { table, key: entry[1] }
    }
  }
  const reason = named.length > 0 ? 'lookups_arguments_first' : 'lookups_arguments'
  throw new SaveError('wrong_arguments', at, reason)
}

function find(run: Run, name: string, value: Value): string | undefined {
  const table = tableOf(run, name)
  return value === null || value === undefined ? undefined : table.entries.get(textOf(value, run))
}

/** What the call says goes before what the table says. */
function unknown(
  run: Run,
  name: string,
  value: Value,
  fallback: Evaluate | null,
  strict: Evaluate | null,
): Value {
  if (fallback !== null) return fallback(run)
  const isStrict = strict === null ? null : isTrue(strict(run))
  const rule = tableOf(run, name).unknown
  if (isStrict === false) return rule.kind === 'text' ? rule.text : ''
  if (isStrict !== true && rule.kind === 'keep') return value
  if (isStrict !== true && rule.kind === 'text') return rule.text
  throw new RenderError('lookup_missing', 'lookup_missing', {
    name,
    value: JSON.stringify(value === undefined || value === null ? null : textOf(value, run)),
  })
}

function tableOf(run: Run, name: string): LookupTable {
  const table = run.tables.get(name)
  if (table === undefined) {
    throw new RenderError('lookup_unknown', 'lookup_gone', { name })
  }
  return table
}
