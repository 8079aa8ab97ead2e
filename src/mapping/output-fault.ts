import { RenderError } from './render-error.ts'
import { placesIn } from './save-error.ts'

/** A rendered output that is not well-formed in its format, with the place in the output. */
export function outputFault(
  code: string,
  format: string,
  output: string,
  at: number,
  message: string,
): RenderError {
  const { line, column } = placesIn(output)(at)
  return outputError(
    code,
    `The output is not ${format}. Line ${line}, column ${column} of the output: ${message}`,
  )
}

/** What is wrong with an output as a whole. */
export function outputError(code: string, message: string): RenderError {
  const error = new RenderError(code, message)
  error.problem = { code, severity: 'error', message, phase: 'render', field: 'source' }
  return error
}
