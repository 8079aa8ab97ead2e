import type { BinaryOperator, CompareOperator, Expression } from '../ast.ts'
import { isWhole, stringOf } from '../value.ts'
import type { Checker } from './checker.ts'
import { made, type Known } from './known.ts'
import type { Place } from './place.ts'
import { beginningOf, written } from '../written.ts'

interface Operand {
  expression: Expression
  known: Known
}

/** Arithmetic: tells of texts that are calculated with, and of lists. */
export function checkCalculated(
  checker: Checker,
  operator: BinaryOperator,
  [left, right]: [Operand, Operand],
): Known {
  const kinds = [left.known.kind, right.known.kind]
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (one.known.place === null) continue
    if (one.known.kind === 'list' && isOtherThanList(other.known, operator))
      checker.listUsed(one.expression, 'list_calculated')
    else if (one.known.kind === 'text') checkTextCalculated(checker, operator, one, other, one === left)
  }
  if (operator === '+' && isMoney(left.known) && isMoney(right.known)) {
    for (const { expression } of [left, right]) mismatch(checker, expression, 'texts_added', 'decimal')
  }
  if (kinds.includes('text')) return made('text')
  return made(kinds.every((kind) => kind === 'number') ? 'number' : null)
}

function isOtherThanList({ kind }: Known, operator: BinaryOperator): boolean {
  // A list times a number is a longer list.
  return kind !== null && kind !== 'list' && !(operator === '*' && kind === 'number')
}

function checkTextCalculated(
  checker: Checker,
  operator: BinaryOperator,
  { expression, known }: Operand,
  other: Operand,
  isLeft: boolean,
): void {
  const isWithNumber = other.known.kind === 'number'
  // Of a text on the left, % fills its pattern.
  if (operator === '%' && (isLeft || !isWithNumber)) return
  // A text times a number is the text again and again, which somebody may want of one that is no number.
  if (operator === '*' && !(isWithNumber && isNumericPlace(known.place))) return
  if (operator === '+' && !isWithNumber) return
  const reason = operator === '+' ? 'text_added' : 'text_calculated'
  mismatch(checker, expression, reason, conversionOf(known, other.known))
}

export function checkSigned(checker: Checker, expression: Expression, known: Known): void {
  if (known.place !== null && known.kind === 'text')
    mismatch(checker, expression, 'text_calculated', conversionOf(known, known))
}

/** A comparison of a text with a number, which is never equal and cannot be put in order. */
export function checkCompared(
  checker: Checker,
  operator: CompareOperator,
  left: Operand,
  right: Operand,
): void {
  if (operator === 'in' || operator === 'not in') return
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const { place, kind } = one.known
    if (place === null) continue
    if (kind === 'list' && (other.known.kind === 'number' || other.known.kind === 'text'))
      checker.listUsed(one.expression, 'list_compared')
    if (kind === 'text' && other.known.kind === 'number')
      mismatch(checker, one.expression, 'text_compared', conversionOf(one.known, other.known))
    const quoted = stringOf(other.known.literal)
    if (kind === 'number' && quoted !== null) {
      const path = written(one.expression)
      if (path !== null)
        checker.report('type_mismatch', other.expression.at, 'number_compared_with_text', {
          path,
          text: quoted,
        })
    }
  }
}

/** Tells of a text that has to be made a number first. */
function mismatch(
  checker: Checker,
  expression: Expression,
  reason: 'text_added' | 'text_calculated' | 'text_compared' | 'texts_added',
  filter: string,
): void {
  const path = written(expression)
  if (path !== null) checker.report('type_mismatch', beginningOf(expression), reason, { path, filter })
}

/** The filter that makes the texts numbers: exact ones where they meet exact ones. */
export function conversionOf({ place }: Known, other: Known): string {
  const texts = place?.texts ?? []
  if (texts.length > 0 && texts.every((text) => /^\s*-?\d+\s*$/.test(text))) return 'int'
  return isWhole(other.literal) || (other.place !== null && other.kind === 'text') ? 'decimal' : 'float'
}

const NUMERIC = /^\s*-?\d+(?:\.\d+)?\s*$/

function isNumericPlace(place: Place | null): boolean {
  const texts = place?.texts ?? []
  return texts.length > 0 && texts.every((text) => NUMERIC.test(text))
}

/** Amounts have a point in every sample: numbers of orders, which are joined, have none. */
function isMoney({ place, kind }: Known): boolean {
  const texts = place?.texts ?? []
  return kind === 'text' && texts.length > 0 && texts.every((text) => /^-?\d+\.\d+$/.test(text))
}
