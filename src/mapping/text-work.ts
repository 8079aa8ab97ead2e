import { LAYOUT_FILTERS } from './filters/layout-filters.ts'
import { formatText } from './percent-format.ts'
import { TEXT_METHODS } from './text-methods.ts'

/** What few templates do with texts. */
export const TEXT_WORK = { filters: LAYOUT_FILTERS, methods: TEXT_METHODS, formatText }
