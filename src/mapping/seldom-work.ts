import { EXACT_FILTERS } from './filters/exact-filters.ts'
import { GROUP_FILTERS } from './filters/group-filters.ts'
import { LAYOUT_FILTERS } from './filters/layout-filters.ts'
import { formatText } from './percent-format.ts'
import { TEXT_METHODS } from './text-methods.ts'

/** What few templates use and has no ability of its own. */
export const SELDOM_WORK = {
  filters: { ...LAYOUT_FILTERS, ...GROUP_FILTERS, ...EXACT_FILTERS },
  methods: TEXT_METHODS,
  formatText,
}
