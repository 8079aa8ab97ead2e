import { errorCatalogue, type ErrorBody, type ErrorCode, type ErrorDetail } from '#contract/error.ts'
import type { Problem } from '#contract/problem.ts'

/**
 * The one way to say that a caller made a mistake (or that the database is away). Thrown by domain code and routes,
 * answered as `{code, message, details?}` with the catalogue's status; everything else that is thrown is a bug.
 */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetail[] | undefined
  readonly problems: Problem[] | undefined
  readonly headers: Record<string, string>

  constructor(
    code: ErrorCode,
    options: {
      message?: string
      details?: ErrorDetail[]
      problems?: Problem[]
      headers?: Record<string, string>
    } = {},
  ) {
    super(options.message ?? errorCatalogue[code].message)
    this.code = code
    this.details = options.details
    this.problems = options.problems
    this.headers = options.headers ?? {}
  }

  get status(): number {
    return errorCatalogue[this.code].status
  }

  body(): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.details ? { details: this.details } : {}),
      ...(this.problems ? { problems: this.problems } : {}),
    }
  }
}

/** An error about one field. @param path JSON pointer to the fault */
export function fieldError(code: ErrorCode, path: string, message?: string): ApiError {
  const text = message ?? errorCatalogue[code].message
  return new ApiError(code, { message: text, details: [{ path, code, message: text }] })
}
