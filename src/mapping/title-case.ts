/*
 * Letters that look different at the beginning of a word than in capitals (Unicode 14, as Python 3.11 has it):
 * digraphs such as ǆ, ligatures and ß, Greek letters with a subscript, and Georgian, which stays small.
 */
const PAIRS =
  '\u00df\u0053\u0073 \u01c4\u01c5 \u01c6\u01c5 \u01c7\u01c8 \u01c9\u01c8 \u01ca\u01cb \u01cc\u01cb ' +
  '\u01f1\u01f2 \u01f3\u01f2 \u0587\u0535\u0582 \u1f80\u1f88 \u1f81\u1f89 \u1f82\u1f8a \u1f83\u1f8b ' +
  '\u1f84\u1f8c \u1f85\u1f8d \u1f86\u1f8e \u1f87\u1f8f \u1f90\u1f98 \u1f91\u1f99 \u1f92\u1f9a ' +
  '\u1f93\u1f9b \u1f94\u1f9c \u1f95\u1f9d \u1f96\u1f9e \u1f97\u1f9f \u1fa0\u1fa8 \u1fa1\u1fa9 ' +
  '\u1fa2\u1faa \u1fa3\u1fab \u1fa4\u1fac \u1fa5\u1fad \u1fa6\u1fae \u1fa7\u1faf \u1fb2\u1fba\u0345 ' +
  '\u1fb3\u1fbc \u1fb4\u0386\u0345 \u1fb7\u0391\u0342\u0345 \u1fc2\u1fca\u0345 \u1fc3\u1fcc ' +
  '\u1fc4\u0389\u0345 \u1fc7\u0397\u0342\u0345 \u1ff2\u1ffa\u0345 \u1ff3\u1ffc \u1ff4\u038f\u0345 ' +
  '\u1ff7\u03a9\u0342\u0345 \ufb00\u0046\u0066 \ufb01\u0046\u0069 \ufb02\u0046\u006c ' +
  '\ufb03\u0046\u0066\u0069 \ufb04\u0046\u0066\u006c \ufb05\u0053\u0074 \ufb06\u0053\u0074 ' +
  '\ufb13\u0544\u0576 \ufb14\u0544\u0565 \ufb15\u0544\u056b \ufb16\u054e\u0576 \ufb17\u0544\u056d'

const UNCHANGED =
  /[\u01c5\u01c8\u01cb\u01f2\u10d0-\u10fa\u10fd-\u10ff\u1f88-\u1f8f\u1f98-\u1f9f\u1fa8-\u1faf\u1fbc\u1fcc\u1ffc]/

const TITLE = new Map(
  PAIRS.split(' ').map((pair): [string, string] => {
    const [letter = '', ...rest] = pair
    return [letter, rest.join('')]
  }),
)

/** A character as it stands at the beginning of a word. */
export function titleCharacter(character: string): string {
  return UNCHANGED.test(character) ? character : (TITLE.get(character) ?? character.toUpperCase())
}

/** First letter large, the others small. */
export function capitalized(text: string): string {
  const [first = ''] = text
  return titleCharacter(first) + text.toLowerCase().slice(first.toLowerCase().length)
}

/** The characters of a text, each with its small form: that of sigma depends on what stands around it. */
export function* withSmallForms(text: string): Generator<[character: string, small: string]> {
  const small = text.toLowerCase()
  let at = 0
  for (const character of text) {
    const { length } = character.toLowerCase()
    yield [character, small.slice(at, at + length)]
    at += length
  }
}
