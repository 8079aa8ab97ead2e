import { outputFault } from './output-fault.ts'
import { RenderError } from './render-error.ts'
import { percentOf } from './url-encoding.ts'
import type { Value, ValueMap } from './value.ts'

const PLAIN = /^[A-Za-z0-9*._-]*$/
/** What `encodeURIComponent` does not encode, and browsers do in forms. */
const LEFT = /[!'()~]/g

/** Text as a name or value of a form, the way browsers write it: `+` for a space. */
export function encodeFormText(text: string): string {
  if (PLAIN.test(text)) return text
  if (!text.isWellFormed()) {
    throw new RenderError('broken_text', 'half_character_to_encode')
  }
  return encodeURIComponent(text).replace(LEFT, percentOf).replaceAll('%20', '+')
}

/** A form as it is sent (but for the marks of secrets), and what a receiver reads in it. */
export interface FormBody {
  body: string
  /** By name; a list where a name is given more than once. */
  fields: ValueMap
}

const LAYOUT = ' \t\r\n'

/**
 * The pairs of a rendered output. White space around `&` and at the ends is layout and left out, and so are empty
 * pairs. One pass.
 */
export function readForm(output: string): FormBody {
  const pairs: string[] = []
  const fields = new Map<Value, Value>()
  let from = 0
  for (const piece of output.split('&')) {
    const pair = trimLayout(piece)
    if (pair !== '') {
      pairs.push(pair)
      readPair(pair, fields, output, from)
    }
    from += piece.length + 1
  }
  return { body: pairs.join('&'), fields }
}

function readPair(pair: string, fields: Map<Value, Value>, output: string, at: number): void {
  const wrong = pair.search(/[^\x21-\x7e\udfff]|%(?![\da-fA-F]{2})/)
  if (wrong >= 0) {
    throw formFault(output, output.indexOf(pair, at) + wrong, 'form_not_encoded')
  }
  const equals = pair.indexOf('=')
  const name = decode(equals < 0 ? pair : pair.slice(0, equals), output, at)
  const value = equals < 0 ? '' : decode(pair.slice(equals + 1), output, at)
  const before = fields.get(name)
  if (Array.isArray(before)) before.push(value)
  else fields.set(name, before === undefined ? value : [before, value])
}

function decode(text: string, output: string, at: number): string {
  if (!/[%+]/.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw formFault(output, at, 'form_not_utf8')
  }
}

function formFault(output: string, at: number, term: 'form_not_encoded' | 'form_not_utf8'): RenderError {
  return outputFault('invalid_form', { term: 'form' }, output, at, { term })
}

function trimLayout(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && LAYOUT.includes(text.charAt(from))) from++
  while (to > from && LAYOUT.includes(text.charAt(to - 1))) to--
  return text.slice(from, to)
}
