import type { problemTexts } from '#contract/problem-texts.ts'
import type { Texts } from '../i18n.ts'
import { calls } from './problems/calls.ts'
import { checks } from './problems/checks.ts'
import { filters } from './problems/filters.ts'
import { formats } from './problems/formats.ts'
import { rules } from './problems/rules.ts'
import { terms } from './problems/terms.ts'
import { values } from './problems/values.ts'
import { writing } from './problems/writing.ts'

export default {
  reasons: { ...writing, ...calls, ...values, ...filters, ...formats, ...rules, ...checks },
  terms,
} satisfies Texts<typeof problemTexts>
