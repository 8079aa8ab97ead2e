import { wholeArgument } from '../access.ts'
import { lengthOf, sliceCharacters } from '../code-points.ts'
import { escapeHtml } from '../html-escape.ts'
import { isTrue, sizeOfValue, typeTerm } from '../kinds.ts'
import { textArgument } from '../method-arguments.ts'
import { formatText } from '../percent-format.ts'
import { readFloat } from '../parse-number.ts'
import { charged } from './number-filters.ts'
import { RenderError, wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import { textOf } from '../text.ts'
import { capitalized } from '../title-case.ts'
import { Float, isDictionary, Markup, stringOf, type Value } from '../value.ts'
import { lines, SPACE } from '../white-space.ts'
import { isNamed, plain, type FilterWork } from './filter.ts'
import { changed, chargeEscaping } from './text-filters.ts'
import { prettyPrinted } from './pretty-print.ts'
import { wordWrapped } from './word-wrap.ts'

/** Filters that few templates use, on text and its layout. */
export const LAYOUT_FILTERS = {
  /** `"oLE lUND" | capitalize` is `Ole lund`. */
  capitalize: plain((value, run) => changed(value, run, capitalized)),
  /** `"ole o'neil-lund" | title` is `Ole O'neil-Lund`. */
  title: plain((value, run) => titled(textOf(value, run), run)),
  /** `"a long text" | truncate(6, true)`; up to `leeway` characters more are left as they are. */
  truncate: {
    apply: truncated,
  },
  /** `"%.2f kr." | format(2.5)` is `2.50 kr.`. */
  format: {
    apply: (value, args, run) => {
      const last = args.at(-1)
      const named = isDictionary(last) && isNamed(last) ? last : null
      if (named !== null && args.length > 1) {
        throw new RenderError('bad_format', 'format_arguments')
      }
      const isHtml = value instanceof Markup
      const positional = named === null ? args : [named]
      const isExact = named === null
      const text = formatText(textOf(value, run), { positional, named, isExact, escapes: isHtml }, run)
      return isHtml ? new Markup(text) : text
    },
  },
  /** Laid out as Python's `pprint` does. */
  pprint: plain(prettyPrinted),
  /** How many words there are. */
  wordcount: plain((value, run) => countWords(textOf(value, run), run)),
  /** `"ab" | center(6)` has two spaces on either side. */
  center: {
    apply: (value, [width], run) =>
      changed(value, run, (text) => centered(text, wholeArgument(width, 'width'), run)),
  },
  /** Each line but the first moved in by `width` spaces, or by a text. */
  indent: {
    apply: (value, [width, first, blank], run) => {
      const shift = stringOf(width) ?? spaces(wholeArgument(width, 'width'), run)
      const text = indented(textIn(value, 'indent'), shift, isTrue(first), isTrue(blank), run)
      return value instanceof Markup ? new Markup(text) : text
    },
  },
  /** Lines of at most `width` characters. */
  wordwrap: {
    apply: (value, [width, breaksLongWords, between, breaksOnHyphens], run) =>
      wordWrapped(
        textIn(value, 'wordwrap'),
        {
          width: wholeArgument(width, 'width'),
          breaksLongWords: isTrue(breaksLongWords),
          between: between === null ? '\n' : textArgument(between),
          breaksOnHyphens: isTrue(breaksOnHyphens),
        },
        run,
      ),
  },
  /** `123456 | filesizeformat` is `123.5 kB`. */
  filesizeformat: {
    apply: (value, [binary], run) => fileSize(readFloat(charged(value, run)), isTrue(binary), run),
  },
  /** Made safe in HTML, even if it is HTML already. */
  forceescape: plain((value, run) => {
    const text = textOf(value, run)
    chargeEscaping(text, run)
    return new Markup(escapeHtml(text))
  }),
} satisfies Record<string, FilterWork>

function spaces(count: number, run: Run): string {
  run.chargeText(count)
  return ' '.repeat(Math.max(0, count))
}

function textIn(value: Value, filter: string): string {
  const text = stringOf(value)
  if (text === null) throw wrongType('filter_needs_text', { filter, type: typeTerm(value) })
  return text
}

function indented(text: string, shift: string, first: boolean, blank: boolean, run: Run): string {
  run.charge(text.length)
  const all = lines(`${text}\n`, false, run)
  run.chargeText(text.length + all.length * (shift.length + 1))
  const moved = all.map((line, i) => (i === 0 ? line : blank || line !== '' ? shift + line : line))
  return (first ? shift : '') + moved.join('\n')
}

const UNITS = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y']

function fileSize(bytes: number, isBinary: boolean, run: Run): string {
  run.charge(60)
  const base = isBinary ? 1024 : 1000
  if (bytes === 1) return '1 Byte'
  if (bytes < base) return `${BigInt(Math.trunc(bytes))} Bytes`
  let power = 1
  while (power < UNITS.length && bytes >= base ** (power + 1)) power++
  const letter = UNITS[power - 1] ?? ''
  const value = new Float((base * bytes) / base ** (power + 1))
  const options = { positional: [value], named: null, isExact: true, escapes: false }
  return `${formatText('%.1f', options, run)} ${isBinary ? `${letter.toUpperCase()}iB` : `${letter}B`}`
}

const WORD_BEGINNING = new RegExp(`([-${SPACE}({[<]+)`)

function titled(text: string, run: Run): string {
  // Each beginning of a word is looked at.
  run.chargeCharacters(4 * text.length)
  return text.split(WORD_BEGINNING).map(largeFirst).join('')
}

function largeFirst(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length).toLowerCase()
}

function truncated(value: Value, [length, killwords, end, leeway]: readonly Value[], run: Run): Value {
  const limit = wholeArgument(length, 'length')
  const ending = textArgument(end)
  const spare = leeway === null ? 5 : wholeArgument(leeway, 'leeway')
  run.charge(ending.length >> 2)
  const endLength = lengthOf(ending)
  if (limit < endLength) throw new RenderError('wrong_type', 'length_below_end')
  if (spare < 0) throw new RenderError('wrong_type', 'leeway_negative')
  if (sizeOfValue(value, run) <= limit + spare) return value
  const text = textOf(value, run)
  run.chargeText(text.length)
  run.charge(text.length >> 2)
  let kept = sliceCharacters(text, 0, limit - endLength)
  const space = kept.lastIndexOf(' ')
  if (!isTrue(killwords) && space >= 0) kept = kept.slice(0, space)
  return value instanceof Markup ? new Markup(kept + escapeHtml(ending)) : kept + ending
}

const WORD = /[\p{L}\p{N}_]+/gu

function countWords(text: string, run: Run): number {
  run.chargeCharacters(2 * text.length)
  return text.match(WORD)?.length ?? 0
}

/** Python puts the odd space on the left when the width is odd. */
function centered(text: string, width: number, run: Run): string {
  run.charge(text.length >> 2)
  const missing = width - lengthOf(text)
  if (missing <= 0) return text
  run.chargeText(width + text.length)
  const left = Math.floor(missing / 2) + (missing & width & 1)
  return ' '.repeat(left) + text + ' '.repeat(missing - left)
}
