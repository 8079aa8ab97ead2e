import { errorCatalogue, type ErrorBody, type ErrorCode, type ErrorDetail } from '#contract/error.ts'
import type { Values } from '#contract/fill.ts'
import type { Problem } from '#contract/problem.ts'
import { fieldBefore, isHeadline } from '#contract/headline.ts'
import { sentenceOf, type SaidCode, type SayingOf } from '#contract/sayings.ts'

interface Beside {
  details?: ErrorDetail[]
  problems?: Problem[]
  headers?: Record<string, string>
}

/** What a code has to be given; nothing, if it has a sentence that names nothing. */
type Given<Code extends SaidCode, More = unknown> =
  object extends SayingOf<Code> ? [given?: SayingOf<Code> & More] : [given: SayingOf<Code> & More]

type ErrorArguments = { [Code in ErrorCode]: [code: Code, ...Given<Code, Beside>] }[ErrorCode]

/**
 * The one way to say that a caller made a mistake (or that the database is away). Thrown by domain code and routes,
 * answered as `{code, message, details?}` with the catalogue's status; everything else that is thrown is a bug.
 * What it says is in the catalogue: who throws names the reason and the values.
 */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly reason: string | undefined
  readonly values: Values | undefined
  readonly details: ErrorDetail[] | undefined
  readonly problems: Problem[] | undefined
  readonly headers: Record<string, string>

  constructor(...[code, given = {}]: ErrorArguments) {
    const { reason, values, details, problems, headers }: Beside & { reason?: string; values?: Values } =
      given
    const [first] = details ?? []
    super(
      first && isHeadline(code)
        ? `${fieldBefore(first)}${first.message}`
        : sentenceOf({ code, reason, values }),
    )
    this.code = code
    this.reason = reason
    this.values = values
    this.details = details
    this.problems = problems
    this.headers = headers ?? {}
  }

  get status(): number {
    return errorCatalogue[this.code].status
  }

  body(): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.reason === undefined ? {} : { reason: this.reason }),
      ...(this.values === undefined ? {} : { values: this.values }),
      ...(this.details ? { details: this.details } : {}),
      ...(this.problems ? { problems: this.problems } : {}),
    }
  }
}

/** One fault of several. @param path JSON pointer to it */
export function errorDetail<Code extends SaidCode>(
  path: string,
  code: Code,
  ...[given]: Given<Code>
): ErrorDetail {
  const { reason, values }: { reason?: string; values?: Values } = given ?? {}
  return {
    path,
    code,
    message: sentenceOf({ code, reason, values }),
    ...(reason === undefined ? {} : { reason }),
    ...(values === undefined ? {} : { values }),
  }
}

/** What is wrong with a template or an expression, as a fault of the request that holds it. */
export function problemDetail(path: string, { code, message }: Problem): ErrorDetail {
  return { path, code, message }
}

/** An error about one field. @param path JSON pointer to the fault */
export function fieldError<Code extends ErrorCode>(
  code: Code,
  path: string,
  ...given: Given<Code>
): ApiError {
  const detail = errorDetail(path, code, ...given)
  // The parameters say that what is given belongs to the code; TypeScript forgets that while it copies.
  const all = [code, { ...given[0], details: [detail] }] as unknown as ErrorArguments
  return new ApiError(...all)
}
