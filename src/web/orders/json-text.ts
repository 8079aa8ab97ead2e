/** A text, or one of the other things JSON consists of. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs

/**
 * The text of one member of a JSON object, every digit as it was sent. JSON.parse would lose long numbers.
 * @param json read as JSON before, so its form is right
 */
export function memberText(json: string, name: string): string | null {
  let depth = 0
  let key: string | null = null
  let begin: number | null = null
  for (const { 0: text, index } of json.matchAll(token)) {
    if (text === '}' || text === ']') depth--
    if (begin !== null && (depth === 0 || (depth === 1 && text === ',')))
      return json.slice(begin, index).trim()
    if (depth === 1) {
      if (text === ',') key = null
      else if (text === ':' && key === name) begin = index + 1
      else if (key === null && text.startsWith('"')) key = String(JSON.parse(text))
    }
    if (text === '{' || text === '[') depth++
  }
  return null
}

/** With a line for each value; the values stay as they are written. */
export function indented(json: string): string {
  let depth = 0
  let last = ''
  let result = ''
  const newLine = () => `\n${'  '.repeat(depth)}`
  for (const [text] of json.matchAll(token)) {
    if (text === '}' || text === ']') {
      depth--
      if (last !== '{' && last !== '[') result += newLine()
    } else if (last === ',' || last === '{' || last === '[') {
      result += newLine()
    } else if (last === ':') {
      result += ' '
    }
    result += text
    if (text === '{' || text === '[') depth++
    last = text
  }
  return result
}

/** Whether it has lines already. */
export function isOneLine(json: string): boolean {
  return !json.trim().includes('\n')
}
