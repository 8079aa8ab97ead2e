import { AS_DOCUMENT, limited, type BodyWays, type Newline } from './body-formats.ts'
import { writeCells } from './csv-cells.ts'
import { CsvSurroundings, Delimiter } from './csv-surroundings.ts'
import { elementsOf, getOwn, type Value } from './value.ts'

/** The delimiter is kept with the version, as types are. */
export function bodyWays(stored: Value, newline: Newline): BodyWays {
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
