import type { CompareOperator, Expression } from '../ast.ts'
import { isTrue } from '../kinds.ts'
import { elementsOf, type Value } from '../value.ts'
import type { Place } from './place.ts'

/** Finds the place that an expression names; null when it names none. */
type FindPlace = (expression: Expression) => Place | null

/** What a condition is for one sample; null when that cannot be told from the text alone. */
export function truthIn(expression: Expression, sample: number, find: FindPlace): boolean | null {
  const { kind } = expression
  if (kind === 'not') {
    const truth = truthIn(expression.operand, sample, find)
    return truth === null ? null : !truth
  }
  if (kind === 'and' || kind === 'or') {
    const left = truthIn(expression.left, sample, find)
    const right = truthIn(expression.right, sample, find)
    const decides = kind === 'or'
    if (left === decides || right === decides) return decides
    return left === null || right === null ? null : !decides
  }
  if (kind === 'test') return testIn(expression, sample, find)
  if (kind === 'compare') return comparisonIn(expression, sample, find)
  const found = valueIn(expression, sample, find)
  return found === null ? null : isTrue(found.value)
}

function comparisonIn(
  { first, rest }: Extract<Expression, { kind: 'compare' }>,
  sample: number,
  find: FindPlace,
): boolean | null {
  const [only, ...others] = rest
  if (only === undefined || others.length > 0) return null
  const left = valueIn(first, sample, find)
  const right = valueIn(only.operand, sample, find)
  return left === null || right === null ? null : compared(only.operator, left.value, right.value)
}

function testIn(
  { subject, name }: Extract<Expression, { kind: 'test' }>,
  sample: number,
  find: FindPlace,
): boolean | null {
  const found = valueIn(subject, sample, find)
  if (found === null) return null
  if (name === 'defined') return found.value !== undefined
  if (name === 'undefined') return found.value === undefined
  return name === 'none' ? found.value === null : null
}

function valueIn(expression: Expression, sample: number, find: FindPlace): { value: Value } | null {
  if (expression.kind === 'literal') return expression
  if (expression.kind === 'list' || expression.kind === 'tuple') {
    const items = expression.items.map((item) => valueIn(item, sample, find))
    return items.includes(null) ? null : { value: items.map((item) => item?.value) }
  }
  if (expression.kind === 'filter') {
    const counts = expression.name === 'length' || expression.name === 'count'
    const found = counts ? valueIn(expression.subject, sample, find) : null
    const items = elementsOf(found?.value)
    return items === null ? null : { value: items.length }
  }
  const seen = find(expression)?.inSample(sample) ?? null
  return seen === null || seen.fails ? null : seen
}

/** Plain values only: what is compared otherwise is not decided here. */
function compared(operator: CompareOperator, left: Value, right: Value): boolean | null {
  if (operator === 'in' || operator === 'not in') {
    const items = Array.isArray(right) ? right : null
    return items === null || !isPlain(left) ? null : items.includes(left) === (operator === 'in')
  }
  if (!isPlain(left) || !isPlain(right)) return null
  if (operator === '==') return left === right
  if (operator === '!=') return left !== right
  if (typeof left !== 'number' || typeof right !== 'number') return null
  if (operator === '<') return left < right
  if (operator === '<=') return left <= right
  return operator === '>' ? left > right : left >= right
}

function isPlain(value: Value): value is string | number | null | undefined {
  return value === null || value === undefined || typeof value === 'string' || typeof value === 'number'
}
