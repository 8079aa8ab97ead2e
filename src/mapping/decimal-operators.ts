import type { BinaryOperator } from './ast.ts'
import {
  addDecimal,
  chargeDecimal,
  divideDecimal,
  exactOf,
  floorDivideDecimal,
  multiplyDecimal,
  powerDecimal,
  remainderDecimal,
  subtractDecimal,
} from './decimal.ts'
import { BIG_NUMBER_STEPS } from './limits.ts'
import { wrongType, type RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { type Decimal, Float, type Value } from './value.ts'

const OPERATORS: Readonly<Record<BinaryOperator, (a: Decimal, b: Decimal) => Decimal>> = {
  '+': addDecimal,
  '-': subtractDecimal,
  '*': multiplyDecimal,
  '/': divideDecimal,
  '//': floorDivideDecimal,
  '%': remainderDecimal,
  '**': powerDecimal,
}

/** Arithmetic of which one side at least is a decimal number; null when the other is no number. */
export function calculateDecimals(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  run: Run,
): Decimal | null {
  const a = exactOf(left)
  const b = exactOf(right)
  if (a === null || b === null) {
    if (left instanceof Float || right instanceof Float) throw notExact(operator)
    return null
  }
  chargeDecimal(a, run)
  chargeDecimal(b, run)
  if (operator === '**') run.charge(BIG_NUMBER_STEPS)
  return OPERATORS[operator](a, b)
}

function notExact(operator: BinaryOperator): RenderError {
  return wrongType('decimal_with_fraction', { operator })
}
