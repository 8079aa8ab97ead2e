import type { Expression } from './ast.ts'
import type { Evaluate, ExpressionCompiler } from './compile-expression.ts'
import type { Emit, FragmentWays, OpenEnd, Surroundings } from './compile-template.ts'
import { asCellData, type CsvStyle } from './csv-cells.ts'
import { warnOfCondition, warnOfEscapingOff, warnOfPrinting } from './hole-warnings.ts'
import { isTrue } from './kinds.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { structureOf } from './structure.ts'
import { printed } from './text.ts'
import { Secret, type Value } from './value.ts'

type State = 'outside' | 'inside'

/** What separates the cells, as the template's own text shows it: a tab, else a semicolon, else a comma. */
export class Delimiter {
  #found: CsvStyle['delimiter'] = ','

  get found(): CsvStyle['delimiter'] {
    return this.#found
  }

  /** Looks at the author's text outside quotes. */
  see(text: string): void {
    if (text.includes('\t')) this.#found = '\t'
    else if (this.#found === ',' && text.includes(';')) this.#found = ';'
  }
}

/** CSV: a hole is data of its cell, whatever stands in it. Rows, delimiters and quotes are the author's. */
export class CsvSurroundings implements Surroundings {
  state: State = 'outside'
  readonly #delimiter: Delimiter

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter
  }

  text(text: string, at: number): void {
    if (!text.isWellFormed()) throw new SaveError('invalid_character', at, 'half_character_written')
    let next = 0
    for (const piece of text.split('"')) {
      if (next > 0) this.#quote(text, next - 1, at)
      if (this.state === 'outside') this.#delimiter.see(piece)
      next += piece.length + 1
    }
  }

  end(): OpenEnd | null {
    return this.state === 'outside' ? null : 'quote_not_closed'
  }

  fragment(): FragmentWays {
    return {
      value: new PlainSurroundings(),
      isMarkup: false,
      structure: new CsvSurroundings(this.#delimiter),
    }
  }

  hole(expression: Expression, at: number, compiler: ExpressionCompiler): Emit {
    if (this.state === 'outside') {
      if (expression.kind === 'choice') return this.#choice(expression, at, compiler)
      const structure = structureOf(compiler, expression)
      if (structure !== null) return structure
      if (isText(expression) && isStructure(expression.value)) this.#delimiter.see(expression.value)
    }
    const isSafe = warnOfEscapingOff(compiler, expression, at)
    const { evaluate, shape } = compiler.compile(expression)
    warnOfPrinting(compiler, expression, shape, at)
    if (shape.kinds.has('secret') && this.state === 'outside') {
      throw new SaveError('unquoted_secret', at, 'secret_unquoted_in_csv')
    }
    const isAuthors = this.state === 'outside' && shape.kinds.has('author') && shape.kinds.size === 1
    return writer(evaluate, at, (text) => isSafe || (isAuthors && (isStructure(text) || isPlain(text))))
  }

  #choice(choice: Extract<Expression, { kind: 'choice' }>, at: number, compiler: ExpressionCompiler): Emit {
    const { evaluate: test, shape } = compiler.compile(choice.test)
    warnOfCondition(compiler, choice.test, shape)
    const whenTrue = this.hole(choice.whenTrue, at, compiler)
    const otherwise = choice.otherwise === null ? null : this.hole(choice.otherwise, at, compiler)
    return (run) => (isTrue(test(run)) ? whenTrue(run) : otherwise?.(run))
  }

  /** Quotes open where a cell begins; in the middle of one they are a mistake that readers take differently. */
  #quote(text: string, index: number, at: number): void {
    const before = text.charAt(index - 1)
    if (this.state === 'outside' && before !== '' && !/[\t,;\n\r"\ufeff]/.test(before)) {
      throw new SaveError('unbalanced_quote', at + index, 'quote_inside_cell')
    }
    this.state = this.state === 'outside' ? 'inside' : 'outside'
  }
}

function writer(evaluate: Evaluate, at: number, isRaw: (text: string) => boolean): Emit {
  return (run: Run) => {
    const value: Value = evaluate(run)
    run.at = at
    if (value instanceof Secret) {
      run.writeSecret(value, ['csv'])
      return
    }
    const text = printed(value, run)
    run.chargeText(text.length)
    const data = asCellData(text)
    run.write(isRaw(text) ? text : data)
  }
}

function isText(
  expression: Expression,
): expression is Extract<Expression, { kind: 'literal' }> & { value: string } {
  return expression.kind === 'literal' && typeof expression.value === 'string'
}

/** The author's own text needs no apostrophe, whatever it begins with. */
function isPlain(text: string): boolean {
  return !/[\t,;\r\n"]/.test(text)
}

/** Delimiters, line ends and the byte order mark are the author's structure when a hole writes nothing else. */
function isStructure(text: string): boolean {
  return /^[\t,;\r\n\ufeff]*$/.test(text)
}
