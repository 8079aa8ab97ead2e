const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const openings = new Set([0x5b, 0x7b])
const closings = new Set([0x5d, 0x7d])
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d])

/**
 * Cuts the value of one member out of a JSON object, byte by byte as it was sent: reading and writing it again would
 * lose digits, the order of keys and keys that come twice.
 * @param json an object that was read as JSON before, so its form is known to be right
 * @returns null when there is no such member; the last one when there are several, as JSON.parse does
 */
export function jsonMember(json: Buffer, name: string): Buffer | null {
  let found: Buffer | null = null
  let at = json.indexOf(quote)
  while (at !== -1 && at < json.length) {
    const keyEnd = endOfText(json, at)
    const key: unknown = JSON.parse(json.toString('utf8', at, keyEnd))
    const begin = json.indexOf(colon, keyEnd) + 1
    const end = endOfValue(json, begin)
    if (key === name) found = trim(json.subarray(begin, end))
    at = json.indexOf(quote, end)
  }
  return found
}

/** @returns where the comma or the bracket is that follows the value */
function endOfValue(json: Buffer, begin: number): number {
  let depth = 0
  for (let index = begin; index < json.length; index++) {
    const byte = json[index] ?? 0
    if (byte === quote) index = endOfText(json, index) - 1
    else if (openings.has(byte)) depth++
    else if (depth === 0 && (byte === comma || closings.has(byte))) return index
    else if (closings.has(byte)) depth--
  }
  return json.length
}

/** @returns where the text that begins with a quote at `begin` has ended */
function endOfText(json: Buffer, begin: number): number {
  for (let index = begin + 1; index < json.length; index++) {
    if (json[index] === backslash) index++
    else if (json[index] === quote) return index + 1
  }
  return json.length
}

function trim(json: Buffer): Buffer {
  let from = 0
  let to = json.length
  while (from < to && blanks.has(json[from] ?? 0)) from++
  while (to > from && blanks.has(json[to - 1] ?? 0)) to--
  return json.subarray(from, to)
}
