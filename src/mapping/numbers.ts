import { RenderError } from './render-error.ts'
import { Float, type Value, type Whole } from './value.ts'

/** The number a value counts as in arithmetic: true is 1, and an input `-0` is 0. Null when it is no number. */
export function numberOf(value: Value): Whole | Float | null {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (!(value instanceof Float)) return null
  return value.text === '-0' ? 0 : value
}

/** The nearest double of a number. */
export function doubleOf(value: Whole | Float): number {
  const double = value instanceof Float ? value.value : Number(value)
  if (!Number.isFinite(double)) throw new RenderError('not_a_number', 'too_large_to_calculate')
  return double
}

/** A computed number with a fraction; one that is infinite or no number at all is refused. */
export function floatOf(value: number): Float {
  if (!Number.isFinite(value)) throw new RenderError('not_a_number', 'result_not_finite')
  return new Float(value)
}
