import type { Problem } from '#contract/problem.ts'
import { lengthOf } from './code-points.ts'

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

/** A place in a text: line and column from 1, in code points. */
export interface Place {
  line: number
  column: number
}

/** The place of an offset. */
function placeOf(source: string, at: number): Place {
  return placesIn(source)(at)
}

/** Finds the places of many offsets of one text. */
export function placesIn(source: string): (at: number) => Place {
  const starts = [0]
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) starts.push(end + 1)
  return (at) => {
    let line = starts.length
    let low = 0
    while (low < line - 1) {
      const middle = (low + line) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else line = middle
    }
    return { line, column: lengthOf(source.slice(starts[line - 1] ?? 0, at)) + 1 }
  }
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
