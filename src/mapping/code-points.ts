const SURROGATE = /[\ud800-\udfff]/

/** Whether every character of the text is one code unit, so that indexes need no counting. */
export function isSimple(text: string): boolean {
  return !SURROGATE.test(text)
}

/** The characters of a text: code points, as everywhere in the reference. */
export function characters(text: string): string[] {
  return isSimple(text) ? text.split('') : Array.from(text)
}

/** How many characters a text has. */
export function lengthOf(text: string): number {
  if (isSimple(text)) return text.length
  let length = 0
  for (const _ of text) length++
  return length
}

/** The characters from `start` up to `end`; neither is negative. */
export function sliceCharacters(text: string, start: number, end: number): string {
  return isSimple(text) ? text.slice(start, end) : Array.from(text).slice(start, end).join('')
}

/** Orders texts by code points; JavaScript's own order is by code units. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0
  if (isSimple(left) || isSimple(right)) {
    // A difference between one code unit and a surrogate is the only case where the two orders disagree.
    if (!hasHighCharacter(left) && !hasHighCharacter(right)) return left < right ? -1 : 1
  }
  return compareCodePoints(left, right)
}

const HIGH = /[\ud800-\uffff]/

function hasHighCharacter(text: string): boolean {
  return HIGH.test(text)
}

function compareCodePoints(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  for (let i = 0; i < shorter; i++) {
    const a = left.charCodeAt(i)
    const b = right.charCodeAt(i)
    if (a === b) continue
    // Moving surrogates behind U+FFFF gives the order of code points.
    return codePointRank(a) < codePointRank(b) ? -1 : 1
  }
  return left.length - right.length
}

function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
