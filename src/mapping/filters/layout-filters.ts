import { wholeArgument } from '../access.ts'
import { escapeHtml } from '../html-escape.ts'
import { isTrue, typeName } from '../kinds.ts'
import { formatText } from '../percent-format.ts'
import { readFloat } from '../parse-number.ts'
import { charged } from './number-filters.ts'
import { wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import { textOf } from '../text.ts'
import { Float, Markup, stringOf, type Value } from '../value.ts'
import { lines } from '../white-space.ts'
import type { Filter } from './filter.ts'
import { plain } from './filter.ts'
import { chargeEscaping } from './text-filters.ts'
import { wordWrapped } from './word-wrap.ts'

/** Filters that lay text out. */
export const LAYOUT_FILTERS: Readonly<Record<string, Filter>> = {
  /** Each line but the first moved in by `width` spaces, or by a text. */
  indent: {
    parameters: { width: 4, first: false, blank: false },
    apply: (value, [width, first, blank], run) => {
      const shift = stringOf(width) ?? spaces(wholeArgument(width, 'width'), run)
      const text = indented(textIn(value, 'indent'), shift, isTrue(first), isTrue(blank), run)
      return value instanceof Markup ? new Markup(text) : text
    },
  },
  /** Lines of at most `width` characters. */
  wordwrap: {
    parameters: { width: 79, break_long_words: true, wrapstring: null, break_on_hyphens: true },
    apply: (value, [width, breaksLongWords, between, breaksOnHyphens], run) =>
      wordWrapped(
        textIn(value, 'wordwrap'),
        {
          width: wholeArgument(width, 'width'),
          breaksLongWords: isTrue(breaksLongWords),
          between: between === null ? '\n' : textOf(between, run),
          breaksOnHyphens: isTrue(breaksOnHyphens),
        },
        run,
      ),
  },
  /** `123456 | filesizeformat` is `123.5 kB`. */
  filesizeformat: {
    parameters: { binary: false },
    apply: (value, [binary], run) => fileSize(readFloat(charged(value, run)), isTrue(binary), run),
  },
  /** Made safe in HTML, even if it is HTML already. */
  forceescape: plain((value, run) => {
    const text = textOf(value, run)
    chargeEscaping(text, run)
    return new Markup(escapeHtml(text))
  }),
}

function spaces(count: number, run: Run): string {
  run.chargeText(count)
  return ' '.repeat(Math.max(0, count))
}

function textIn(value: Value, filter: string): string {
  const text = stringOf(value)
  if (text === null)
    throw wrongType(
      `${filter} works with text, not with ${typeName(value)}.`,
      `Make it text: | string | ${filter}`,
    )
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
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`
  let power = 1
  while (power < UNITS.length && bytes >= base ** (power + 1)) power++
  const letter = UNITS[power - 1] ?? ''
  const value = new Float((base * bytes) / base ** (power + 1))
  const options = { positional: [value], named: null, isExact: true, escapes: false }
  return `${formatText('%.1f', options, run)} ${isBinary ? `${letter.toUpperCase()}iB` : `${letter}B`}`
}
