import type { Problem } from '#contract/problem.ts'
import { offsetOf } from './positions.ts'

/** A change of the text that settles a problem. */
export interface QuickFix {
  from: number
  to: number
  insert: string
}

type Findable = Pick<Problem, 'code' | 'line' | 'column' | 'reason' | 'values'>

/** Reasons that name what was meant. */
const NEAR: ReadonlySet<string> = new Set(['unknown_filter_near', 'unknown_test_near', 'unknown_method_near'])

/** What can be done about a problem without asking more: nothing instead of null, the filter that was meant. */
export function quickFix({ code, line, column, reason, values }: Findable, text: string): QuickFix | null {
  if (line === undefined) return null
  const from = offsetOf(text, line, column ?? 1)
  if (code === 'null_possible') {
    const hole = /^\{\{[^{}]*?(?=\s*[-+]?\}\})/.exec(text.slice(from))
    if (!hole) return null
    const end = from + hole[0].length
    return { from: end, to: end, insert: ' | default("", true)' }
  }
  const meant = reason !== undefined && NEAR.has(reason) ? values?.['near'] : undefined
  const [, before = '', written] = /^(\s*\|?\s*)(\w+)/.exec(text.slice(from)) ?? []
  if (typeof meant !== 'string' || written === undefined) return null
  const start = from + before.length
  return { from: start, to: start + written.length, insert: meant }
}
