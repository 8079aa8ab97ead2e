import i18next from 'i18next'
import { ApiFailure } from '../api/client.ts'
import { errorText, problemOf } from '../ui/error-text.ts'
import { problemSentence, type ToldProblem } from '../ui/problem-words.ts'

/** What is wrong with a field of the last request. */
export function faultText(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiFailure)) return undefined
  const detail = error.details.find((detail) => detail.path === path)
  if (detail === undefined) return undefined
  const problem = problemOf(detail, error.problems)
  return problem ? problemText(problem) : errorText(detail)
}

/** A problem that the template language found, or the server with the address. */
export function problemText(problem: ToldProblem): string {
  const text: unknown = i18next.getResource(i18next.language, 'triggers', `fault.${problem.code}`)
  return typeof text === 'string' ? text : problemSentence(problem)
}
