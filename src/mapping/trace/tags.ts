import { tokenizeTemplate } from '../lexer.ts'
import { TRACE_TEXT_LIMIT_CHARACTERS } from '../limits.ts'
import { placesIn } from '../save-error.ts'
import { shortText } from './short.ts'

/** One `{{ … }}` or `{% … %}` of a source. */
export interface Tag {
  at: number
  end: number
  /** Where it is in the source, and what stands between the braces. */
  place: {
    line: number
    column: number
    endLine: number
    endColumn: number
    expression: string
  }
}

/** The tags of a source that can be read, in their order. */
export function tagsOf(source: string): Tag[] {
  const placeOf = placesIn(source)
  const tags: Tag[] = []
  let at = 0
  for (const token of tokenizeTemplate(source)) {
    if (token.kind === 'hole_begin' || token.kind === 'block_begin') at = token.at
    if (token.kind !== 'hole_end' && token.kind !== 'block_end') continue
    const end = source.indexOf(token.text, token.at) + token.text.length
    const inside = source
      .slice(at + 2, token.at)
      .replace(/^[-+]/, '')
      .trim()
    const { line, column } = placeOf(at)
    const { line: endLine, column: endColumn } = placeOf(end)
    const expression = shortText(inside, TRACE_TEXT_LIMIT_CHARACTERS)
    tags.push({ at, end, place: { line, column, endLine, endColumn, expression } })
  }
  return tags
}

/** The tag that an offset is in, else the one before it; null when there is none. */
export function tagAt(tags: readonly Tag[], at: number): Tag | null {
  let low = 0
  let high = tags.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tags[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return tags[low - 1] ?? null
}
