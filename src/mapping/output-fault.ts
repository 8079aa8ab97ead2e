import type { ProblemTerm } from '#contract/problem-texts.ts'
import { errorInField, type RenderError } from './render-error.ts'
import { placesIn } from './save-error.ts'

/** A rendered output that is not well-formed in its format, with the place in the output. */
export function outputFault(
  code: string,
  format: string | ProblemTerm,
  output: string,
  at: number,
  fault: ProblemTerm,
): RenderError {
  const { line, column } = placesIn(output)(at)
  return errorInField(code, 'source', 'output_not_well_formed', { format, line, column, fault })
}
