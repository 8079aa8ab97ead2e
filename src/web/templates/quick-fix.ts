import type { TFunction } from 'i18next'
import type { Problem } from '#contract/problem.ts'
import type { Format } from '#contract/templates.ts'
import { offsetOf } from './positions.ts'

/** A change of the text that settles a problem. */
export interface QuickFix {
  from: number
  to: number
  insert: string
}

/** What the button of a change says. */
export function fixLabel({ from, to, insert }: QuickFix, t: TFunction<'templates'>): string {
  return from === to ? t('problems.addDefault') : t('problems.changeTo', { name: insert })
}

type Findable = Pick<Problem, 'code' | 'line' | 'column' | 'reason' | 'values'>

/** What is written at a place, instead of what stands there. */
type Mend = (
  text: string,
  from: number,
  said: (name: string) => string,
  format: Format | null,
) => QuickFix | null

/** What can be done about a problem without asking more. */
const MENDS: Readonly<Record<string, Mend>> = {
  null_printed: (text, from) => {
    const fix = inHole(text, from, ' | default("", true)')
    // There it would belong to the last part only.
    return fix !== null && /\s(?:if|and)\s/.test(text.slice(from, fix.from)) ? null : fix
  },
  path_absent: (text, from, said, format) => {
    const hole = text.lastIndexOf('{{', from)
    // Only where the path is all there is: what stands around it may need more.
    const [, path] = /^\{\{[-+]?\s*([^{}]*?)\s*[-+]?\}\}/.exec(text.slice(Math.max(hole, 0))) ?? []
    if (hole < 0 || path !== said('read')) return null
    return inHole(text, hole, isOutsideQuotes(text, hole, format) ? ' | default(none)' : ' | default("")')
  },
  unknown_filter_near: near,
  unknown_test_near: near,
  unknown_method_near: near,
  unknown_path_near: near,
  list_has_no_member: (text, from, said) => {
    const [path, name] = [said('path'), said('name')]
    const start = from - path.length - 1
    const end = from + name.length
    if (text.slice(start, end) !== `${path}.${name}`) return null
    const isWhole = /\{\{[-+]?\s*$/.test(text.slice(0, start)) && /^\s*[-+]?\}\}/.test(text.slice(end))
    const all = `${path} | map(attribute="${name}") | join(", ")`
    return { from: start, to: end, insert: isWhole ? all : `${path}[0].${name}` }
  },
  list_joined: (text, from, said) => piped(text, from, said('path'), 'join(", ")'),
  list_compared: (text, from, said) => {
    const after = text.slice(from + said('path').length)
    return /^\s*[=!<>]=?\s*\d/.test(after) ? piped(text, from, said('path'), 'length') : null
  },
  text_calculated: converted,
  text_added: converted,
  texts_added: converted,
  text_compared: converted,
  number_compared_with_text: (text, from) => {
    const [quoted, , number] = /^(["'])(-?(?:0|[1-9]\d*)(?:\.\d+)?)\1/.exec(text.slice(from)) ?? []
    return quoted === undefined || number === undefined
      ? null
      : { from, to: from + quoted.length, insert: number }
  },
  texts_summed: (text, from) => {
    const [call, attribute] =
      /^sum\b(?:\(\s*attribute\s*=\s*("[^"]*"|'[^']*')\s*\))?/.exec(text.slice(from)) ?? []
    if (call === undefined || text.slice(from + call.length).startsWith('(')) return null
    const each = attribute === undefined ? '' : `map(attribute=${attribute}) | `
    return { from, to: from + call.length, insert: `${each}map("decimal") | sum` }
  },
}

/** What can be done about a problem. @param format of the text, where it matters how a value is written */
export function quickFix(
  { line, column, reason, values }: Findable,
  text: string,
  format: Format | null = null,
): QuickFix | null {
  if (line === undefined || reason === undefined || !Object.hasOwn(MENDS, reason)) return null
  const said = (name: string): string => {
    const value = values?.[name]
    return typeof value === 'string' ? value : ''
  }
  return MENDS[reason]?.(text, offsetOf(text, line, column ?? 1), said, format) ?? null
}

/** The name that was meant. */
function near(text: string, from: number, said: (name: string) => string): QuickFix | null {
  const found = /^(\s*\|?\s*)(?:(["'])([^"'\\\n]*)\2|(\w+))/.exec(text.slice(from))
  const [, before = '', quote = '', quoted, word] = found ?? []
  const meant = said('near')
  // A name that is no word can stand in quotes only.
  if (found === null || !(quote === '' ? /^(?!\d)\w+$/ : /^[^"'\\\n]+$/).test(meant)) return null
  const start = from + before.length + quote.length
  return { from: start, to: start + (quoted ?? word ?? '').length, insert: meant }
}

/** A path made a number. */
function converted(text: string, from: number, said: (name: string) => string): QuickFix | null {
  return piped(text, from, said('path'), said('filter'))
}

/** A path put through a filter, in brackets unless it is in some. */
function piped(text: string, from: number, path: string, filter: string): QuickFix | null {
  const to = from + path.length
  if (path === '' || text.slice(from, to) !== path) return null
  const isAlone = text[from - 1] === '(' && text[to] === ')'
  const insert = `${path} | ${filter}`
  return { from, to, insert: isAlone ? insert : `(${insert})` }
}

/** Something written before the end of the hole at a place. */
function inHole(text: string, from: number, insert: string): QuickFix | null {
  const hole = /^\{\{[^{}]*?(?=\s*[-+]?\}\})/.exec(text.slice(from))
  if (!hole) return null
  const end = from + hole[0].length
  return { from: end, to: end, insert }
}

/** Whether a place of a JSON template is where a value stands, and not in a text. */
function isOutsideQuotes(text: string, at: number, format: Format | null): boolean {
  if (format !== 'json') return false
  const literal = text.slice(0, at).replaceAll(/\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\\./gs, '')
  return literal.split('"').length % 2 === 1
}
