/** The place behind the `>` that ends a DOCTYPE, whose text begins at `from`; negative when it does not end. */
export function endOfDoctype(text: string, from: number): number {
  const mark = /<!--|["'[\]>]/g
  mark.lastIndex = from
  let isInSubset = false
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const [character] = found
    if (character === '>' && !isInSubset) return mark.lastIndex
    if (character === '[' || character === ']') isInSubset = character === '['
    else if (character !== '>') {
      const close = character === '<!--' ? '-->' : character
      const end = text.indexOf(close, mark.lastIndex)
      if (end < 0) return -1
      mark.lastIndex = end + close.length
    }
  }
  return -1
}
