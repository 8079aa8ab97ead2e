import { iterate } from './access.ts'
import { chargeEscaping } from './filters/text-filters.ts'
import { escapeHtml } from './html-escape.ts'
import type { Run } from './run.ts'
import { textOf } from './text.ts'
import { Markup, Tuple, type Value } from './value.ts'

/** What a method makes of text that is HTML already is HTML too, as far as it is text. */
export function asHtml(result: Value): Value {
  if (typeof result === 'string') return new Markup(result)
  if (Array.isArray(result)) return result.map(asHtml)
  return result instanceof Tuple ? new Tuple(result.items.map(asHtml)) : result
}

/** Which argument a method puts into the text. */
const PUT_IN: ReadonlyMap<string, number> = new Map([
  ['replace', 1],
  ['ljust', 1],
  ['rjust', 1],
  ['center', 1],
])

/** The arguments of a method of text that is HTML: what comes into the text is escaped. */
export function htmlArguments(name: string, args: readonly Value[], run: Run): readonly Value[] {
  if (name === 'join') return [iterate(args[0], run).map((item) => escaped(item, run))]
  const place = PUT_IN.get(name)
  return place === undefined ? args : args.map((arg, i) => (i === place ? escaped(arg, run) : arg))
}

function escaped(value: Value, run: Run): Value {
  if (value instanceof Markup) return value
  const text = textOf(value, run)
  chargeEscaping(text, run)
  return escapeHtml(text)
}
