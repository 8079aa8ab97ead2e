import { wholeArgument } from '../access.ts'
import { doubleOf, numberOf } from '../numbers.ts'
import { RenderError } from '../render-error.ts'
import type { Run } from '../run.ts'
import type { Value } from '../value.ts'

/** A size that no list reaches makes one list of all, as in the reference. */
export function batches(items: Value[], linecount: Value, fill: Value, run: Run): Value[] {
  const number = numberOf(linecount)
  const size = number === null ? Number.NaN : doubleOf(number)
  run.chargeList(items.length)
  run.charge(size >= 1 ? 4 * Math.ceil(items.length / size) : 4)
  const lists: Value[][] = []
  let last: Value[] = []
  for (const item of items) {
    if (last.length === size) {
      lists.push(last)
      last = []
    }
    last.push(item)
  }
  if (last.length === 0) return lists
  if (fill !== null) fillUp(last, linecount, fill, run)
  return [...lists, last]
}

function fillUp(list: Value[], linecount: Value, fill: Value, run: Run): void {
  const size = numberOf(linecount)
  const missing = size === null ? 1 : doubleOf(size) - list.length
  // Only whole numbers can be filled up to.
  if (missing > 0) wholeArgument(linecount, 'linecount')
  run.chargeList(Math.max(0, missing))
  for (let i = 0; i < missing; i++) list.push(fill)
}

/** So many lists; the first ones get one element more. */
export function slices(items: Value[], count: number, fill: Value, run: Run): Value[] {
  if (count === 0) throw new RenderError('wrong_type', 'slice_count')
  if (count < 0) return []
  run.chargeList(items.length + count)
  run.charge(8 * count)
  const size = Math.floor(items.length / count)
  const withOneMore = items.length % count
  return Array.from({ length: count }, (_, number) => {
    const start = number * size + Math.min(number, withOneMore)
    const list = items.slice(start, start + size + (number < withOneMore ? 1 : 0))
    if (fill !== null && number >= withOneMore) list.push(fill)
    return list
  })
}
