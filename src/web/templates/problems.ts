import type { Problem } from '#contract/problem.ts'
import type { LivePreview } from './use-preview.ts'
import type { EditedDraft } from './use-template-draft.ts'

/**
 * What is wrong: what the shown event finds, and what publishing would refuse because of the template's other samples.
 * Errors come first, each in the order of the text.
 */
export function allProblems({ template, keeper }: EditedDraft, { preview }: LivePreview): Problem[] {
  const found = preview?.problems ?? []
  const known = new Set(found.map(keyOf))
  const saved = keeper.isDirty ? [] : template.draft.problems.filter((problem) => !known.has(keyOf(problem)))
  return [...found, ...saved].toSorted(byPlace)
}

export function errorsOf(problems: Problem[]): Problem[] {
  return problems.filter(({ severity }) => severity === 'error')
}

function keyOf({ code, field, line, column }: Problem): string {
  return [code, field, line, column].join(' ')
}

function byPlace(left: Problem, right: Problem): number {
  if (left.severity !== right.severity) return left.severity === 'error' ? -1 : 1
  return (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0)
}
