import type { Arguments, Expression } from './ast.ts'
import { stringOf } from './value.ts'

/** A path as its author wrote it; null when the expression is more than a path. */
export function written(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name
  if (expression.kind === 'attribute') {
    const object = written(expression.object)
    return object === null ? null : `${object}.${expression.name}`
  }
  if (expression.kind !== 'index' || expression.key.kind !== 'literal') return null
  const { value } = expression.key
  const object = written(expression.object)
  if (object === null) return null
  if (typeof value === 'string') return `${object}[${JSON.stringify(value)}]`
  return typeof value === 'number' ? `${object}[${value}]` : null
}

/** Where a path begins; where an expression stands that is none. */
export function beginningOf(expression: Expression): number {
  let first = expression
  while (first.kind === 'attribute' || first.kind === 'index') first = first.object
  return first.at
}

/** An argument by its place or its name. */
export function argumentOf({ positional, named }: Arguments, at: number, name: string): Expression | null {
  return positional[at] ?? named.find(([key]) => key === name)?.[1] ?? null
}

/** The text that an expression is, where it is written out. */
export function textWritten(expression: Expression | null): string | null {
  return expression?.kind === 'literal' ? stringOf(expression.value) : null
}

/** Whether an expression makes the attributes of a tag, where no other hole may stand. */
export function isAttributes(expression: Expression): boolean {
  return expression.kind === 'filter' && expression.name === 'xmlattr'
}
