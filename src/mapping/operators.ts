import { ability } from './abilities.ts'
import type { BinaryOperator } from './ast.ts'
import { calculateDecimals } from './decimal-operators.ts'
import { negateDecimal } from './decimal.ts'
import { escapeHtml } from './html-escape.ts'
import { BIG_NUMBER_STEPS } from './limits.ts'
import { typeTerm } from './kinds.ts'
import { doubleOf, floatOf, numberOf } from './numbers.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { textOf } from './text.ts'
import {
  Decimal,
  Float,
  isDictionary,
  isWhole,
  Markup,
  stringOf,
  Tuple,
  type Value,
  type Whole,
} from './value.ts'
import {
  addWhole,
  divideWhole,
  floorDivideWhole,
  moduloWhole,
  multiplyWhole,
  powerWhole,
  subtractWhole,
} from './whole-numbers.ts'

/** `left operator right` for the arithmetic operators. */
export function calculate(operator: BinaryOperator, left: Value, right: Value, run: Run): Value {
  // Most arithmetic is on small whole numbers.
  if (typeof left === 'number' && typeof right === 'number') {
    if (operator === '+') return addWhole(left, right)
    if (operator === '-') return subtractWhole(left, right)
    if (operator === '*') return multiplyWhole(left, right)
  }
  if (left instanceof Decimal || right instanceof Decimal) {
    const exact = calculateDecimals(operator, left, right, run)
    if (exact !== null) return exact
  }
  const a = numberOf(left)
  const b = numberOf(right)
  if (typeof a === 'bigint' || typeof b === 'bigint') run.charge(BIG_NUMBER_STEPS)
  if (operator === '**')
    run.charge(typeof b === 'number' && b < 30 ? BIG_NUMBER_STEPS : 10 * BIG_NUMBER_STEPS)
  else if (operator === '/') run.charge(DIVISION_STEPS)
  if (a !== null && b !== null) return NUMBER_OPERATORS[operator](a, b)
  const result = calculateTexts(operator, left, right, run)
  if (result !== null) return result
  throw cannotCalculate(operator, left, right)
}

function cannotCalculate(operator: BinaryOperator, left: Value, right: Value): RenderError {
  const isTextWithNumber = operator !== '%' && (stringOf(left) !== null) !== (stringOf(right) !== null)
  const reason = isTextWithNumber
    ? operator === '+'
      ? 'text_with_number_added'
      : 'text_with_number'
    : 'operator_not_for_types'
  return wrongType(reason, { operator, leftType: typeTerm(left), rightType: typeTerm(right) })
}

/** Steps of making a fraction. */
const DIVISION_STEPS = 2

type NumberOperator = (left: Whole | Float, right: Whole | Float) => Whole | Float

const NUMBER_OPERATORS: Readonly<Record<BinaryOperator, NumberOperator>> = {
  '+': (a, b) => (isWhole(a) && isWhole(b) ? addWhole(a, b) : floatOf(doubleOf(a) + doubleOf(b))),
  '-': (a, b) => (isWhole(a) && isWhole(b) ? subtractWhole(a, b) : floatOf(doubleOf(a) - doubleOf(b))),
  '*': (a, b) => (isWhole(a) && isWhole(b) ? multiplyWhole(a, b) : floatOf(doubleOf(a) * doubleOf(b))),
  '/': (a, b) => {
    checkDivisor(b)
    return floatOf(isWhole(a) && isWhole(b) ? divideWhole(a, b) : doubleOf(a) / doubleOf(b))
  },
  '//': (a, b) => {
    checkDivisor(b)
    return isWhole(a) && isWhole(b) ? floorDivideWhole(a, b) : floatOf(divideModulo(a, b).quotient)
  },
  '%': (a, b) => {
    checkDivisor(b)
    return isWhole(a) && isWhole(b) ? moduloWhole(a, b) : floatOf(divideModulo(a, b).remainder)
  },
  '**': power,
}

function checkDivisor(divisor: Whole | Float): void {
  if (divisor === 0 || (divisor instanceof Float && divisor.value === 0)) {
    throw new RenderError('division_by_zero', 'division_by_zero')
  }
}

