import i18next from 'i18next'
import type { BareProblem } from '#contract/problem.ts'
import { worded } from '#contract/worded.ts'
import { ApiFailure } from '../api/client.ts'
import { errorText } from '../ui/error-text.ts'

/** What is wrong with a field of the last request. */
export function faultText(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiFailure)) return undefined
  const detail = error.details.find((detail) => detail.path === path)
  if (detail === undefined) return undefined
  // A fault of an expression is among the problems, too, which know more of it.
  const problem = error.problems.find(
    ({ code, message }) => code === detail.code && message === detail.message,
  )
  return problem ? problemText(problem) : errorText(detail)
}

/** A problem that the template language found. */
export function problemText(bare: BareProblem): string {
  const problem = worded(bare)
  const { fix } = problem
  return fix === undefined ? inWords(problem) : `${inWords(problem)} ${fix}`
}

/** By its code; codes without a text here show the server's own words. */
function inWords({ code, message }: { code: string; message: string }): string {
  const text: unknown = i18next.getResource(i18next.language, 'triggers', `fault.${code}`)
  return typeof text === 'string' ? text : message
}
