import type { Run } from './run.ts'

/*
 * White space as the reference sees it: U+001C to U+001F and U+0085 belong to it, U+FEFF does not, which is the
 * other way round in JavaScript.
 */
export const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

/** Matches white space at `lastIndex`. */
export const SPACES_HERE = new RegExp(`[${SPACE}]+`, 'y')

const SPACES = new RegExp(`[${SPACE}]+`, 'g')
const LEADING = new RegExp(`^[${SPACE}]+`)
const IS_SPACE = new RegExp(`^[${SPACE}]$`)

/** Text without the white space at its start. */
function trimStart(text: string): string {
  return text.replace(LEADING, '')
}

/** Text without the white space at its end. */
export function trimEnd(text: string): string {
  let end = text.length
  // Not a regular expression: one anchored at the end is quadratic on long runs of white space.
  while (end > 0 && IS_SPACE.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** Text without the white space at both ends. */
export function trim(text: string): string {
  return trimEnd(trimStart(text))
}

/** The words of a text. */
export function words(text: string): string[] {
  return text.split(SPACES).filter((word) => word !== '')
}

const LINE = /(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g

/** The lines of a text; the reference ends them at more characters than LF. No empty line follows the last end. */
export function lines(text: string, keepsEnds: boolean, run: Run): string[] {
  const found: string[] = []
  for (const [whole, end = ''] of text.matchAll(LINE)) {
    if (whole === '') break
    run.charge(10)
    found.push(keepsEnds ? whole : whole.slice(0, whole.length - end.length))
  }
  return found
}

const WORD = new RegExp(`[^${SPACE}]+`, 'g')

/** So many words from the start, then the rest; white space at the end of the rest stays, as in the reference. */
export function firstWords(text: string, count: number, run: Run): string[] {
  const parts: string[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    run.charge(10)
    if (parts.length === count) return [...parts, text.slice(index)]
    parts.push(word)
  }
  return parts
}

/** What stands before so many words at the end, if anything, and those words. */
export function lastWords(text: string, count: number, run: Run): string[] {
  const places: { word: string; end: number }[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    run.charge(10)
    places.push({ word, end: index + word.length })
  }
  const rest = places[places.length - count - 1]
  const last = count === 0 ? [] : places.slice(-count).map(({ word }) => word)
  return rest === undefined ? last : [text.slice(0, rest.end), ...last]
}

/** Every run of white space as one space, none at the ends. */
export function collapse(text: string): string {
  return trim(text.replace(SPACES, ' '))
}
