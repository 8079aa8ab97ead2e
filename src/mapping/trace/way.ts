import type { Expression } from '../ast.ts'
import { isTrue } from '../kinds.ts'
import type { Value } from '../value.ts'

/** The value that a part of an expression had; null when it was not evaluated. */
export type Look = (expression: Expression) => { value: Value } | null

/** The parts that an expression's value came through, from where it was read to the whole. */
export function wayOf(expression: Expression, look: Look): Expression[] {
  const way: Expression[] = []
  for (let part: Expression | null = expression; part !== null; part = operandOf(part, look)) way.push(part)
  return way.toReversed()
}

/** The operand that decides an expression's value; null when it has none. */
function operandOf(expression: Expression, look: Look): Expression | null {
  switch (expression.kind) {
    case 'attribute':
    case 'index':
    case 'slice':
      return expression.object
    case 'filter': {
      const subject = isDefault(expression) ? look(expression.subject) : null
      const fallback = fallbackOf(expression)
      const isFallback = subject !== null && isReplaced(expression, subject.value, look)
      return isFallback && fallback !== null && !isMade(fallback) ? fallback : expression.subject
    }
    case 'test':
      return expression.subject
    case 'call': {
      const { callee, args } = expression
      return callee.kind === 'attribute' ? callee.object : telling(args.positional, look)
    }
    case 'sign':
    case 'not':
      return expression.operand
    case 'binary':
      return telling([expression.left, expression.right], look)
    case 'concat':
      return telling(expression.parts, look)
    case 'compare':
      return telling([expression.first, ...expression.rest.map(({ operand }) => operand)], look)
    case 'and':
    case 'or': {
      const left = look(expression.left)
      const isLeft = left === null || isTrue(left.value) === (expression.kind === 'or')
      return isLeft || isMade(expression.right) ? expression.left : expression.right
    }
    case 'choice': {
      const chosen = chosenOf(expression, look)
      return chosen === null || isMade(chosen) ? expression.test : chosen
    }
    case 'literal':
    case 'name':
    case 'list':
    case 'tuple':
    case 'dict':
    default:
      return null
  }
}

/** What the template makes itself: it came from nowhere. */
function isMade({ kind }: Expression): boolean {
  return kind === 'literal' || kind === 'list' || kind === 'tuple' || kind === 'dict'
}

function chosenOf(choice: Extract<Expression, { kind: 'choice' }>, look: Look): Expression | null {
  const test = look(choice.test)
  if (test === null) return null
  return isTrue(test.value) ? choice.whenTrue : choice.otherwise
}

/** The operand that is missing, else the first that the template does not make itself. */
function telling(operands: Expression[], look: Look): Expression | null {
  const others = operands.filter((operand) => !isMade(operand))
  const missing = others.find((operand) => {
    const seen = look(operand)
    return seen !== null && (seen.value === undefined || seen.value === null)
  })
  return missing ?? others[0] ?? null
}

/**
 * The value of a whole expression. Some are never evaluated as a whole, because their parts are written one by one;
 * null when it cannot be told then.
 */
export function valueOf(expression: Expression, look: Look): { value: Value } | null {
  const seen = look(expression)
  if (seen !== null) return seen
  const { kind } = expression
  if (kind === 'literal') return { value: expression.value }
  if (kind === 'choice') {
    if (look(expression.test) === null) return null
    const chosen = chosenOf(expression, look)
    return chosen === null ? { value: undefined } : valueOf(chosen, look)
  }
  if (kind === 'and' || kind === 'or') {
    const left = look(expression.left)
    if (left === null) return null
    return isTrue(left.value) === (kind === 'or') ? left : valueOf(expression.right, look)
  }
  return kind === 'filter' && isDefault(expression) ? defaulted(expression, look) : null
}

/** What `subject | default(fallback, boolean)` gives: one of the two. */
function defaulted(filter: Extract<Expression, { kind: 'filter' }>, look: Look): { value: Value } | null {
  const subject = look(filter.subject)
  if (subject === null) return null
  if (!isReplaced(filter, subject.value, look)) return subject
  const fallback = fallbackOf(filter)
  return fallback === null ? { value: '' } : valueOf(fallback, look)
}

function isDefault({ name }: Extract<Expression, { kind: 'filter' }>): boolean {
  return name === 'default' || name === 'd'
}

function fallbackOf({ args }: Extract<Expression, { kind: 'filter' }>): Expression | null {
  return args.positional[0] ?? new Map(args.named).get('default_value') ?? null
}

/** Whether the fallback stands for the subject. */
function isReplaced(filter: Extract<Expression, { kind: 'filter' }>, subject: Value, look: Look): boolean {
  if (subject === undefined) return true
  const boolean = filter.args.positional[1] ?? new Map(filter.args.named).get('boolean')
  return boolean !== undefined && !isTrue(subject) && isTrue(valueOf(boolean, look)?.value)
}

/** The key that a part reads of the one before it, a name of the event; null when it reads none. */
export function keyOf(part: Expression, before: Expression | null, look: Look): string | null {
  if (part.kind === 'name') return before === null ? part.name : null
  if ((part.kind !== 'attribute' && part.kind !== 'index') || part.object !== before) return null
  if (part.kind === 'attribute') return part.name
  const key = valueOf(part.key, look)?.value
  return typeof key === 'string' || typeof key === 'number' ? String(key) : null
}

/** Whether data decided a value, and not only where it stands: it is no separator such as `"," if not loop.last`. */
export function readsData(expression: Expression, look: Look): boolean {
  return (
    !isLayout(expression) &&
    wayOf(expression, look).some((part) => part.kind === 'name' && look(part) !== null)
  )
}

function isLayout(expression: Expression): boolean {
  if (expression.kind === 'literal') return true
  if (expression.kind !== 'choice') return false
  const { whenTrue, otherwise } = expression
  return isLayout(whenTrue) && (otherwise === null || isLayout(otherwise))
}
