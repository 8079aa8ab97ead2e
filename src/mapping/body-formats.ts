import { ability } from './abilities.ts'
import type { Surroundings } from './compile-template.ts'
import { READ_OUTPUT_LIMIT_CHARACTERS } from './limits.ts'
import { errorInField } from './render-error.ts'
import { HoleTypes, type StoredTypes } from './hole-types.ts'
import { JsonSurroundings } from './json-surroundings.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import type { Printing } from './run.ts'
import type { Value, ValueMap } from './value.ts'

/** The formats whose template is one text and whose message is one body. */
export type BodyFormat = 'json' | 'xml' | 'form' | 'csv' | 'text'

export type Newline = '\n' | '\r\n'

export interface RenderedBody {
  format: BodyFormat
  body: string
  /** Of a form: what a receiver reads in it, by name; a list where a name is given more than once. */
  fields?: ValueMap
}

/** How a template of one format is compiled, and what becomes of what it renders. */
export interface BodyWays {
  printing: Printing
  surroundings: (source: string) => Surroundings
  /** Makes the message of the rendered text. */
  finish: (text: string) => RenderedBody
  /** What was decided when the template was compiled. */
  decided: () => { contentType: string; types: StoredTypes }
}

const AS_REFERENCE: Printing = { printsNone: true, keepsDigits: false }
export const AS_DOCUMENT: Printing = { printsNone: false, keepsDigits: true }

/** @param stored types decided earlier; undefined to decide now */
export function bodyWays(format: BodyFormat, stored: Value, newline: Newline): BodyWays {
  if (format === 'json') return jsonWays(stored)
  if (format !== 'text') return ability(format).bodyWays(stored, newline)
  return {
    printing: AS_REFERENCE,
    surroundings: () => new PlainSurroundings(),
    finish: (body) => ({ format, body }),
    decided: () => ({ contentType: 'text/plain; charset=utf-8', types: {} }),
  }
}

function jsonWays(stored: Value): BodyWays {
  let types = new HoleTypes('', undefined)
  return {
    printing: AS_DOCUMENT,
    surroundings: (source) => {
      types = new HoleTypes(source, stored)
      return new JsonSurroundings(types)
    },
    finish: (body) => ({ format: 'json', body }),
    decided: () => ({ contentType: 'application/json', types: types.decided }),
  }
}

/** An output that is not too long to be read again. */
export function limited(text: string): string {
  if (text.length <= READ_OUTPUT_LIMIT_CHARACTERS) return text
  throw errorInField('too_large', 'source', 'output_too_long', { limit: READ_OUTPUT_LIMIT_CHARACTERS })
}
