import { BLOCK_TEXT, type Statement } from './ast.ts'
import type { Emit, TemplateCompiler } from './compile-template.ts'
import { compileFragment } from './fragments.ts'
import { SaveError } from './save-error.ts'
import { setMember } from './stateful.ts'
import { TEXT } from './shapes.ts'

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>

/** `{% with a = 1 %}…{% endwith %}`: the values are those outside, the names end with the block. */
export function compileWith(compiler: TemplateCompiler, statement: Of<'with'>): Emit {
  const { variables } = compiler.expressions
  const values = statement.sets.map(({ value }) => compiler.expressions.compile(value))
  variables.enter(statement.body)
  const assigns = statement.sets.map(({ target }, i) => {
    const shape = values[i]?.shape ?? TEXT
    return compiler.assigner(target, shape, true, statement.sets[i]?.value)
  })
  const body = compiler.body(statement.body)
  const resets = variables.leave()
  const set: Emit = (run) => {
    const evaluated = values.map(({ evaluate }) => evaluate(run))
    run.forget(resets)
    assigns.forEach((assign, i) => assign(run, evaluated[i]))
  }
  const enter = compiler.tracer?.set(statement.at, null, set) ?? set
  return (run) => {
    enter(run)
    body(run)
  }
}

/** `{% set name %}…{% endset %}`: what stands in it becomes a text, through the filters that are given. */
export function compileSetBlock(compiler: TemplateCompiler, statement: Of<'set_block'>): Emit {
  const { variables } = compiler.expressions
  const { object, name, filtered, body, at } = statement
  const fragment = compileFragment(compiler, body, at)
  variables.enter()
  const inner = variables.declare(BLOCK_TEXT, TEXT, true)
  const { evaluate, shape } = compiler.expressions.compile(filtered)
  variables.leave()
  if (object !== null) {
    const set = setMember(compiler.expressions, object, name, at)
    return (run) => {
      run.locals[inner] = fragment.value(run)
      set(run, evaluate(run))
    }
  }
  const isPlain = filtered.kind === 'name'
  const slot = variables.declare(name, isPlain ? TEXT : shape, false)
  const made = isPlain ? fragment.structure : null
  const structure = made === null ? null : (compiler.tracer?.again(made) ?? made)
  const structureSlot = structure === null ? null : variables.declareStructure(name)
  return (run) => {
    if (structureSlot === null || structure === null) run.locals[inner] = fragment.value(run)
    else {
      run.locals[inner] = run.madeTwice(() => fragment.value(run))
      run.locals[structureSlot] = structure(run)
    }
    run.locals[slot] = evaluate(run)
  }
}

/** `{% filter name %}…{% endfilter %}`: written as the hole `{{ text | name }}` would be. */
export function compileFilterBlock(compiler: TemplateCompiler, statement: Of<'filter_block'>): Emit {
  const { variables } = compiler.expressions
  const { filtered, body, at } = statement
  const fragment = compileFragment(compiler, body, at)
  variables.enter()
  const inner = variables.declare(BLOCK_TEXT, TEXT, true)
  const emit = compileHole()
  const { kinds } = compiler.expressions.compile(filtered).shape
  if (!['text', 'author', 'json', 'unknown'].some((kind) => [...kinds].some((known) => known === kind))) {
    throw new SaveError('wrong_type', at, 'filter_block_not_text')
  }
  variables.leave()
  return (run) => {
    run.locals[inner] = fragment.value(run)
    emit(run)
  }

  function compileHole(): Emit {
    try {
      return compiler.surroundings.hole(filtered, at, compiler.expressions)
    } catch (error) {
      if (!(error instanceof SaveError) || error.code !== 'unquoted_text') throw error
      throw new SaveError(error.code, at, 'filter_block_unquoted')
    }
  }
}