/** Quotient and remainder of doubles, rounded down, step by step as the reference does it. */
function divideModulo(left: Whole | Float, right: Whole | Float): { quotient: number; remainder: number } {
  const a = doubleOf(left)
  const b = doubleOf(right)
  let remainder = a % b
  let quotient = (a - remainder) / b
  if (remainder === 0) remainder = b < 0 ? -0 : 0
  else if (b < 0 !== remainder < 0) {
    remainder += b
    quotient -= 1
  }
  if (quotient === 0) return { quotient: a / b < 0 || Object.is(a / b, -0) ? -0 : 0, remainder }
  const floor = Math.floor(quotient)
  return { quotient: quotient - floor > 0.5 ? floor + 1 : floor, remainder }
}

function power(base: Whole | Float, exponent: Whole | Float): Whole | Float {
  if (isWhole(base) && isWhole(exponent) && exponent >= 0) return powerWhole(base, exponent)
  const a = doubleOf(base)
  const b = doubleOf(exponent)
  if (a === 0 && b < 0) throw new RenderError('division_by_zero', 'zero_to_negative_power')
  return floatOf(a ** b)
}

/** Operators on texts and lists; null when there is none for these types. */
function calculateTexts(operator: BinaryOperator, left: Value, right: Value, run: Run): Value {
  if (operator === '+') return join(left, right, run)
  if (operator === '%') {
    const pattern = stringOf(left)
    if (pattern === null) return null
    const text = ability('seldom').SELDOM_WORK.formatText(
      pattern,
      {
        positional: right instanceof Tuple ? right.items : [right],
        named: isDictionary(right) ? right : null,
        // What can be asked for a key need not be used, as in the reference.
        isExact: !isDictionary(right) && !Array.isArray(right) && right !== undefined,
        escapes: left instanceof Markup,
      },
      run,
    )
    return left instanceof Markup ? new Markup(text) : text
  }
  if (operator !== '*') return null
  const count = numberOf(right)
  if (count !== null && isWhole(count)) return repeat(left, count, run)
  const otherCount = numberOf(left)
  return otherCount !== null && isWhole(otherCount) ? repeat(right, otherCount, run) : null
}

function join(left: Value, right: Value, run: Run): Value {
  const a = stringOf(left)
  const b = stringOf(right)
  if (a !== null && b !== null) {
    run.chargeText(a.length + b.length)
    if (!(left instanceof Markup) && !(right instanceof Markup)) return a + b
    // Text that meets HTML becomes HTML.
    const html = [left, right].map((side) =>
      side instanceof Markup ? side.text : escapeHtml(textOf(side, run)),
    )
    return new Markup(html.join(''))
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    run.chargeList(left.length + right.length)
    return [...left, ...right]
  }
  if (left instanceof Tuple && right instanceof Tuple) {
    run.chargeList(left.items.length + right.items.length)
    return new Tuple([...left.items, ...right.items])
  }
  return null
}

function repeat(value: Value, count: Whole, run: Run): Value {
  const times = count < 0 ? 0 : Number(count)
  const text = stringOf(value)
  if (text !== null) {
    run.chargeText(text.length * times)
    const repeated = text === '' ? '' : text.repeat(times)
    return value instanceof Markup ? new Markup(repeated) : repeated
  }
  if (Array.isArray(value)) return repeatList(value, times, run)
  return value instanceof Tuple ? new Tuple(repeatList(value.items, times, run)) : null
}

function repeatList(items: Value[], times: number, run: Run): Value[] {
  run.chargeList(items.length * times)
  const result: Value[] = []
  if (items.length > 0) for (let i = 0; i < times; i++) result.push(...items)
  return result
}

/** `-value` or `+value`. */
export function signed(operator: '-' | '+', value: Value): Value {
  if (value instanceof Decimal) return operator === '-' ? negateDecimal(value) : value
  const number = numberOf(value)
  if (number === null) throw wrongType('operator_not_for_type', { operator, type: typeTerm(value) })
  if (number instanceof Float) return new Float(operator === '-' ? -doubleOf(number) : doubleOf(number))
  return operator === '-' ? subtractWhole(0, number) : number
}
