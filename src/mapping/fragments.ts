import type { Statement } from './ast.ts'
import type { Evaluate } from './compile-expression.ts'
import type { Emit, Surroundings, TemplateCompiler } from './compile-template.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { Markup, type Value } from './value.ts'

/** A text that is made apart from the output. */
export interface Fragment {
  /** As a value. */
  value: Evaluate
  /** As a part of the document's structure, where values cannot stand as they are; null: it cannot. */
  structure: ((run: Run) => string) | null
}

/**
 * Compiles statements whose text is used later. Faults of the structure alone only say that it is none.
 * @param before what reads names before them, in the same scope
 */
export function compileFragment(
  compiler: TemplateCompiler,
  body: Statement[],
  at: number,
  before: Statement[] = [],
): Fragment {
  const ways = compiler.surroundings.fragment()
  const text = captured(compileIn(compiler, ways.value, body, at, before))
  const value: Evaluate = ways.isMarkup ? (run): Value => new Markup(text(run)) : text
  const { structure } = ways
  if (structure === null) return { value, structure: null }
  const { expressions } = compiler
  const [faults, warnings, cost] = [expressions.faults.length, expressions.warnings.length, expressions.cost]
  const emit = compileIn(compiler, structure, body, at, before)
  const isStructure = expressions.faults.length === faults
  expressions.faults.length = faults
  expressions.warnings.length = warnings
  if (!isStructure) expressions.cost = cost
  return { value, structure: isStructure ? captured(emit) : null }
}

function compileIn(
  compiler: TemplateCompiler,
  inside: Surroundings,
  body: Statement[],
  at: number,
  before: Statement[],
): Emit {
  const outside = compiler.surroundings
  compiler.surroundings = inside
  compiler.expressions.variables.enter([...before, ...body])
  const emit = compiler.body(body)
  const resets = compiler.expressions.variables.leave()
  const fault = inside.end()
  if (fault !== null) compiler.faults.push(new SaveError('unbalanced_quote', at, fault))
  compiler.surroundings = outside
  return (run) => {
    run.forget(resets)
    emit(run)
  }
}

/** What an emit writes, as a text. */
function captured(emit: Emit): (run: Run) => string {
  return (run) => {
    const count = run.secrets?.length ?? 0
    const text = run.apart(emit)
    if (run.secrets !== null && run.secrets.length > count) {
      throw new RenderError('secret_not_here', 'secret_in_block')
    }
    run.chargeText(text.length)
    return text
  }
}
