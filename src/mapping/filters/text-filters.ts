import { wholeArgument } from '../access.ts'
import { characters, lengthOf, sliceCharacters } from '../code-points.ts'
import { escapeHtml } from '../html-escape.ts'
import { isTrue, sizeOfValue } from '../kinds.ts'
import { formatText } from '../percent-format.ts'
import { REQUIRED } from '../parameters.ts'
import { RenderError } from '../render-error.ts'
import type { Run } from '../run.ts'
import { textOf } from '../text.ts'
import { titleCharacter } from '../title-case.ts'
import { isDictionary, Markup, type Value } from '../value.ts'
import { trim } from '../white-space.ts'
import { plain, type Filter } from './filter.ts'

/** Filters that make text from text. */
export const TEXT_FILTERS: Readonly<Record<string, Filter>> = {
  /** `"Øst" | upper` is `ØST`. */
  upper: plain((value, run) => changed(value, run, (text) => text.toUpperCase())),
  /** `"Øst" | lower` is `øst`. */
  lower: plain((value, run) => changed(value, run, (text) => text.toLowerCase())),
  /** `"oLE lUND" | capitalize` is `Ole lund`. */
  capitalize: plain((value, run) => changed(value, run, capitalized)),
  /** `"ole o'neil-lund" | title` is `Ole O'neil-Lund`. */
  title: plain((value, run) => titled(textOf(value, run), run)),
  /** `" a " | trim` is `a`; `"xax" | trim("x")` too. */
  trim: {
    parameters: { chars: null },
    apply: (value, [chars], run) => changed(value, run, (text) => stripped(text, chars, run)),
  },
  /** `"a-b-c" | replace("-", "+")` is `a+b+c`; a third argument limits how many. */
  replace: {
    parameters: { old: REQUIRED, new: REQUIRED, count: null },
    apply: (value, [old, replacement, count], run) => {
      const limit = count === null ? -1 : wholeArgument(count, 'count')
      return replaced(textOf(value, run), textOf(old, run), textOf(replacement, run), limit, run)
    },
  },
  /** `3 | string` is the text `3`. */
  string: plain((value, run) => (value instanceof Markup ? value : textOf(value, run))),
  /** Text made safe in HTML, once. */
  escape: plain(escaped),
  e: plain(escaped),
  /** Text that is HTML already. */
  safe: plain((value, run) => (value instanceof Markup ? value : new Markup(textOf(value, run)))),
  /** `"a long text" | truncate(6, true)`; up to `leeway` characters more are left as they are. */
  truncate: {
    parameters: { length: 255, killwords: false, end: '...', leeway: null },
    apply: truncated,
  },
  /** `"%.2f kr." | format(2.5)` is `2.50 kr.`. */
  format: {
    parameters: {},
    isVariadic: true,
    apply: (value, args, run) => {
      const last = args.at(-1)
      const named = isDictionary(last) && NAMED.has(last) ? last : null
      if (named !== null && args.length > 1) {
        throw new RenderError('bad_format', 'format takes arguments by position or by name, not both.')
      }
      const isHtml = value instanceof Markup
      const positional = named === null ? args : []
      const text = formatText(textOf(value, run), { positional, named, isExact: true, escapes: isHtml }, run)
      return isHtml ? new Markup(text) : text
    },
  },
  /** How many words there are. */
  wordcount: plain((value, run) => countWords(textOf(value, run), run)),
  /** `"ab" | center(6)` has two spaces on either side. */
  center: {
    parameters: { width: 80 },
    apply: (value, [width], run) =>
      changed(value, run, (text) => centered(text, wholeArgument(width, 'width'), run)),
  },
}

/** Marks the dictionaries that were made of named arguments. */
const NAMED = new WeakSet<object>()

/** Named arguments of a variadic filter as a dictionary that the filter recognizes. */
export function namedArguments(entries: [string, Value][]): Value {
  const named = new Map<Value, Value>(entries)
  NAMED.add(named)
  return named
}

/** HTML stays HTML when its text changes. */
function changed(value: Value, run: Run, change: (text: string) => string): Value {
  const text = textOf(value, run)
  run.chargeText(2 * text.length)
  const result = change(text)
  return value instanceof Markup ? new Markup(result) : result
}

/** First letter large, the others small. */
export function capitalized(text: string): string {
  const [first = ''] = text
  return titleCharacter(first) + text.slice(first.length).toLowerCase()
}

const WORD_BEGINNING = /([-\s\x1c-\x1f\x85({[<]+)/

function titled(text: string, run: Run): string {
  // Each beginning of a word is looked at.
  run.chargeCharacters(4 * text.length)
  return text.split(WORD_BEGINNING).map(largeFirst).join('')
}

function largeFirst(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length).toLowerCase()
}

/** Without the given characters (white space when null) at one or both ends. */
export function stripped(
  text: string,
  chars: Value,
  run: Run,
  ends: 'both' | 'start' | 'end' = 'both',
): string {
  if (chars === null && ends === 'both') return trim(text)
  const stripping = textOf(chars, run)
  run.chargeCharacters(2 * (text.length + stripping.length))
  const set = new Set(characters(stripping))
  const isStripped = (character: string): boolean =>
    chars === null ? trim(character) === '' : set.has(character)
  const all = characters(text)
  let start = 0
  let end = all.length
  if (ends !== 'end') while (start < end && isStripped(all[start] ?? '')) start++
  if (ends !== 'start') while (end > start && isStripped(all[end - 1] ?? '')) end--
  return all.slice(start, end).join('')
}

/** The first `count` places of `old` (all when negative) become `replacement`. */
export function replaced(text: string, old: string, replacement: string, count: number, run: Run): string {
  run.chargeText(text.length)
  if (old === '') return spread(text, replacement, count, run)
  let places = 0
  let end = 0
  for (let at = text.indexOf(old); at >= 0 && places !== count; at = text.indexOf(old, end)) {
    run.charge(2)
    places++
    end = at + old.length
  }
  run.chargeText(text.length + places * Math.max(0, replacement.length - old.length))
  if (places === 0) return text
  return text.slice(0, end).split(old).join(replacement) + text.slice(end)
}

/** Nothing stands before and after every character. */
function spread(text: string, replacement: string, count: number, run: Run): string {
  run.chargeCharacters(4 * text.length)
  const parts = ['', ...characters(text), '']
  const limit = count < 0 ? parts.length - 1 : Math.min(count, parts.length - 1)
  run.chargeText(text.length + limit * replacement.length)
  return parts.slice(0, limit + 1).join(replacement) + parts.slice(limit + 1).join('')
}

/** A character becomes up to five. */
export function chargeEscaping(text: string, run: Run): void {
  run.chargeText(5 * text.length)
  run.charge(text.length >> 1)
}

function escaped(value: Value, run: Run): Value {
  if (value instanceof Markup) return value
  const text = textOf(value, run)
  chargeEscaping(text, run)
  return new Markup(escapeHtml(text))
}

function truncated(value: Value, [length, killwords, end, leeway]: readonly Value[], run: Run): Value {
  const limit = wholeArgument(length, 'length')
  const ending = textOf(end, run)
  const spare = leeway === null ? 5 : wholeArgument(leeway, 'leeway')
  run.charge(ending.length >> 2)
  const endLength = lengthOf(ending)
  if (limit < endLength)
    throw new RenderError('wrong_type', 'length must not be less than the length of the end.')
  if (spare < 0) throw new RenderError('wrong_type', 'leeway must not be negative.')
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
