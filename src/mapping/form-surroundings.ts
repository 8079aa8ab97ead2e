import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import type { Emit, FragmentWays, Surroundings } from './compile-template.ts'
import { encodeFormText } from './form-body.ts'
import { warnOfCondition, warnOfEscapingOff, warnOfPrinting } from './hole-warnings.ts'
import { isTrue } from './kinds.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import { SaveError } from './save-error.ts'
import { structureOf } from './structure.ts'
import { printed } from './text.ts'
import { Secret } from './value.ts'

type State = 'name' | 'value'

/** A form: names and values that holes write are encoded, `=` and `&` are the author's. */
export class FormSurroundings implements Surroundings {
  state: State = 'name'
  /** A pair may end in one way and not in another: what a hole writes is encoded in either. */
  readonly isFree = true

  text(text: string, at: number): void {
    const wrong = text.search(/[^\s\x21-\x7e]|%(?![\da-fA-F]{2})/)
    if (wrong >= 0) {
      throw new SaveError('invalid_form', at + wrong, 'form_not_encoded')
    }
    const space = /[^\s&](\s+)[^\s&]/.exec(text)
    if (space !== null) {
      throw new SaveError('invalid_form', at + space.index + 1, 'form_space_inside_pair')
    }
    const and = text.lastIndexOf('&')
    if (text.includes('=', and + 1)) this.state = 'value'
    else if (and >= 0) this.state = 'name'
  }

  end(): null {
    return null
  }

  fragment(): FragmentWays {
    return { value: new PlainSurroundings(), isMarkup: false, structure: new FormSurroundings() }
  }

  hole(expression: Expression, at: number, compiler: ExpressionCompiler): Emit {
    if (expression.kind === 'choice') return this.#choice(expression, at, compiler)
    const structure = this.state === 'name' ? structureOf(compiler, expression) : null
    if (structure !== null) return structure
    const isSafe = warnOfEscapingOff(compiler, expression, at)
    const { evaluate, shape } = compiler.compile(expression)
    warnOfPrinting(compiler, expression, shape, at)
    const isAuthors = shape.kinds.has('author') && shape.kinds.size === 1
    return (run) => {
      const value = evaluate(run)
      run.at = at
      if (value instanceof Secret) {
        run.writeSecret(value, ['form'])
        return
      }
      const text = printed(value, run)
      // Each byte of up to three becomes three characters.
      run.chargeText(text.length * 9)
      run.write(isSafe || (isAuthors && isStructure(text)) ? text : encodeFormText(text))
    }
  }

  #choice(choice: Extract<Expression, { kind: 'choice' }>, at: number, compiler: ExpressionCompiler): Emit {
    const { evaluate: test, shape } = compiler.compile(choice.test)
    warnOfCondition(compiler, choice.test, shape)
    const whenTrue = this.hole(choice.whenTrue, at, compiler)
    const otherwise = choice.otherwise === null ? null : this.hole(choice.otherwise, at, compiler)
    return (run) => (isTrue(test(run)) ? whenTrue(run) : otherwise?.(run))
  }
}

/** An `&` with layout around it is the author's structure when a hole writes nothing else. */
function isStructure(text: string): boolean {
  return text.trim() === '&'
}
