import type { Because } from '#contract/problem-texts.ts'
import type { BareProblem } from '#contract/problem.ts'
import { whyOf, type Why } from './why.ts'

/**
 * The only error that evaluating a template throws: what went wrong with this payload. It learns where when it leaves
 * the template.
 */
export class RenderError extends Error {
  override readonly name = 'RenderError'
  /** Stable name of the kind of error, e.g. `wrong_type`. */
  readonly code: string
  readonly because: Because
  /** The error with its place. */
  problem: BareProblem | null = null

  constructor(code: string, ...because: Because) {
    super(because[0])
    this.code = code
    this.because = because
  }

  get why(): Why {
    return whyOf(this.because)
  }
}

/** A value of a type that the operation does not take. */
export function wrongType(...because: Because): RenderError {
  return new RenderError('wrong_type', ...because)
}

/** An error that is not about a place in a text, but about one of the fields. */
export function errorInField(code: string, field: string, ...because: Because): RenderError {
  const error = new RenderError(code, ...because)
  error.problem = { code, severity: 'error', phase: 'render', field, ...error.why }
  return error
}

/** Any error as a `RenderError`: what the engine itself throws is a text or list too large for it, or a fault of ours. */
export function asRenderError(error: unknown): RenderError {
  if (error instanceof RenderError) return error
  if (error instanceof RangeError) return new RenderError('too_large', 'value_too_large')
  return new RenderError('internal_error', 'failed_inside', {
    error: error instanceof Error ? error.message : String(error),
  })
}

/** The error as a problem, with its place when it has one. */
export function problemOf(error: unknown): BareProblem {
  const { code, why, problem } = asRenderError(error)
  return problem ?? { code, severity: 'error', phase: 'render', ...why }
}
