import type { Problem } from '#contract/problem.ts'
import { reservedHeaders } from '#contract/reserved-headers.ts'
import { compileText } from './compiled-text.ts'
import { ownNames } from './names.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import { RenderError } from './render-error.ts'
import type { Names, Printing } from './run.ts'
import type { Tracer } from './trace/tracer.ts'

/** A header's name and its template: gives the value for one payload, or throws a `RenderError`. */
export interface CompiledHeader {
  name: string
  value: (names: Names) => string
}

const PRINTING: Printing = { printsNone: false, keepsDigits: true }
const NAMES = {
  own: ownNames(['trigger', 'postback', 'part', 'body', 'fields']),
  samples: [],
  absent: ['secrets'],
  tables: null,
}
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** Compiles a custom header. */
export function compileHeader(
  name: string,
  source: string,
  tracer?: Tracer,
): { header: CompiledHeader | null; problems: Problem[] } {
  const field = `headers.${name}`
  const fault = nameFault(name)
  if (fault !== null) {
    return {
      header: null,
      problems: [{ code: 'invalid_header', severity: 'error', message: fault, phase: 'save', field }],
    }
  }
  const { text, problems } = compileText(source, {
    field,
    names: NAMES,
    printing: PRINTING,
    surroundings: () => new PlainSurroundings(),
    tracer,
  })
  if (text === null) return { header: null, problems }
  return { header: { name, value: (names) => checked(text.render(names), field) }, problems }
}

function nameFault(name: string): string | null {
  if (!TOKEN.test(name)) return 'A header name has letters, digits and hyphens only.'
  const lower = name.toLowerCase()
  if (lower === 'content-type') return 'The content type has a field of its own.'
  return reservedHeaders.includes(lower) ? `The header ${name} is set by Postbud.` : null
}

function checked(rendered: string, field: string): string {
  const value = rendered.trim()
  let message: string | null = null
  if (/[\r\n]/.test(value)) message = 'A line break came, which a header cannot hold.'
  else if (/[\x00-\x08\x0b-\x1f\x7f]/.test(value))
    message = 'A control character came, which a header cannot hold.'
  // Characters beyond ASCII go out as UTF-8, which receivers read.
  else if (!value.isWellFormed()) message = 'Half a character came, which a header cannot hold.'
  if (message === null) return value
  const error = new RenderError('invalid_header', message)
  error.problem = {
    code: 'invalid_header',
    severity: 'error',
    message,
    phase: 'render',
    field,
    fix: 'Encode the value: | urlencode.',
  }
  throw error
}
