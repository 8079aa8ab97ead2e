import type { BareProblem } from '#contract/problem.ts'
import { offsetOf } from './positions.ts'

/** A change of the text that settles a problem. */
export interface QuickFix {
  from: number
  to: number
  insert: string
}

/** What can be done about a problem without asking more: nothing instead of null, the filter that was meant. */
export function quickFix({ code, line, column, fix }: BareProblem, text: string): QuickFix | null {
  if (line === undefined) return null
  const from = offsetOf(text, line, column ?? 1)
  if (code === 'null_possible') {
    const hole = /^\{\{[^{}]*?(?=\s*[-+]?\}\})/.exec(text.slice(from))
    if (!hole) return null
    const end = from + hole[0].length
    return { from: end, to: end, insert: ' | default("", true)' }
  }
  const [, meant] = /^Did you mean (\w+)(?:\(\))?\?$/.exec(fix ?? '') ?? []
  const [, before = '', written] = /^(\s*\|?\s*)(\w+)/.exec(text.slice(from)) ?? []
  if (meant === undefined || written === undefined) return null
  const start = from + before.length
  return { from: start, to: start + written.length, insert: meant }
}
