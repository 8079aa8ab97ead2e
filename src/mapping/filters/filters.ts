import { isTrue, typeTerm } from '../kinds.ts'
import { wrongType } from '../render-error.ts'
import { numberOf } from '../numbers.ts'
import type { Run } from '../run.ts'
import { textOf } from '../text.ts'
import { toJson } from '../to-json.ts'
import { percentEncode } from '../url-encoding.ts'
import { elementsOf, entriesOf, isDictionary, isWhole, Markup, stringOf, type Value } from '../value.ts'
import type { Filter } from './filter.ts'
import { plain } from './filter.ts'
import { LATER_FILTERS } from './later-filters.ts'
import { LIST_FILTERS } from './list-filters.ts'
import { NUMBER_FILTERS } from './number-filters.ts'
import { TEXT_FILTERS } from './text-filters.ts'

const DEFAULT: Filter = {
  parameters: { default_value: '', boolean: false },
  apply: (value, [fallback, boolean]) => {
    return value === undefined || (!isTrue(value) && isTrue(boolean)) ? fallback : value
  },
}

const OTHER_FILTERS: Readonly<Record<string, Filter>> = {
  /** `missing | default("x")` is `x`; with a second argument `true` for null, empty and zero as well. */
  default: DEFAULT,
  d: DEFAULT,
  /** The value as JSON, keys sorted, safe in HTML. */
  tojson: {
    parameters: { indent: null },
    apply: (value, [indent], run) => new Markup(toJson(value, indentOf(indent), run)),
  },
  /** Percent-encoded; an object or a list of pairs as a query. */
  urlencode: plain(urlEncoded),
}

/** Characters that JSON moves in by, each level. */
const INDENT_LIMIT = 1_000

function indentOf(indent: Value): string | null {
  if (indent === null) return null
  const text = stringOf(indent)
  if (text !== null) return text
  const number = numberOf(indent)
  if (number === null || !isWhole(number)) throw wrongType('indent_not_a_number', { type: typeTerm(indent) })
  if (number > INDENT_LIMIT) throw wrongType('indent_too_large', { limit: INDENT_LIMIT })
  return ' '.repeat(Math.max(0, Number(number)))
}

function urlEncoded(value: Value, run: Run): Value {
  if (value === undefined) return ''
  const items = isDictionary(value) ? entriesOf(value) : elementsOf(value)
  if (items === null) return encoded(value, 'path', run)
  run.chargeList(items.length)
  return items
    .map((pair) => {
      const parts = elementsOf(pair)
      if (parts?.length !== 2) throw wrongType('urlencode_input')
      return `${encoded(parts[0], 'form', run)}=${encoded(parts[1], 'form', run)}`
    })
    .join('&')
}

function encoded(value: Value, use: 'path' | 'form', run: Run): string {
  const text = textOf(value, run)
  // A character becomes up to three bytes of three characters each.
  run.chargeText(text.length * 9)
  run.charge(4 + text.length)
  return percentEncode(text, use)
}

/** Every filter by its name, but for those that take a filter or a test by name. */
export const FILTERS: ReadonlyMap<string, Filter> = new Map(
  Object.entries({
    ...TEXT_FILTERS,
    ...NUMBER_FILTERS,
    ...LIST_FILTERS,
    ...LATER_FILTERS,
    ...OTHER_FILTERS,
  }),
)
