import { problemTexts, type ProblemTerm } from './problem-texts.ts'
import type { BareProblem, Problem } from './problem.ts'
import { termWords, wordsOf } from './problem-words.ts'

/** A problem with its English words, as the API tells it. */
export function worded(problem: BareProblem): Problem {
  const { code, severity, ...rest } = problem
  // Every reason has a text: the types see to that where it is thrown.
  const { message, fix } = wordsOf(problem, problemTexts) ?? {
    message: problem.message ?? problem.reason ?? '',
  }
  return { code, severity, message, ...rest, ...(fix === undefined ? {} : { fix }) }
}

/** A term in English. */
export function termInEnglish(term: ProblemTerm): string {
  return termWords(term, problemTexts)
}
