/** Problems name line and column in code points, from 1; an editor counts UTF-16 units, from 0. */

/** The offset of a problem's place in a text; its end when the text is shorter. */
export function offsetOf(text: string, line: number, column: number): number {
  let offset = 0
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', offset)
    if (end < 0) return text.length
    offset = end + 1
  }
  for (let at = 1; at < column; at++) {
    const point = text.codePointAt(offset)
    if (point === undefined || point === 10) return offset
    offset += point > 0xffff ? 2 : 1
  }
  return offset
}

/** Where the word, the hole or the statement at an offset ends: what is underlined. */
export function wordEnd(text: string, offset: number): number {
  const rest = text.slice(offset, offset + 400)
  const [word = ''] = /^(?:\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|[\w.]+|\S)/u.exec(rest) ?? []
  return Math.min(offset + Math.max(word.length, 1), text.length)
}
