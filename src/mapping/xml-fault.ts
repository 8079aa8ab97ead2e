import type { ProblemTerm } from '#contract/problem-texts.ts'
import { codeOf, impossibleAt } from './xml-characters.ts'
import { endOfDoctype } from './xml-doctype.ts'
import { XmlNames } from './xml-names.ts'

/** Why a text is not well-formed XML. */
export class XmlFault {
  readonly at: number
  readonly why: ProblemTerm

  constructor(at: number, why: ProblemTerm) {
    this.at = at
    this.why = why
  }
}

const SPACE = /[ \t\r\n]+/y
const NAME_START =
  ':A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef' +
  '\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
const NAME = new RegExp(`[${NAME_START}][-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040${NAME_START}]*`, 'uy')
const REFERENCE = /&(?:amp|lt|gt|quot|apos|#(\d{1,8})|#x([\da-fA-F]{1,7}));/y
const DECLARATION =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["']1\.0["'](?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["']([\w.-]+)["'])?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*["'](?:yes|no)["'])?[ \t\r\n]*\?>/y

/**
 * Checks that a text is well-formed XML with namespaces, as a message may be: one root, tags that match, attributes
 * quoted and unique, references to the five named characters and to numbers only, prefixes declared. One pass.
 * @returns the first fault; null when there is none
 */
