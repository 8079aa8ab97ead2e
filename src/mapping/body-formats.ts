import type { Surroundings } from './compile-template.ts'
import { writeCells } from './csv-cells.ts'
import { CsvSurroundings, Delimiter } from './csv-surroundings.ts'
import { readForm } from './form-body.ts'
import { FormSurroundings } from './form-surroundings.ts'
import { READ_OUTPUT_LIMIT_CHARACTERS } from './limits.ts'
import { outputError } from './output-fault.ts'
import { HoleTypes, type StoredTypes } from './hole-types.ts'
import { JsonSurroundings } from './json-surroundings.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import type { Printing } from './run.ts'
import { elementsOf, getOwn, type Value, type ValueMap } from './value.ts'
import { XmlSurroundings } from './xml-surroundings.ts'

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
const AS_DOCUMENT: Printing = { printsNone: false, keepsDigits: true }

/** @param stored types decided earlier; undefined to decide now */
export function bodyWays(format: BodyFormat, stored: Value, newline: Newline): BodyWays {
  if (format === 'json') return jsonWays(stored)
  if (format === 'csv') return csvWays(stored, newline)
  if (format === 'form') {
    return {
      printing: AS_DOCUMENT,
      surroundings: () => new FormSurroundings(),
      finish: (text) => ({ format, ...readForm(limited(text)) }),
      decided: () => ({ contentType: 'application/x-www-form-urlencoded', types: {} }),
    }
  }
  const isXml = format === 'xml'
  const contentType = isXml ? 'application/xml; charset=utf-8' : 'text/plain; charset=utf-8'
  return {
    printing: isXml ? AS_DOCUMENT : AS_REFERENCE,
    surroundings: () => (isXml ? new XmlSurroundings() : new PlainSurroundings()),
    finish: (text) => ({ format, body: isXml ? limited(text) : text }),
    decided: () => ({ contentType, types: {} }),
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

/** The delimiter is kept with the version, as types are. */
function csvWays(stored: Value, newline: Newline): BodyWays {
  const seen = new Delimiter()
  const [kept] = elementsOf(getOwn(stored, 'delimiter')) ?? []
  const delimiter = () => (kept === ',' || kept === ';' || kept === '\t' ? kept : seen.found)
  return {
    printing: AS_DOCUMENT,
    surroundings: () => new CsvSurroundings(seen),
    finish: (text) => ({
      format: 'csv',
      body: writeCells(limited(text), { delimiter: delimiter(), newline }),
    }),
    decided: () => {
      const type = delimiter() === '\t' ? 'text/tab-separated-values' : 'text/csv'
      return { contentType: `${type}; charset=utf-8`, types: { delimiter: [delimiter()] } }
    },
  }
}

/** An output that is not too long to be read again. */
function limited(text: string): string {
  if (text.length <= READ_OUTPUT_LIMIT_CHARACTERS) return text
  throw outputError('too_large', `The output is longer than ${READ_OUTPUT_LIMIT_CHARACTERS} characters.`)
}
