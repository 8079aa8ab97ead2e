import type { Expression } from '../ast.ts'
import { kindOf } from '../shapes.ts'
import type { Checker } from './checker.ts'
import { checkFilter } from './filters.ts'
import { listFrom, made, NOTHING_KNOWN, type Known } from './known.ts'
import { checkLookup } from './lookups.ts'
import { checkCompared, checkCalculated, checkSigned } from './operands.ts'
import type { Use } from './paths.ts'

/** What is known of an expression that is no path; tells what is wrong in it. */
export function knownOf(checker: Checker, expression: Expression, use: Use): Known {
  // In a condition everything is tested.
  const inner: Use = use === 'guarded' ? 'read' : use
  switch (expression.kind) {
    case 'literal':
      return { ...made(kindOf(expression.value)), literal: expression.value }
    case 'list':
    case 'tuple':
      for (const item of expression.items) checker.known(item, inner)
      return listFrom(null)
    case 'dict':
      for (const entry of expression.entries) for (const part of entry) checker.known(part, inner)
      return NOTHING_KNOWN
    case 'slice':
      return checkSlice(checker, expression, inner)
    case 'call':
      return checkCall(checker, expression, inner)
    case 'filter':
      return checkFilter(checker, expression, inner)
    case 'test':
      checker.known(expression.subject, 'guarded')
      checker.arguments(expression.args)
      return made('boolean')
    case 'sign':
      checkSigned(checker, expression.operand, checker.known(expression.operand, inner))
      return made('number')
    case 'not':
      checker.known(expression.operand, 'tested')
      return made('boolean')
    case 'binary': {
      const { left, right, operator } = expression
      return checkCalculated(checker, operator, [
        { expression: left, known: checker.known(left, inner) },
        { expression: right, known: checker.known(right, inner) },
      ])
    }
    case 'concat':
      for (const part of expression.parts) checkJoined(checker, part, inner)
      return made('text')
    case 'compare': {
      let left = { expression: expression.first, known: checker.known(expression.first, inner) }
      for (const { operator, operand } of expression.rest) {
        const right = { expression: operand, known: checker.known(operand, inner) }
        checkCompared(checker, operator, left, right)
        left = right
      }
      return made('boolean')
    }
    case 'and':
    case 'or': {
      let right = NOTHING_KNOWN
      checker.inTurn(operandsOf(expression.left, expression.kind), expression.kind === 'and', () => {
        right = checker.known(expression.right, inner)
      })
      return right.kind === 'boolean' ? made('boolean') : NOTHING_KNOWN
    }
    case 'choice': {
      const { test, whenTrue, otherwise } = expression
      let first = NOTHING_KNOWN
      let second = NOTHING_KNOWN
      const whenFalse = (): void => {
        if (otherwise !== null) second = checker.known(otherwise, inner)
      }
      checker.decided(test, () => (first = checker.known(whenTrue, inner)), whenFalse)
      return either(first, second)
    }
    case 'name':
    case 'attribute':
    case 'index':
    default:
      return NOTHING_KNOWN
  }
}

/** What a chain of `and` or of `or` is made of, without its last part. */
function operandsOf(left: Expression, kind: 'and' | 'or'): Expression[] {
  const operands: Expression[] = []
  let first = left
  while (first.kind === kind) {
    operands.push(first.right)
    first = first.left
  }
  return [first, ...operands.toReversed()]
}

/** What two ways have in common. */
function either(left: Known, right: Known): Known {
  return left.kind === right.kind ? made(left.kind) : NOTHING_KNOWN
}

function checkJoined(checker: Checker, part: Expression, use: Use): void {
  const { place, kind } = checker.known(part, use)
  if (place !== null && kind === 'list') checker.listUsed(part, 'list_joined')
}

function checkSlice(
  checker: Checker,
  { object, start, stop, step }: Extract<Expression, { kind: 'slice' }>,
  use: Use,
): Known {
  for (const bound of [start, stop, step]) if (bound !== null) checker.known(bound, use)
  const { place, kind, element } = checker.known(object, use)
  return kind === 'list' ? listFrom(place?.elements ?? element) : made(kind)
}

function checkCall(
  checker: Checker,
  { callee, args, at }: Extract<Expression, { kind: 'call' }>,
  use: Use,
): Known {
  if (callee.kind === 'name' && callee.name === 'lookups') {
    checkLookup(checker, args, at, use)
    return made('text')
  }
  // `get` gives its second argument where there is nothing.
  if (callee.kind === 'attribute') checker.known(callee.object, use)
  checker.arguments(args)
  return callee.kind === 'name' && callee.name === 'range' ? made('list') : NOTHING_KNOWN
}
