import { problemTexts, type Because } from './problem-texts.ts'
import type { BareProblem, Problem } from './problem.ts'
import { wordsOf } from './problem-words.ts'

/** A problem with its English words, as the API tells it. */
export function worded(problem: BareProblem): Problem {
  const { code, severity, ...rest } = problem
  // Every reason has a text: the types see to that where it is thrown.
  const { message, fix } = wordsOf(problem, problemTexts) ?? {
    message: problem.reason,
  }
  return { code, severity, message, ...rest, ...(fix === undefined ? {} : { fix }) }
}

/** What a reason says in English, where it is no problem. */
export function inEnglish(...[reason, values]: Because): string {
  return wordsOf(values === undefined ? { reason } : { reason, values }, problemTexts)?.message ?? ''
}
