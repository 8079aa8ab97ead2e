import type { Problem } from '#contract/problem.ts'

/**
 * The only error that evaluating a template throws: what went wrong with this payload, in one sentence. It learns
 * where when it leaves the template.
 */
export class RenderError extends Error {
  override readonly name = 'RenderError'
  /** Stable name of the kind of error, e.g. `wrong_type`. */
  readonly code: string
  /** What to write instead, when it is known. */
  readonly fix: string | null
  /** The error with its place. */
  problem: Problem | null = null

  constructor(code: string, message: string, fix: string | null = null) {
    super(message)
    this.code = code
    this.fix = fix
  }
}

/** A value of a type that the operation does not take. */
export function wrongType(message: string, fix: string | null = null): RenderError {
  return new RenderError('wrong_type', message, fix)
}

/** Any error as a `RenderError`: what the engine itself throws is a text or list too large for it, or a fault of ours. */
export function asRenderError(error: unknown): RenderError {
  if (error instanceof RenderError) return error
  if (error instanceof RangeError) return new RenderError('too_large', 'A value is too large.')
  return new RenderError(
    'internal_error',
    `Postbud failed: ${error instanceof Error ? error.message : String(error)}`,
  )
}

/** The error as a problem, with its place when it has one. */
export function problemOf(error: unknown): Problem {
  const known = asRenderError(error)
  return (
    known.problem ?? {
      code: known.code,
      severity: 'error',
      message: known.message,
      phase: 'render',
      ...(known.fix === null ? {} : { fix: known.fix }),
    }
  )
}
