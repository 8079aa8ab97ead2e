import { wholeArgument } from './access.ts'
import { formatBraces } from './brace-format.ts'
import { characters, lengthOf } from './code-points.ts'
import { isNamed } from './filters/filter.ts'
import { typeTerm } from './kinds.ts'
import { LIST_LIMIT_ELEMENTS } from './limits.ts'
import { textArgument, textArguments } from './method-arguments.ts'
import type { OnText } from './methods.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { capitalized, titleCharacter, withSmallForms } from './title-case.ts'
import { isDictionary, Tuple, type Value } from './value.ts'
import { firstWords, lastWords, lines, trim, words } from './white-space.ts'

const CASED = /\p{Cased}/u

/** Methods of texts that few templates call. Their parameters are in later-methods.ts. */
export const TEXT_METHODS = {
  capitalize: capitalized,
  format: (text, args, run, escapes) => {
    const last = args.at(-1)
    const named = isDictionary(last) && isNamed(last) ? last : null
    return formatBraces(text, { positional: named === null ? args : args.slice(0, -1), named, escapes }, run)
  },
  format_map: (text, [named], run, escapes) => {
    if (!isDictionary(named)) throw wrongType('object_expected', { type: typeTerm(named) })
    return formatBraces(text, { positional: [], named, escapes }, run)
  },
  casefold: (text, _args, run) => {
    run.chargeCharacters(3 * text.length)
    return folded(text)
  },
  expandtabs: (text, [size], run) => expanded(text, wholeArgument(size, 'tabsize'), run),
  count: onOnePart((text, part, run) => {
    if (part === '') return lengthOf(text) + 1
    let count = 0
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
      run.charge(1)
      count++
    }
    return count
  }),
  find: (text, args, run) => place(text, args, run, 'first'),
  rfind: (text, args, run) => place(text, args, run, 'last'),
  index: (text, args, run) => found(place(text, args, run, 'first')),
  rindex: (text, args, run) => found(place(text, args, run, 'last')),
  startswith: onPart((text, part) => text.startsWith(part)),
  endswith: onPart((text, part) => text.endsWith(part)),
  removeprefix: (text, [prefix]) => {
    const part = textArgument(prefix)
    return text.startsWith(part) ? text.slice(part.length) : text
  },
  removesuffix: (text, [suffix]) => {
    const part = textArgument(suffix)
    return part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text
  },
  isalpha: all(/^\p{L}+$/u),
  isalnum: all(/^[\p{L}\p{N}]+$/u),
  isdecimal: all(/^\p{Nd}+$/u),
  /** Also raised and encircled digits, as in the reference. */
  isdigit: all(
    /^[\p{Nd}\xb2\xb3\xb9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]+$/u,
  ),
  /** Also numbers of Chinese, which are letters elsewhere. */
  isnumeric: all(
    /^[\p{N}㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd𠀁𠁤𠃢𠄡𠤪𠦃𠦌𠦜𠫪𠫽𠬙𢎐𢦘𣬛𦉭\u{2f890}]+$/u,
  ),
  isascii: all(/^[^\x80-\u{10ffff}]*$/u),
  isprintable: all(/^[^\p{C}\p{Zl}\p{Zp}\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*$/u),
  isidentifier: all(/^[\p{XID_Start}_]\p{XID_Continue}*$/u),
  istitle: (text, _args, run) => isTitle(text, run),
  isspace: (text) => text !== '' && trim(text) === '',
  isupper: (text) => CASED.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text),
  islower: (text) => CASED.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text),
  title: (text, _args, run) => titled(text, run),
  swapcase: (text, _args, run) => {
    run.chargeCharacters(5 * text.length)
    let result = ''
    for (const [character, small] of withSmallForms(text)) {
      if (/\p{Uppercase}/u.test(character)) result += small
      else result += /\p{Lowercase}/u.test(character) ? character.toUpperCase() : character
    }
    return result
  },
  zfill: (text, [width], run) => {
    const missing = missingOf(text, width, run)
    const sign = /^[+-]/.exec(text)?.[0] ?? ''
    return sign + '0'.repeat(missing) + text.slice(sign.length)
  },
  ljust: (text, [width, fill], run) => text + filler(fill).repeat(missingOf(text, width, run)),
  rjust: (text, [width, fill], run) => filler(fill).repeat(missingOf(text, width, run)) + text,
  center: (text, [width, fill], run) => {
    const missing = missingOf(text, width, run)
    const left = Math.floor(missing / 2) + (missing & wholeArgument(width, 'width') & 1)
    return filler(fill).repeat(left) + text + filler(fill).repeat(missing - left)
  },
  splitlines: (text, [keepsEnds], run) => {
    const parts = lines(text, wholeArgument(keepsEnds, 'keepends') !== 0, run)
    run.chargeList(parts.length)
    return parts
  },
  split: (text, [separator, limit], run) => split(text, separator, wholeArgument(limit, 'maxsplit'), run),
  rsplit: (text, [separator, limit], run) => rsplit(text, separator, wholeArgument(limit, 'maxsplit'), run),
  partition: (text, [separator]) => {
    const mark = markOf(separator)
    const at = text.indexOf(mark)
    return new Tuple(at < 0 ? [text, '', ''] : [text.slice(0, at), mark, text.slice(at + mark.length)])
  },
  rpartition: (text, [separator]) => {
    const mark = markOf(separator)
    const at = text.lastIndexOf(mark)
    return new Tuple(at < 0 ? ['', '', text] : [text.slice(0, at), mark, text.slice(at + mark.length)])
  },
} satisfies Record<string, OnText>

function all(pattern: RegExp): OnText {
  return (text) => pattern.test(text)
}

