import { wholeArgument } from '../access.ts'
import { characters } from '../code-points.ts'
import { escapeHtml } from '../html-escape.ts'
import { textArgument } from '../method-arguments.ts'
import { REQUIRED } from '../parameters.ts'
import type { Run } from '../run.ts'
import { textOf } from '../text.ts'
import { Markup, type Value } from '../value.ts'
import { trim } from '../white-space.ts'
import { plain, type Filter } from './filter.ts'

/** Filters that make text from text; those that few templates use are in layout-filters.ts. */
export const TEXT_FILTERS: Readonly<Record<string, Filter>> = {
  /** `"Øst" | upper` is `ØST`. */
  upper: plain((value, run) => changed(value, run, (text) => text.toUpperCase())),
  /** `"Øst" | lower` is `øst`. */
  lower: plain((value, run) => changed(value, run, (text) => text.toLowerCase())),
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
}

/** HTML stays HTML when its text changes. */
export function changed(value: Value, run: Run, change: (text: string) => string): Value {
  const text = textOf(value, run)
  run.chargeText(2 * text.length)
  const result = change(text)
  return value instanceof Markup ? new Markup(result) : result
}

/** Without the given characters (white space when null) at one or both ends. */
export function stripped(
  text: string,
  chars: Value,
  run: Run,
  ends: 'both' | 'start' | 'end' = 'both',
): string {
  if (chars === null && ends === 'both') return trim(text)
  const stripping = chars === null ? '' : textArgument(chars)
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
