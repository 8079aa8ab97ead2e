import type { Expression, Statement, Target } from './ast.ts'

/**
 * What a scope does with a name first, from its beginning: `set` only where nothing can keep it from being set. Of a
 * name that is also set later, `isSet` tells it.
 */
export interface Mention {
  first: 'read' | 'set'
  isSet: boolean
}

/**
 * The names that statements mention in their own scope. What stands in loops, macros and other blocks is in scopes of
 * its own, and so it does not count; what stands under an `if` does.
 */
export function mentions(body: readonly Statement[]): Map<string, Mention> {
  const found = new Map<string, Mention>()
  for (const statement of body) visit(statement, found)
  return found
}

type Found = Map<string, Mention>

function visit(statement: Statement, found: Found): void {
  switch (statement.kind) {
    case 'hole':
      return read(statement.expression, found)
    case 'if':
      for (const { test } of statement.branches) read(test, found)
      for (const body of [...statement.branches.map((branch) => branch.body), statement.otherwise]) {
        for (const [name, { isSet }] of mentions(body)) note(found, name, 'read', isSet)
      }
      return
    case 'for':
      return read(statement.iterable, found)
    case 'set':
      read(statement.value, found)
      return set(statement.target, found)
    case 'set_member':
      read(statement.value, found)
      return note(found, statement.object, 'read')
    case 'set_block':
      return statement.object === null
        ? note(found, statement.name, 'set')
        : note(found, statement.object, 'read')
    case 'filter_block':
      return read(statement.filtered, found)
    case 'with':
      for (const { value } of statement.sets) read(value, found)
      return
    case 'call_block':
      return read(statement.call, found)
    case 'text':
    case 'macro':
    default:
  }
}

function note(found: Found, name: string, first: Mention['first'], isSet = first === 'set'): void {
  const known = found.get(name)
  if (known === undefined) found.set(name, { first, isSet })
  else known.isSet ||= isSet
}

function set(target: Target, found: Found): void {
  if (target.kind === 'name') note(found, target.name, 'set')
  else for (const item of target.items) set(item, found)
}

function read(expression: Expression, found: Found): void {
  if (expression.kind === 'name') note(found, expression.name, 'read')
  else for (const part of partsOf(expression)) read(part, found)
}

/** Whether an expression reads no name. */
export function isWrittenOut(expression: Expression): boolean {
  return expression.kind !== 'name' && partsOf(expression).every(isWrittenOut)
}

/** The expressions that an expression is made of. */
export function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return []
    case 'list':
    case 'tuple':
      return expression.items
    case 'dict':
      return expression.entries.flat()
    case 'attribute':
      return [expression.object]
    case 'index':
      return [expression.object, expression.key]
    case 'slice':
      return present([expression.object, expression.start, expression.stop, expression.step])
    case 'call':
      return [expression.callee, ...argumentsOf(expression.args)]
    case 'filter':
    case 'test':
      return [expression.subject, ...argumentsOf(expression.args)]
    case 'sign':
    case 'not':
      return [expression.operand]
    case 'binary':
    case 'and':
    case 'or':
      return [expression.left, expression.right]
    case 'concat':
      return expression.parts
    case 'compare':
      return [expression.first, ...expression.rest.map(({ operand }) => operand)]
    case 'choice':
    default:
      return present([expression.test, expression.whenTrue, expression.otherwise])
  }
}

function argumentsOf({ positional, named }: Extract<Expression, { kind: 'call' }>['args']): Expression[] {
  return [...positional, ...named.map(([, value]) => value)]
}

function present(parts: (Expression | null)[]): Expression[] {
  return parts.filter((part) => part !== null)
}
