import { impossibleAt, impossibleMessage } from './xml-characters.ts'
import { endOfDoctype } from './xml-doctype.ts'
import { XmlNames } from './xml-names.ts'

/** Why a text is not well-formed XML. */
export class XmlFault {
  readonly at: number
  readonly message: string

  constructor(at: number, message: string) {
    this.at = at
    this.message = message
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
  if (impossible >= 0) return new XmlFault(impossible, impossibleMessage(text, impossible))
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
    if (left !== undefined) this.#fail(`<${left}> is opened and never closed.`)
    if (!this.#hasRoot) this.#fail('There is no element.')
  }

  #declaration(): void {
    const declaration = this.#match(DECLARATION)
    if (declaration === null) {
      this.#fail('The declaration is not valid: <?xml version="1.0" encoding="UTF-8"?>')
    }
    const [, encoding] = declaration
    if (encoding !== undefined && !/^utf-8$/i.test(encoding)) {
      this.#fail(`The declaration says ${encoding}, but the message is sent as UTF-8.`)
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
      const end = this.#endOf('--', start + 4, 'A comment is opened and never closed.')
      if (text.charAt(end) !== '>') this.#fail('A comment cannot hold --.', end - 2)
      this.#at = end + 1
    } else if (text.startsWith('<![CDATA[', start)) {
      if (this.#open.length === 0) this.#fail('CDATA must stand inside an element.')
      this.#at = this.#endOf(']]>', start + 9, 'CDATA is opened and never closed.')
    } else if (text.startsWith('<!DOCTYPE', start)) this.#doctype()
    else this.#fail('After <! there must be --, [CDATA[ or DOCTYPE.')
  }

  #instruction(): void {
    const start = this.#at
    this.#at += 2
    const name = this.#name('the <?')
    if (/^xml$/i.test(name)) {
      this.#fail('The declaration must be the very first: not even a line break may stand before it.', start)
    }
    if (name.includes(':')) this.#fail('The name after <? cannot hold a colon.', start)
    if (!this.#text.startsWith('?>', this.#at) && this.#match(SPACE) === null) {
      this.#fail('White space must follow the name after <?.')
    }
    this.#at = this.#endOf('?>', this.#at, 'A <? is opened and never closed.')
  }

  #doctype(): void {
    if (this.#hasDoctype || this.#hasRoot) this.#fail('A DOCTYPE stands once, before the first element.')
    this.#hasDoctype = true
    const start = this.#at
    this.#at += '<!DOCTYPE'.length
    if (this.#match(SPACE) === null) this.#fail('White space and a name must follow <!DOCTYPE.')
    this.#name('<!DOCTYPE')
    const end = endOfDoctype(this.#text, this.#at)
    if (end < 0) this.#fail('The DOCTYPE is opened and never closed.', start)
    this.#at = end
  }

  #endTag(): void {
    const start = this.#at
    this.#at += 2
    const name = this.#name('</')
    if (this.#text.charAt(this.#at) !== '>') this.#match(SPACE)
    if (this.#text.charAt(this.#at) !== '>') this.#fail('A closing tag must end with >.')
    const open = this.#open.pop()
    if (open === undefined) this.#fail(`</${name}> closes what was not opened.`, start)
    if (open !== name) this.#fail(`</${name}> stands where <${open}> must be closed.`, start)
    this.#at++
    this.#names.leave()
  }

  #startTag(): void {
    const start = this.#at
    this.#at++
    const name = this.#name('<')
    if (this.#hasRoot && this.#open.length === 0)
      this.#fail('There can be only one element at the top.', start)
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
      if (!hasSpace)
        this.#fail(`The tag <${name}> is not closed here, and no white space goes before what follows.`)
      attributes ??= new Map()
      this.#attribute(attributes)
    }
  }

  #attribute(attributes: Map<string, string>): void {
    const start = this.#at
    const name = this.#name('white space in a tag')
    if (attributes.has(name)) this.#fail(`The attribute ${name} is given twice.`, start)
    this.#match(SPACE)
    if (this.#text.charAt(this.#at) !== '=') this.#fail(`The attribute ${name} has no value.`)
    this.#at++
    this.#match(SPACE)
    const quote = this.#text.charAt(this.#at)
    if (quote !== '"' && quote !== "'") this.#fail(`The value of ${name} has no quotes.`)
    const from = this.#at + 1
    const to = this.#endOf(quote, from, `The value of ${name} has no closing quote.`) - 1
    const value = this.#text.slice(from, to)
    const less = value.indexOf('<')
    if (less >= 0) this.#fail('An attribute cannot hold <: write &lt;', from + less)
    this.#references(from, to)
    this.#at = to + 1
    attributes.set(name, value)
  }

  #characters(from: number, to: number): void {
    if (from === to) return
    const text = this.#text.slice(from, to)
    if (this.#open.length === 0) {
      const other = text.search(/[^ \t\r\n]/)
      if (other >= 0) this.#fail('Text must stand inside the element at the top.', from + other)
      return
    }
    const end = text.indexOf(']]>')
    if (end >= 0) this.#fail('Text cannot hold ]]>: write ]]&gt;', from + end)
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
        this.#fail(
          'A & must be written &amp;. Known are &amp; &lt; &gt; &quot; &apos; and numbers.',
          from + at,
        )
      }
      const [, decimal, hex] = found
      const code = decimal === undefined ? Number.parseInt(hex ?? '20', 16) : Number(decimal)
      if (code > 0x10ffff || impossibleAt(String.fromCodePoint(code)) >= 0) {
        this.#fail('This number is no character of XML.', from + at)
      }
    }
  }

  #name(after: string): string {
    const found = this.#match(NAME)
    if (found === null) this.#fail(`A name must follow ${after}.`)
    return found[0]
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found !== null) this.#at = pattern.lastIndex
    return found
  }

  /** The place behind the next `end`. */
  #endOf(end: string, from: number, message: string): number {
    const found = this.#text.indexOf(end, from)
    if (found < 0) this.#fail(message)
    return found + end.length
  }

  #fail(message: string, at = this.#at): never {
    throw new XmlFault(at, message)
  }
}
