import { withoutEntities } from './html-entities.ts'
import type { Run } from './run.ts'
import { collapse } from './white-space.ts'

/** The text of HTML: without comments, tags and entities, every run of white space one space. */
export function withoutTags(html: string, run: Run): string {
  run.chargeText(html.length)
  run.charge(html.length >> 1)
  return withoutEntities(collapse(withoutMarks(withoutComments(html, run))), run)
}

/** A `<` that nothing ends stays. */
function withoutMarks(html: string): string {
  const kept: string[] = []
  let at = 0
  for (;;) {
    const start = html.indexOf('<', at)
    const end = start < 0 ? -1 : html.indexOf('>', start)
    if (end < 0) return kept.join('') + html.slice(at)
    kept.push(html.slice(at, start))
    at = end + 1
  }
}

/** What stands around a comment can make a new one when it is gone, as in the reference. */
function withoutComments(html: string, run: Run): string {
  let kept: string[] = []
  /** The last characters that were kept. */
  let last = ''
  let at = 0
  for (;;) {
    const mark = BEGINNINGS.find(
      (part) => last.endsWith(part) && html.startsWith('<!--'.slice(part.length), at),
    )
    const start = mark === undefined ? html.indexOf('<!--', at) : at
    const end = start < 0 ? -1 : endOfComment(html, start + 4 - (mark?.length ?? 0))
    if (end < 0) return kept.join('') + html.slice(at)
    if (mark === undefined) {
      kept.push(html.slice(at, start))
      last = (last + html.slice(Math.max(at, start - 3), start)).slice(-3)
    } else {
      const text = kept.join('')
      run.charge(1 + (text.length >> 2))
      kept = [text.slice(0, -mark.length)]
      last = kept.join('').slice(-3)
    }
    at = end
  }
}

/** How a comment can begin before one that is gone. */
const BEGINNINGS = ['<!-', '<!', '<']

/** Where a comment ends; `<!-->` and `<!--->` are whole ones. */
function endOfComment(html: string, inside: number): number {
  if (html.startsWith('>', inside)) return inside + 1
  if (html.startsWith('->', inside)) return inside + 2
  const end = html.indexOf('-->', inside)
  return end < 0 ? -1 : end + 3
}
