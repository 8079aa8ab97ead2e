import { itemsOf, iterate, type Getter } from '../access.ts'
import { getterOf } from '../access.ts'
import { isEqual, order } from '../compare.ts'
import { isTrue, typeTerm } from '../kinds.ts'
import { RenderError, wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import { elementsOf, Group, isDictionary, stringOf, type Value } from '../value.ts'
import type { FilterWork } from './filter.ts'
import { isReverse, sorted, withoutCase } from './list-filters.ts'

/** Filters that put together what belongs together. */
export const GROUP_FILTERS = {
  /** Groups of what has the same value at `attribute`, in its order: `{% for size, items in … %}`. */
  groupby: {
    apply: (value, [attribute, fallback, caseSensitive], run) => {
      const read = getterOf(attribute, run, fallback)
      const key: Getter = isTrue(caseSensitive) ? read : (item, run) => withoutCase(read(item, run), run)
      return grouped(iterate(value, run), key, read, run)
    },
  },
  /** The pairs of an object in the order of its keys, or of its values with `by="value"`. */
  dictsort: {
    apply: (value, [caseSensitive, by, reverse], run) => {
      if (!isDictionary(value)) throw wrongType('dictsort_input', { type: typeTerm(value) })
      const name = stringOf(by)
      if (name !== 'key' && name !== 'value') {
        throw new RenderError('wrong_type', 'dictsort_by')
      }
      const index = name === 'key' ? 0 : 1
      const key = (pair: Value): Value[] => {
        const part = elementsOf(pair)?.[index]
        return [isTrue(caseSensitive) ? part : withoutCase(part, run)]
      }
      const isReversed = isReverse(reverse)
      return sorted(
        itemsOf(value, run),
        key,
        (a, b) => (isReversed ? order(b[0], a[0], run) : order(a[0], b[0], run)),
        run,
      )
    },
  },
} satisfies Record<string, FilterWork>

function grouped(items: Value[], key: Getter, label: Getter, run: Run): Value[] {
  const groups: { key: Value; items: Value[] }[] = []
  const inOrder = sorted(
    items,
    (item) => [key(item, run)],
    (a, b) => order(a[0], b[0], run),
    run,
  )
  for (const item of inOrder) {
    const itemKey = key(item, run)
    const last = groups.at(-1)
    run.charge(10)
    if (last !== undefined && isEqual(last.key, itemKey, run)) last.items.push(item)
    else groups.push({ key: itemKey, items: [item] })
  }
  // The label is that of the first, as it is written there.
  return groups.map((group) => new Group(label(group.items[0], run), group.items))
}
