import { isSimple, lengthOf, sliceCharacters } from '../code-points.ts'
import { RenderError } from '../render-error.ts'
import type { Run } from '../run.ts'
import { lines, trim } from '../white-space.ts'

/** White space at which Python's `textwrap` breaks. */
const SPACE = '[\\t\\n\\v\\f\\r ]'
const NO_SPACE = '[^\\t\\n\\v\\f\\r ]'
const LETTER = '[\\p{L}\\p{Nl}\\p{No}_]'
const WORD = '[\\p{L}\\p{N}_]'
const IN_WORD = '[\\p{L}\\p{N}_!"\'&.,?]'

/**
 * Where a line may break: white space, dashes between words, words, and words up to a hyphen.
 * @see https://docs.python.org/3/library/textwrap.html
 */
const WITH_HYPHENS = new RegExp(
  `(${SPACE}+|(?<=${IN_WORD})-{2,}(?=${WORD})|${NO_SPACE}+?(?:-(?:(?<=${LETTER}{2}-)|(?<=${LETTER}-${IN_WORD}-))(?=${LETTER}-?${LETTER})|(?=${SPACE}|$)|(?<=${IN_WORD})(?=-{2,}${WORD})))`,
  'u',
)
const AT_SPACES = new RegExp(`(${SPACE}+)`)

export interface Wrapping {
  width: number
  breaksLongWords: boolean
  breaksOnHyphens: boolean
  between: string
}

/** Breaks each line of a text so that none is longer than the width, as Python's `textwrap` does. */
export function wordWrapped(text: string, wrapping: Wrapping, run: Run): string {
  run.chargeText(text.length)
  // Each character is looked at a few times.
  run.chargeCharacters(6 * text.length)
  const wrapped = lines(text, false, run).map((line) => wrap(line, wrapping, run).join(wrapping.between))
  run.chargeText(wrapped.reduce((sum, line) => sum + line.length + wrapping.between.length, 0))
  return wrapped.join(wrapping.between)
}

function wrap(line: string, wrapping: Wrapping, run: Run): string[] {
  const { width, breaksOnHyphens } = wrapping
  if (width <= 0) throw new RenderError('wrong_type', 'wordwrap_width')
  const chunks = line
    .split(breaksOnHyphens ? WITH_HYPHENS : AT_SPACES)
    .filter((chunk) => chunk !== undefined && chunk !== '')
    .toReversed()
  const made: string[] = []
  while (chunks.length > 0) {
    run.charge(1)
    if (made.length > 0 && isBlank(chunks.at(-1))) chunks.pop()
    const current: string[] = []
    let length = 0
    for (;;) {
      const next = chunks.at(-1)
      if (next === undefined || length + lengthOf(next) > width) break
      chunks.pop()
      current.push(next)
      length += lengthOf(next)
    }
    const long = chunks.at(-1)
    if (long !== undefined && lengthOf(long) > width)
      breakLongWord(chunks, current, width - length, wrapping, run)
    if (isBlank(current.at(-1))) current.pop()
    if (current.length > 0) made.push(current.join(''))
  }
  return made
}

/** Takes as much of a word that is longer than a line as still fits. */
function breakLongWord(
  chunks: string[],
  current: string[],
  room: number,
  wrapping: Wrapping,
  run: Run,
): void {
  const word = chunks.pop() ?? ''
  if (!wrapping.breaksLongWords) {
    if (current.length === 0) current.push(word)
    else chunks.push(word)
    return
  }
  run.chargeCharacters(isSimple(word) ? word.length >> 2 : 5 * word.length)
  const start = sliceCharacters(word, 0, room)
  let { length } = start
  if (wrapping.breaksOnHyphens && length < word.length) {
    const hyphen = start.lastIndexOf('-')
    if (hyphen > 0 && /[^-]/.test(start.slice(0, hyphen))) length = hyphen + 1
  }
  current.push(word.slice(0, length))
  chunks.push(word.slice(length))
}

function isBlank(chunk: string | undefined): boolean {
  return chunk !== undefined && trim(chunk) === ''
}
