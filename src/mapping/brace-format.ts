import { getIndex } from './access.ts'
import { formatValue } from './format-spec.ts'
import { escapeHtml } from './html-escape.ts'
import { asciiText } from './percent-format.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { representationOf, textOf } from './text.ts'
import { Markup, type Dictionary, type Value } from './value.ts'
import { hasKey, valueOfKey } from './compare.ts'

/** What a pattern with braces is filled with. */
export interface BraceArguments {
  positional: readonly Value[]
  named: Dictionary | null
  /** Makes what is filled in safe for a pattern that is HTML. */
  escapes: boolean
}

/** Up to which depth a field may stand in the specification of another one. */
const FIELD_DEPTH = 2

/** `"{} {0} {name:>8}".format(…)` as in Python. Members of values (`{0.name}`) are inner objects there and refused. */
export function formatBraces(pattern: string, given: BraceArguments, run: Run): string {
  return new Braces(given, run).filled(pattern, FIELD_DEPTH)
}

class Braces {
  readonly #given: BraceArguments
  readonly #run: Run
  /** How many fields without a name or number there were; null once a number was written out. */
  #counted: number | null = 0

  constructor(given: BraceArguments, run: Run) {
    this.#given = given
    this.#run = run
  }

  filled(pattern: string, depth: number): string {
    this.#run.chargeText(pattern.length)
    if (depth === 0) throw new RenderError('bad_format', 'braces_too_deep')
    let text = ''
    for (let at = 0; at < pattern.length;) {
      const next = nextBrace(pattern, at)
      text += pattern.slice(at, next)
      if (next === pattern.length) return text
      at = next
      this.#run.charge(1)
      const brace = pattern.charAt(at)
      if (pattern.charAt(at + 1) === brace) {
        text += brace
        at += 2
        continue
      }
      const end = brace === '{' ? endOf(pattern, at) : -1
      if (end < 0) throw new RenderError('bad_format', 'braces_single', { brace })
      this.#run.charge(20 + (pattern.length >> 4))
      const part = this.#field(pattern.slice(at + 1, end), depth)
      this.#run.chargeJoined(text.length, part.length)
      text += part
      at = end + 1
    }
    return text
  }

  /** One field, without its braces. */
  #field(field: string, depth: number): string {
    const parts = /^([^!:[]*)((?:\[[^\]]*\])*)(?:!([^:]))?(?::([^]*))?$/.exec(field)
    if (parts === null) throw new RenderError('bad_format', 'braces_field', { field })
    const [, name = '', keys = '', conversion, written = ''] = parts
    const value = this.#converted(this.#value(name, keys, field), conversion, field)
    const spec = this.filled(written, written === '' ? 1 : depth - 1)
    if (!this.#given.escapes) return formatValue(value, spec, this.#run)
    if (value instanceof Markup && spec === '') return value.text
    if (value instanceof Markup) throw new RenderError('bad_format', 'braces_field', { field })
    return escapeHtml(formatValue(value, spec, this.#run))
  }

  #value(name: string, keys: string, field: string): Value {
    // Where the pattern is HTML, the reference finds no number for such a field.
    if (this.#given.escapes && name === '' && keys !== '')
      throw new RenderError('bad_format', 'braces_field', { field })
    let value = this.#argument(name, field)
    for (const [, key = ''] of keys.matchAll(/\[([^\]]*)\]/g)) {
      if (value === undefined || key === '') throw new RenderError('bad_format', 'braces_field', { field })
      value = getIndex(value, /^\d+$/.test(key) ? Number(key) : key, this.#run)
      if (value === undefined) throw new RenderError('bad_format', 'pattern_no_argument', { name: key })
    }
    return value
  }

  #argument(name: string, field: string): Value {
    const { positional, named } = this.#given
    if (name === '' || /^\d+$/.test(name)) {
      const isMixed = name === '' ? this.#counted === null : this.#counted !== null && this.#counted > 0
      if (isMixed) throw new RenderError('bad_format', 'braces_numbering')
      const index = name === '' ? (this.#counted ?? 0) : Number(name)
      this.#counted = name === '' ? index + 1 : null
      if (index >= positional.length) throw new RenderError('bad_format', 'pattern_needs_more')
      return positional[index]
    }
    if (name.includes('.')) throw new RenderError('bad_format', 'braces_field', { field })
    if (named === null || !hasKey(named, name, this.#run))
      throw new RenderError('bad_format', 'pattern_no_argument', { name })
    return valueOfKey(named, name, this.#run)
  }

  #converted(value: Value, conversion: string | undefined, field: string): Value {
    if (conversion === undefined) return value
    if (conversion === 's') return textOf(value, this.#run)
    if (conversion === 'r') return representationOf(value, this.#run)
    if (conversion !== 'a') throw new RenderError('bad_format', 'braces_field', { field })
    const text = representationOf(value, this.#run)
    this.#run.chargeText(10 * text.length)
    return asciiText(text)
  }
}

function nextBrace(pattern: string, from: number): number {
  let at = from
  while (at < pattern.length && pattern.charAt(at) !== '{' && pattern.charAt(at) !== '}') at++
  return at
}

/** Where the field that begins here ends; -1 when it does not. */
function endOf(pattern: string, start: number): number {
  let depth = 0
  for (let at = start; at < pattern.length; at++) {
    const character = pattern.charAt(at)
    if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at
  }
  return -1
}