/** A method that asks for a part (or any of several) between two places. */
function onPart(ask: (text: string, part: string, run: Run) => boolean | number): OnText {
  return (text, [part, start, end], run) => {
    const within = between(text, start, end, run)
    const parts = textArguments(part)
    if (within === null) return ask('', 'x', run) === 0 ? 0 : false
    const answers = parts.map((one) => ask(within.text, one, run))
    return answers.find((answer) => answer !== false) ?? false
  }
}

/** A method that asks for one part between two places. */
function onOnePart(ask: (text: string, part: string, run: Run) => number): OnText {
  const answer = onPart(ask)
  return (text, args, run, isHtml) => {
    textArgument(args[0])
    return answer(text, args, run, isHtml)
  }
}

/** The text between two places, by the rules of slices; null when they lie behind it or cross. */
function between(text: string, start: Value, end: Value, run: Run): { text: string; from: number } | null {
  const isWhole = start === null && end === null
  if (isWhole) return { text, from: 0 }
  run.chargeList(text.length)
  const all = characters(text)
  const at = (value: Value, otherwise: number): number => {
    if (value === null) return otherwise
    const index = wholeArgument(value, 'place')
    return Math.max(0, index < 0 ? index + all.length : index)
  }
  const from = at(start, 0)
  const to = Math.min(at(end, all.length), all.length)
  return from > to ? null : { text: all.slice(from, to).join(''), from }
}

function place(
  text: string,
  [part, start, end]: readonly Value[],
  run: Run,
  which: 'first' | 'last',
): number {
  const wanted = textArgument(part)
  const within = between(text, start, end, run)
  if (within === null) return -1
  const at = which === 'first' ? within.text.indexOf(wanted) : within.text.lastIndexOf(wanted)
  return at < 0 ? -1 : within.from + lengthOf(within.text.slice(0, at))
}

function found(at: number): number {
  if (at < 0) throw new RenderError('wrong_type', 'part_not_in_text')
  return at
}

/** What large and small letters do not lead to: a final sigma, the Turkish i, the large ß and the letters of Cherokee. */
const FOLDED_APART = /([ıẞΣσςᎠ-ᏽꭰ-ꮿ])/u

/** Letters in the form in which those that differ in size only are equal. */
function folded(text: string): string {
  const parts = text.split(FOLDED_APART).map((part, i) => {
    const large = part.toUpperCase()
    if (i % 2 === 0) return large.toLowerCase()
    if (part === 'ı' || part === 'ẞ') return part === 'ı' ? part : 'ss'
    return large === 'Σ' ? 'σ' : large
  })
  return parts.join('')
}

/** Spaces instead of tabs, up to the next column that `size` divides. */
function expanded(text: string, size: number, run: Run): string {
  run.chargeCharacters(2 * text.length)
  let result = ''
  let column = 0
  for (const character of text) {
    if (character !== '\t') {
      result += character
      column = character === '\n' || character === '\r' ? 0 : column + 1
      continue
    }
    const spaces = size > 0 ? size - (column % size) : 0
    run.chargeJoined(result.length, spaces)
    result += ' '.repeat(spaces)
    column += spaces
  }
  return result
}

/** Whether every word begins large and goes on small, and there is one. */
function isTitle(text: string, run: Run): boolean {
  run.chargeCharacters(2 * text.length)
  let isInside = false
  let isAny = false
  for (const character of text) {
    const isLarge = /[\p{Uppercase}\p{Lt}]/u.test(character)
    const isLetter = isLarge || /\p{Lowercase}/u.test(character)
    if (isLetter && isLarge === isInside) return false
    isInside = isLetter
    isAny ||= isLetter
  }
  return isAny
}

/** The first letter after anything that is no letter large, the others small. */
function titled(text: string, run: Run): string {
  run.chargeCharacters(5 * text.length)
  let isInside = false
  let result = ''
  for (const [character, small] of withSmallForms(text)) {
    result += isInside ? small : titleCharacter(character)
    isInside = CASED.test(character)
  }
  return result
}

function missingOf(text: string, width: Value, run: Run): number {
  const wanted = wholeArgument(width, 'width')
  run.chargeText(Math.max(text.length, wanted))
  run.charge(text.length >> 2)
  return Math.max(0, wanted - lengthOf(text))
}

function filler(fill: Value): string {
  const text = textArgument(fill)
  if (text.length > 2 || lengthOf(text) !== 1) throw new RenderError('wrong_type', 'fill_one_character')
  return text
}

function markOf(separator: Value): string {
  const mark = textArgument(separator)
  if (mark === '') throw new RenderError('wrong_type', 'separator_empty')
  return mark
}

function split(text: string, separator: Value, limit: number, run: Run): Value[] {
  if (separator === null) {
    run.chargeList(text.length >> 1)
    return limit < 0 ? words(text) : firstWords(text, limit, run)
  }
  const mark = markOf(separator)
  const parts = text.split(mark, LIST_LIMIT_ELEMENTS + 1)
  run.chargeList(parts.length)
  if (limit < 0 || parts.length <= limit + 1) return parts
  return [...parts.slice(0, limit), parts.slice(limit).join(mark)]
}

function rsplit(text: string, separator: Value, limit: number, run: Run): Value[] {
  if (separator === null) {
    run.chargeList(text.length >> 1)
    return limit < 0 ? words(text) : lastWords(text, limit, run)
  }
  const mark = markOf(separator)
  const parts = text.split(mark, LIST_LIMIT_ELEMENTS + 1)
  run.chargeList(parts.length)
  if (limit < 0 || parts.length <= limit + 1) return parts
  const cut = parts.length - limit
  return [parts.slice(0, cut).join(mark), ...parts.slice(cut)]
}
