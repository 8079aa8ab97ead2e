import { outputFault } from './output-fault.ts'
import { RenderError } from './render-error.ts'

/*
 * What comes from data is written between two marks, so that cells can be made once the output is there: a cell may
 * be made of several holes and of the author's text. The marks are half characters, which data cannot smuggle in:
 * text with half characters is refused, since it could not be sent.
 */
const BEGIN = '\udc00'
const END = '\udc01'

/** Data as it is written until the cells are made. */
export function asCellData(text: string): string {
  if (!text.isWellFormed()) {
    throw new RenderError('broken_text', 'half_character_in_cell')
  }
  return text === '' ? '' : BEGIN + text + END
}

export interface CsvStyle {
  delimiter: ',' | ';' | '\t'
  /** What ends a row. */
  newline: '\n' | '\r\n'
}

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[+-]\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/

/**
 * Makes the cells of a rendered output. A cell is quoted where its data would break it, or where the author did; what
 * begins with data that a spreadsheet would run gets an apostrophe. One pass.
 */
export function writeCells(text: string, style: CsvStyle): string {
  return new CellWriter(text, style).write()
}

/** Where the cell at hand stands: nothing of it yet, without quotes, in quotes, behind the closing quote. */
type State = 'start' | 'bare' | 'quoted' | 'closed'

const QUOTED_END = /["\udc00]/g

class CellWriter {
  readonly #text: string
  readonly #style: CsvStyle
  /** What ends a run of the author's text outside quotes. */
  readonly #bareEnd: RegExp
  #out = ''
  #state: State = 'start'
  #cell = ''
  /** Whether data makes quotes needed. */
  #needsQuotes = false
  /** Whether the cell begins with data; the data it begins with is what is in it so far. */
  #beginsWithData = false
  #endsWithData = false

  constructor(text: string, style: CsvStyle) {
    this.#text = text
    this.#style = style
    this.#bareEnd = new RegExp(`["\\r\\n${BEGIN}${style.delimiter}]`, 'g')
  }

  write(): string {
    const text = this.#text
    const { delimiter } = this.#style
    let at = 0
    if (text.startsWith('\ufeff')) {
      this.#out = '\ufeff'
      at = 1
    }
    while (at < text.length) {
      const character = text.charAt(at)
      if (character === BEGIN) {
        const end = text.indexOf(END, at)
        this.#data(text.slice(at + 1, end))
        at = end + 1
      } else if (this.#state === 'quoted') {
        at = this.#inQuotes(at)
      } else if (character === delimiter || character === '\n' || character === '\r') {
        this.#flush()
        const isLineEnd = character !== delimiter
        this.#out += isLineEnd ? this.#style.newline : delimiter
        at += text.startsWith('\r\n', at) ? 2 : 1
      } else if (character === '"') {
        if (this.#state !== 'start') throw this.#fault('csv_quote_in_cell')
        this.#state = 'quoted'
        at++
      } else at = this.#bare(at)
    }
    if (this.#state === 'quoted') throw this.#fault('csv_quote_not_closed')
    this.#flush()
    return this.#out
  }

  #data(data: string): void {
    if (this.#state === 'closed') throw this.#closedFault()
    if (this.#cell === '') this.#beginsWithData = true
    if (this.#state !== 'quoted') {
      const { delimiter } = this.#style
      const isFirst = this.#cell === ''
      this.#needsQuotes ||=
        /["\r\n]/.test(data) || data.includes(delimiter) || (isFirst && data.startsWith(' '))
      this.#state = 'bare'
    }
    this.#endsWithData = true
    this.#cell += data
  }

  /** Text of the author's in quotes, up to the next quote or hole. */
  #inQuotes(at: number): number {
    const text = this.#text
    if (text.charAt(at) === '"') {
      const isDoubled = text.charAt(at + 1) === '"'
      if (isDoubled) this.#cell += '"'
      else this.#state = 'closed'
      return at + (isDoubled ? 2 : 1)
    }
    const end = endOf(QUOTED_END, text, at)
    this.#cell += text.slice(at, end)
    return end
  }

  #bare(at: number): number {
    if (this.#state === 'closed') throw this.#closedFault()
    this.#state = 'bare'
    const end = Math.max(at + 1, endOf(this.#bareEnd, this.#text, at))
    this.#endsWithData = false
    this.#cell += this.#text.slice(at, end)
    return end
  }

  /** Writes the cell at hand and begins the next. */
  #flush(): void {
    let cell = this.#cell
    if (this.#beginsWithData && FORMULA.test(cell) && !NUMBER.test(cell)) cell = `'${cell}`
    const isQuoted =
      this.#state === 'closed' || this.#needsQuotes || (this.#endsWithData && cell.endsWith(' '))
    this.#out += isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell
    this.#state = 'start'
    this.#cell = ''
    this.#needsQuotes = false
    this.#beginsWithData = false
    this.#endsWithData = false
  }

  #closedFault(): RenderError {
    return this.#fault('csv_after_quote')
  }

  #fault(term: 'csv_quote_in_cell' | 'csv_quote_not_closed' | 'csv_after_quote'): RenderError {
    return outputFault('invalid_csv', 'CSV', this.#out, this.#out.length, { term })
  }
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}
