import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import type { Emit, FragmentWays, OpenEnd, Surroundings } from './compile-template.ts'
import { warnOfEscapedLiteral, warnOfEscapingOff, warnOfPrinting } from './hole-warnings.ts'
import { SaveError } from './save-error.ts'
import { printed } from './text.ts'
import { isAttributes } from './written.ts'
import { Markup, Secret } from './value.ts'
import { endOfDoctype } from './xml-doctype.ts'
import {
  checkCharacters,
  escapeXml,
  escapeXmlAttribute,
  impossibleAt,
  codeOf,
  keepInAttribute,
  splitCdata,
} from './xml-characters.ts'

type State = 'text' | 'tag' | 'double' | 'single' | 'comment' | 'cdata' | 'instruction' | 'doctype'

/** What a hole cannot stand in. */
const REFUSED = {
  tag: 'hole_in_xml_tag',
  comment: 'hole_in_xml_comment',
  instruction: 'hole_in_declaration',
  doctype: 'hole_in_doctype',
  text: null,
  double: null,
  single: null,
  cdata: null,
} as const satisfies Record<State, string | null>

/** XML: a hole may stand in text, inside the quotes of an attribute and in CDATA, and is escaped for its place. */
export class XmlSurroundings implements Surroundings {
  state: State = 'text'

  text(text: string, at: number): void {
    const impossible = impossibleAt(text)
    if (impossible >= 0) {
      throw new SaveError('invalid_character', at + impossible, 'impossible_character', {
        code: codeOf(text, impossible),
      })
    }
    let next = 0
    while (next < text.length) next = this.#step(text, next, at)
  }

  end(): OpenEnd | null {
    return this.state === 'text' ? null : 'xml_ends_inside'
  }

  fragment(): FragmentWays {
    return { value: new XmlSurroundings(), isMarkup: true, structure: null }
  }

  hole(expression: Expression, at: number, compiler: ExpressionCompiler): Emit {
    const refused = REFUSED[this.state]
    if (refused !== null && !(this.state === 'tag' && isAttributes(expression)))
      throw new SaveError('unsafe_place', at, refused)
    const isSafe = warnOfEscapingOff(compiler, expression, at)
    const { evaluate, shape } = compiler.compile(expression)
    warnOfPrinting(compiler, expression, shape, at)
    if (this.state !== 'cdata') warnOfEscapedLiteral(compiler, expression)
    const place = this.state
    const isAttribute = place === 'double' || place === 'single'
    return (run) => {
      const value = evaluate(run)
      run.at = at
      if (value instanceof Secret) {
        run.writeSecret(value, place === 'cdata' ? ['cdata'] : ['xml'])
        return
      }
      const text = printed(value, run)
      run.chargeText(text.length)
      checkCharacters(text)
      if (place === 'cdata') run.write(splitCdata(text))
      else if (value instanceof Markup) run.write(isAttribute && !isSafe ? keepInAttribute(text) : text)
      else run.write(isAttribute ? escapeXmlAttribute(text) : escapeXml(text))
    }
  }

  /** Follows the text from `next` to where something can change; the result is that place. */
  #step(text: string, next: number, at: number): number {
    switch (this.state) {
      case 'text':
        return this.#open(text, next, at)
      case 'tag': {
        const found = firstOf(/["'>]/g, text, next)
        const character = text.charAt(found)
        if (character !== '')
          this.state = character === '"' ? 'double' : character === "'" ? 'single' : 'text'
        return found + 1
      }
      case 'double':
        return this.#until(text, next, '"', 'tag')
      case 'single':
        return this.#until(text, next, "'", 'tag')
      case 'comment':
        return this.#until(text, next, '-->', 'text')
      case 'cdata':
        return this.#until(text, next, ']]>', 'text')
      case 'instruction':
        return this.#until(text, next, '?>', 'text')
      case 'doctype':
      default: {
        const end = endOfDoctype(text, next)
        if (end < 0) return text.length
        this.state = 'text'
        return end
      }
    }
  }

  #open(text: string, next: number, at: number): number {
    const open = text.indexOf('<', next)
    if (open < 0) return text.length
    for (const [start, state] of OPENINGS) {
      if (!text.startsWith(start, open)) continue
      this.state = state
      return open + start.length
    }
    if (text.startsWith('<!', open)) {
      throw new SaveError('invalid_xml', at + open, 'markup_not_known')
    }
    this.state = 'tag'
    return open + 1
  }

  #until(text: string, next: number, end: string, after: State): number {
    const found = text.indexOf(end, next)
    if (found < 0) return text.length
    this.state = after
    return found + end.length
  }
}

/** The first place from `from` on that matches; the end of the text when none does. */
function firstOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}

const OPENINGS: readonly [string, State][] = [
  ['<!--', 'comment'],
  ['<![CDATA[', 'cdata'],
  ['<!DOCTYPE', 'doctype'],
  ['<?', 'instruction'],
]
