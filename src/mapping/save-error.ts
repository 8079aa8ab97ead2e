import type { Because } from '#contract/problem-texts.ts'
import type { BareProblem } from '#contract/problem.ts'
import { whyOf, type Why } from './why.ts'
import { lengthOf } from './code-points.ts'

/** Why a text cannot be read as a template; thrown inside the parser and compiler and turned into a problem. */
export class SaveError extends Error {
  override readonly name = 'SaveError'
  readonly code: string
  readonly at: number
  readonly why: Why

  constructor(code: string, at: number, ...because: Because) {
    super(because[0])
    this.code = code
    this.at = at
    this.why = whyOf(because)
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

/** What is known of a problem before its place is. */
export interface Found {
  code: string
  at: number | null
  why: Why
}

/** A problem that a field as a whole has before any payload comes. */
export function problemInField(code: string, field: string, ...because: Because): BareProblem {
  return { code, severity: 'error', phase: 'save', field, ...whyOf(because) }
}

/** A problem found in the text named by `field`. */
export function problemIn(
  source: string,
  field: string,
  phase: BareProblem['phase'],
  { code, at, why }: Found,
  severity: BareProblem['severity'] = 'error',
): BareProblem {
  return { code, severity, phase, field, ...(at === null ? {} : placeOf(source, at)), ...why }
}
