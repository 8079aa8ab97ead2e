import i18next from 'i18next'
import type { SaidValues } from '#contract/problem.ts'
import { wordsOf, type ProblemText, type ProblemTexts } from '#contract/problem-words.ts'

/** A problem of a template, an expression or a rendering: found here, told by the API, or kept with a postback. */
export interface ToldProblem {
  code: string
  reason?: string
  values?: SaidValues
  message?: string
  fix?: string
}

/** What a problem says in the reader's language. One whose reason this page does not know keeps the server's words. */
export function problemWords(problem: ToldProblem, language = i18next.language): ProblemText {
  const { code, reason, values, message, fix } = problem
  // What is loaded under this name is of this type: see i18n/da/problems.ts.
  const texts = i18next.getResourceBundle(language, 'problems') as ProblemTexts | undefined
  const known =
    reason === undefined || texts === undefined
      ? null
      : wordsOf(values === undefined ? { reason } : { reason, values }, texts)
  if (known !== null) return known
  return { message: message ?? code, ...(fix === undefined ? {} : { fix }) }
}

/** Sentence and fix together. */
export function problemSentence(problem: ToldProblem, language = i18next.language): string {
  const { message, fix } = problemWords(problem, language)
  return fix === undefined ? message : `${message} ${fix}`
}