export function findXmlFault(text: string): XmlFault | null {
  const impossible = impossibleAt(text)
  if (impossible >= 0)
    return new XmlFault(impossible, {
      term: 'xml_impossible_character',
      values: { code: codeOf(text, impossible) },
    })
  try {
    new XmlReader(text).document()
    return null
  } catch (error) {
    if (error instanceof XmlFault) return error
    throw error
  }
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

class XmlReader {
  readonly #text: string
  readonly #names = new XmlNames()
  readonly #open: string[] = []
  #at = 0
  #hasRoot = false
  #hasDoctype = false

  constructor(text: string) {
    this.#text = text
  }

  document(): void {
    if (this.#text.startsWith('\ufeff')) this.#at = 1
    if (/^<\?xml[ \t\r\n]/.test(this.#text.slice(this.#at, this.#at + 6))) this.#declaration()
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at)
      const end = next < 0 ? this.#text.length : next
      this.#characters(this.#at, end)
      this.#at = end
      if (next >= 0) this.#markup()
    }
    const left = this.#open.at(-1)
    if (left !== undefined) this.#fail({ term: 'xml_not_closed', values: { name: left } })
    if (!this.#hasRoot) this.#fail({ term: 'xml_no_element' })
  }

  #declaration(): void {
    const declaration = this.#match(DECLARATION)
    if (declaration === null) {
      this.#fail({ term: 'xml_declaration_invalid' })
    }
    const [, encoding] = declaration
    if (encoding !== undefined && !/^utf-8$/i.test(encoding)) {
      this.#fail({ term: 'xml_encoding', values: { encoding } })
    }
  }

  #markup(): void {
    const text = this.#text
    const start = this.#at
    const next = text.charAt(start + 1)
    if (next === '/') this.#endTag()
    else if (next === '?') this.#instruction()
    else if (next !== '!') this.#startTag()
    else if (text.startsWith('<!--', start)) {
      const end = this.#endOf('--', start + 4, { term: 'xml_comment_not_closed' })
      if (text.charAt(end) !== '>') this.#fail({ term: 'xml_comment_dashes' }, end - 2)
      this.#at = end + 1
    } else if (text.startsWith('<![CDATA[', start)) {
      if (this.#open.length === 0) this.#fail({ term: 'xml_cdata_outside' })
      this.#at = this.#endOf(']]>', start + 9, { term: 'xml_cdata_not_closed' })
    } else if (text.startsWith('<!DOCTYPE', start)) this.#doctype()
    else this.#fail({ term: 'xml_markup_unknown' })
  }

  #instruction(): void {
    const start = this.#at
    this.#at += 2
    const name = this.#name({ term: 'xml_beginning_of_instruction' })
    if (/^xml$/i.test(name)) {
      this.#fail({ term: 'xml_declaration_not_first' }, start)
    }
    if (name.includes(':')) this.#fail({ term: 'xml_instruction_colon' }, start)
    if (!this.#text.startsWith('?>', this.#at) && this.#match(SPACE) === null) {
      this.#fail({ term: 'xml_instruction_space' })
    }
    this.#at = this.#endOf('?>', this.#at, { term: 'xml_instruction_not_closed' })
  }

  #doctype(): void {
    if (this.#hasDoctype || this.#hasRoot) this.#fail({ term: 'xml_doctype_place' })
    this.#hasDoctype = true
    const start = this.#at
    this.#at += '<!DOCTYPE'.length
    if (this.#match(SPACE) === null) this.#fail({ term: 'xml_doctype_name' })
    this.#name('<!DOCTYPE')
    const end = endOfDoctype(this.#text, this.#at)
    if (end < 0) this.#fail({ term: 'xml_doctype_not_closed' }, start)
    this.#at = end
  }

  #endTag(): void {
    const start = this.#at
    this.#at += 2
    const name = this.#name('</')
    if (this.#text.charAt(this.#at) !== '>') this.#match(SPACE)
    if (this.#text.charAt(this.#at) !== '>') this.#fail({ term: 'xml_end_tag_not_closed' })
    const open = this.#open.pop()
    if (open === undefined) this.#fail({ term: 'xml_not_opened', values: { name } }, start)
    if (open !== name) this.#fail({ term: 'xml_closed_out_of_order', values: { name, open } }, start)
    this.#at++
    this.#names.leave()
  }

  #startTag(): void {
    const start = this.#at
    this.#at++
    const name = this.#name('<')
    if (this.#hasRoot && this.#open.length === 0) this.#fail({ term: 'xml_second_root' }, start)
    this.#hasRoot = true
    let attributes: Map<string, string> | null = null
    for (;;) {
      const isEnd = this.#text.charAt(this.#at) === '>'
      const hasSpace = !isEnd && this.#match(SPACE) !== null
      const isEmpty = !isEnd && this.#text.startsWith('/>', this.#at)
      if (isEnd || isEmpty || this.#text.charAt(this.#at) === '>') {
        const fault = this.#names.enter(name, attributes ?? NO_ATTRIBUTES)
        if (fault !== null) this.#fail(fault, start)
        if (isEmpty) this.#names.leave()
        else this.#open.push(name)
        this.#at += isEmpty ? 2 : 1
        return
      }
      if (!hasSpace) this.#fail({ term: 'xml_tag_not_closed', values: { name } })
      attributes ??= new Map()
      this.#attribute(attributes)
    }
  }

  #attribute(attributes: Map<string, string>): void {
    const start = this.#at
    const name = this.#name({ term: 'xml_space_in_tag' })
    if (attributes.has(name)) this.#fail({ term: 'xml_attribute_twice', values: { name } }, start)
    this.#match(SPACE)
    if (this.#text.charAt(this.#at) !== '=')
      this.#fail({ term: 'xml_attribute_without_value', values: { name } })
    this.#at++
    this.#match(SPACE)
    const quote = this.#text.charAt(this.#at)
    if (quote !== '"' && quote !== "'") this.#fail({ term: 'xml_value_without_quotes', values: { name } })
    const from = this.#at + 1
    const to = this.#endOf(quote, from, { term: 'xml_value_not_closed', values: { name } }) - 1
    const value = this.#text.slice(from, to)
    const less = value.indexOf('<')
    if (less >= 0) this.#fail({ term: 'xml_less_in_attribute' }, from + less)
    this.#references(from, to)
    this.#at = to + 1
    attributes.set(name, value)
  }

  #characters(from: number, to: number): void {
    if (from === to) return
    const text = this.#text.slice(from, to)
    if (this.#open.length === 0) {
      const other = text.search(/[^ \t\r\n]/)
      if (other >= 0) this.#fail({ term: 'xml_text_outside' }, from + other)
      return
    }
    const end = text.indexOf(']]>')
    if (end >= 0) this.#fail({ term: 'xml_cdata_end_in_text' }, from + end)
    this.#references(from, to)
  }

  #references(from: number, to: number): void {
    const text = this.#text
    // Looked for in the piece alone: in the whole, each piece without one would search to the end.
    const piece = text.slice(from, to)
    for (let at = piece.indexOf('&'); at >= 0; at = piece.indexOf('&', at + 1)) {
      REFERENCE.lastIndex = at
      const found = REFERENCE.exec(piece)
      if (found === null) {
        this.#fail({ term: 'xml_ampersand' }, from + at)
      }
      const [, decimal, hex] = found
      const code = decimal === undefined ? Number.parseInt(hex ?? '20', 16) : Number(decimal)
      if (code > 0x10ffff || impossibleAt(String.fromCodePoint(code)) >= 0) {
        this.#fail({ term: 'xml_character_number' }, from + at)
      }
    }
  }

  #name(after: string | ProblemTerm): string {
    const found = this.#match(NAME)
    if (found === null) this.#fail({ term: 'xml_name_expected', values: { after } })
    return found[0]
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found !== null) this.#at = pattern.lastIndex
    return found
  }

  /** The place behind the next `end`. */
  #endOf(end: string, from: number, fault: ProblemTerm): number {
    const found = this.#text.indexOf(end, from)
    if (found < 0) this.#fail(fault)
    return found + end.length
  }

  #fail(why: ProblemTerm, at = this.#at): never {
    throw new XmlFault(at, why)
  }
}
