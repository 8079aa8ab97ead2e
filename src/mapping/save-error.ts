import type { Problem } from '#contract/problem.ts'

/** Why a text cannot be read as a template; thrown inside the parser and compiler and turned into a problem. */
export class SaveError extends Error {
  override readonly name = 'SaveError'
  readonly code: string
  readonly at: number
  readonly fix: string | null

  constructor(code: string, at: number, message: string, fix: string | null = null) {
    super(message)
    this.code = code
    this.at = at
    this.fix = fix
  }
}

/** Line and column of an offset, from 1, in code points. */
export function placeOf(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at)
  const lineStart = before.lastIndexOf('\n') + 1
  let line = 1
  for (let i = before.indexOf('\n'); i >= 0; i = before.indexOf('\n', i + 1)) line++
  return { line, column: Array.from(before.slice(lineStart)).length + 1 }
}

/** What a problem needs to be shown where it belongs. */
export interface ProblemText {
  code: string
  at: number | null
  message: string
  fix: string | null
}

/** A problem found in the text named by `field`. */
export function problemIn(
  source: string,
  field: string,
  phase: Problem['phase'],
  text: ProblemText,
  severity: Problem['severity'] = 'error',
): Problem {
  return {
    code: text.code,
    severity,
    message: text.message,
    phase,
    field,
    ...(text.at === null ? {} : placeOf(source, text.at)),
    ...(text.fix === null ? {} : { fix: text.fix }),
  }
}
