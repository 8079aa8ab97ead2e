import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import type { Emit, FragmentWays, OpenEnd, Surroundings } from './compile-template.ts'
import { warnOfEscapingOff, warnOfPrinting } from './hole-warnings.ts'
import { escapeHtml } from './html-escape.ts'
import { isAttributes } from './written.ts'
import { SaveError } from './save-error.ts'
import { printed } from './text.ts'
import { Markup } from './value.ts'

type State = 'text' | 'tag' | 'double' | 'single' | 'comment' | 'script' | 'style'

/** HTML: a hole may stand in text and inside the quotes of an attribute, and is escaped. */
export class HtmlSurroundings implements Surroundings {
  state: State = 'text'
  /** The tag at hand, so that its end can begin a script or style. */
  #tag = ''

  text(text: string): void {
    let at = 0
    while (at < text.length) at = this.#step(text, at)
  }

  end(): OpenEnd | null {
    return this.state === 'text' ? null : 'html_ends_inside'
  }

  fragment(): FragmentWays {
    return { value: new HtmlSurroundings(), isMarkup: true, structure: null }
  }

  hole(expression: Expression, at: number, compiler: ExpressionCompiler): Emit {
    if (this.state === 'tag' && !isAttributes(expression)) {
      throw new SaveError('unsafe_place', at, 'hole_in_html_tag')
    }
    if (this.state === 'script' || this.state === 'style') {
      throw new SaveError('unsafe_place', at, `hole_in_${this.state}`)
    }
    warnOfEscapingOff(compiler, expression, at)
    const { evaluate, shape } = compiler.compile(expression)
    warnOfPrinting(compiler, expression, shape, at)
    return (run) => {
      const value = evaluate(run)
      run.at = at
      run.write(value instanceof Markup ? value.text : escapeHtml(printed(value, run)))
    }
  }

  /** Follows the text from `at` to the next place where something can change; the result is that place. */
  #step(text: string, at: number): number {
    switch (this.state) {
      case 'text': {
        const open = text.indexOf('<', at)
        if (open < 0) return text.length
        if (text.startsWith('<!--', open)) {
          this.state = 'comment'
          return open + 4
        }
        const name = /^<\/?([a-z][a-z0-9]*)|^<[!?]/i.exec(text.slice(open, open + 20))
        if (name === null) return open + 1
        this.#tag = (name[0].startsWith('</') ? '' : (name[1] ?? '')).toLowerCase()
        this.state = 'tag'
        return open + name[0].length
      }
      case 'tag': {
        const next = /["'>]/.exec(text.slice(at))
        if (next === null) return text.length
        if (next[0] === '"') this.state = 'double'
        else if (next[0] === "'") this.state = 'single'
        else this.state = this.#tag === 'script' || this.#tag === 'style' ? this.#tag : 'text'
        return at + next.index + 1
      }
      case 'double':
        return this.#until(text, at, '"', 'tag')
      case 'single':
        return this.#until(text, at, "'", 'tag')
      case 'comment':
        return this.#until(text, at, '-->', 'text')
      case 'script':
      case 'style':
      default:
        return this.#untilEndTag(text, at, this.state)
    }
  }

  #untilEndTag(text: string, at: number, name: 'script' | 'style'): number {
    const end = name === 'script' ? /<\/script/gi : /<\/style/gi
    end.lastIndex = at
    const found = end.exec(text)
    if (found === null) return text.length
    this.state = 'tag'
    this.#tag = ''
    return found.index + found[0].length
  }

  #until(text: string, at: number, end: string, after: State): number {
    const found = text.indexOf(end, at)
    if (found < 0) return text.length
    this.state = after
    this.#tag = ''
    return found + end.length
  }
}
