import type { Because } from '#contract/problem-texts.ts'
import { getAttribute, getIndex, getSlice } from './access.ts'
import type { Comparison, Expression } from './ast.ts'
import { isWrittenOut } from './mentions.ts'
import { loopMember } from './loop-names.ts'
import { compileCall } from './compile-call.ts'
import { compileFilter, compileTest } from './compile-filter.ts'
import { compare, sameKey } from './compare.ts'
import { warnOfCondition } from './hole-warnings.ts'
import { isTrue } from './kinds.ts'
import { CALL_DEPTH_LIMIT_LEVELS, FAULT_LIMIT } from './limits.ts'
import { checkAbsent, type KnownNames } from './names.ts'
import { calculate, signed } from './operators.ts'
import { UNSET, type Run } from './run.ts'
import { SaveError } from './save-error.ts'
import { secretName, takenApart } from './secrets.ts'
import {
  AUTHOR,
  BOOLEAN,
  either,
  elementOf,
  isTextOnly,
  listOf,
  literalShape,
  member,
  NUMBER,
  sampled,
  shape,
  TEXT,
  UNDEFINED,
  UNKNOWN,
  without,
  type Shape,
} from './shapes.ts'
import { textOf } from './text.ts'
import type { TextTracer } from './trace/tracer.ts'
import { getOwn, Secret, Tuple, type Value } from './value.ts'
import { Variables } from './variables.ts'
import { written } from './written.ts'

/** Evaluates an expression. */
export type Evaluate = (run: Run) => Value

/** An expression made into functions, and what is known of its value. */
export interface Compiled {
  readonly evaluate: Evaluate
  readonly shape: Shape
  /** The keys of `a.b.c`, so that one function walks the whole path. */
  readonly path?: { root: Evaluate; steps: { name: string; at: number }[] }
}

/** Makes functions of expressions. Faults are collected, so that one save shows all of them. */
export class ExpressionCompiler {
  readonly variables = new Variables()
  readonly faults: SaveError[] = []
  /** What is no reason to refuse the text. */
  readonly warnings: SaveError[] = []
  readonly names: KnownNames
  /** What the hole at hand writes as it is: only there may a secret stand. */
  wholeHoles: readonly Expression[] = []
  /** Names of the look-up tables that are used. */
  readonly lookups = new Set<string>()
  /** Parts compiled so far: what one pass through them costs. */
  cost = 0
  /** Paths that count as true here, since a condition says so. */
  #truePaths: readonly string[] = []
  /** Levels around the part at hand, and the most that there were. */
  #depth = 0
  #deepest = 0

  /** What watches the renderings; null when nothing does. */
  readonly tracer: TextTracer | null

  constructor(names: KnownNames, tracer: TextTracer | null = null) {
    this.names = names
    this.tracer = tracer
  }

  compile(expression: Expression): Compiled {
    if (this.faults.length >= FAULT_LIMIT) return NOTHING
    this.cost++
    try {
      const compiled = this.#known(
        expression,
        this.nested(0, expression.at, () => this.#compile(expression)),
      )
      return this.tracer === null ? compiled : this.#traced(expression, compiled, this.tracer)
    } catch (error) {
      if (!(error instanceof SaveError)) throw error
      this.faults.push(error)
      return NOTHING
    }
  }

  /** What counts as true is neither null nor undefined. */
  #known(expression: Expression, compiled: Compiled): Compiled {
    if (this.#truePaths.length === 0) return compiled
    const path = written(expression)
    if (path === null || !this.#truePaths.includes(path)) return compiled
    return { ...compiled, shape: without(compiled.shape, 'null', 'undefined') }
  }

  /** Compiles what is reached only where the test counts as true. */
  whereTrue<T>(test: Expression, compile: () => T): T {
    const around = this.#truePaths
    this.#truePaths = [...pathsIn(test), ...around].slice(0, TRUE_PATH_LIMIT)
    const result = compile()
    this.#truePaths = around
    return result
  }

  /** Each part of a path is seen by itself. */
  #traced(expression: Expression, { evaluate, shape }: Compiled, tracer: TextTracer): Compiled {
    const slots = expression.kind === 'name' ? this.variables.find(expression.name).slots : []
    return { evaluate: tracer.expression(expression, evaluate, slots), shape }
  }

  /** Compiles what stands one level deeper, or what calls something of that height. */
  nested<T>(height: number, at: number, compile: () => T): T {
    this.#depth++
    this.#deepest = Math.max(this.#deepest, this.#depth + height)
    try {
      if (this.#depth + height > CALL_DEPTH_LIMIT_LEVELS)
        throw new SaveError('too_deep', at, 'template_too_deep')
      return compile()
    } finally {
      this.#depth--
    }
  }

  /** Compiles a part that may stand in several places, and tells how many levels it has. */
  measured<T>(compile: () => T): { result: T; height: number } {
    const around = this.#deepest
    this.#deepest = this.#depth
    const result = compile()
    const height = this.#deepest - this.#depth
    this.#deepest = Math.max(around, this.#deepest)
    return { result, height }
  }

  warn(code: string, at: number, ...because: Because): void {
    this.warnings.push(new SaveError(code, at, ...because))
  }

  compileAll(expressions: Expression[]): Compiled[] {
    return expressions.map((expression) => this.compile(expression))
  }

  #compile(expression: Expression): Compiled {
    const secret = this.variables.find('secrets').slots.length === 0 ? secretName(expression) : null
    if (secret !== null) return this.#secret(expression, secret)
    switch (expression.kind) {
      case 'literal': {
        const { value } = expression
        return { evaluate: () => value, shape: literalShape(value) }
      }
      case 'name':
        return this.#name(expression.name, expression.at)
      case 'list':
      case 'tuple':
        return this.#list(expression.items, expression.kind)
      case 'dict':
        return this.#dict(expression.entries, expression.at)
      case 'attribute':
        return this.#attribute(expression.object, expression.name, expression.at)
      case 'index':
        return this.#index(expression.object, expression.key, expression.at)
      case 'slice':
        return this.#slice(expression)
      case 'call':
        return compileCall(this, expression.callee, expression.args, expression.at)
      case 'filter':
        return compileFilter(this, expression)
      case 'test':
        return compileTest(this, expression)
      case 'sign': {
        const { operator, at } = expression
        const { evaluate } = this.compile(expression.operand)
        return {
          evaluate: (run) => {
            const value = evaluate(run)
            run.at = at
            return signed(operator, value)
          },
          shape: NUMBER,
        }
      }
      case 'not': {
        const { evaluate } = this.compile(expression.operand)
        return { evaluate: (run) => !isTrue(evaluate(run)), shape: BOOLEAN }
      }
      case 'binary':
        return this.#binary(expression)
      case 'concat':
        return this.#concat(expression.parts, expression.at)
      case 'compare':
        return this.#compare(expression.first, expression.rest)
      case 'and':
      case 'or':
        return this.#logic(expression.kind, expression.left, expression.right)
      case 'choice':
      default:
        return this.#choice(expression.test, expression.whenTrue, expression.otherwise)
    }
  }

  #secret(expression: Expression, name: string): Compiled {
    checkAbsent(this.names, 'secrets', expression.at)
    if (!this.wholeHoles.includes(expression)) throw takenApart(expression.at)
    const secret = new Secret(name)
    return { evaluate: () => secret, shape: shape('secret') }
  }

  #name(name: string, at: number): Compiled {
    if (name === 'loop' && this.variables.loop !== null)
      throw new SaveError('not_supported', at, 'loop_alone')
    if (this.variables.findMacro(name) !== null)
      throw new SaveError('not_supported', at, 'macro_not_called', { name })
    const { slots, isSurelySet, shape: setShape } = this.variables.find(name)
    const [slot] = slots
    if (slot !== undefined && isSurelySet && slots.length === 1) {
      return {
        evaluate: (run) => {
          const value = run.locals[slot]
          return value === UNSET ? undefined : value
        },
        shape: setShape ?? UNKNOWN,
      }
    }
    const outer = isSurelySet ? NOTHING : this.#outerName(name, at)
    if (slot === undefined) return outer
    return {
      evaluate: (run) => {
        for (const candidate of slots) {
          const value = run.locals[candidate]
          if (value !== UNSET) return value
        }
        return outer.evaluate(run)
      },
      shape: isSurelySet || setShape === null ? (setShape ?? UNKNOWN) : either(setShape, outer.shape),
    }
  }

  /** A name that the template does not set: one of Postbud's own, or the data's. */
  #outerName(name: string, at: number): Compiled {
    checkAbsent(this.names, name, at)
    if (name === 'secrets') throw takenApart(at)
    if (name === 'lookups') {
      throw new SaveError('not_supported', at, 'lookups_not_called')
    }
    if (name === 'self') throw new SaveError('not_supported', at, 'self_not_here')
    const data = sampled(this.names.samples, this.names.events?.schema)
    if (name === 'payload') return { evaluate: (run) => run.data, shape: data }
    const own = this.names.own.get(name)
    if (own !== undefined) return { evaluate: (run) => getOwn(run.own, name), shape: own }
    return { evaluate: (run) => getOwn(run.data, name), shape: member(data, name) }
  }

  #list(items: Expression[], kind: 'list' | 'tuple'): Compiled {
    const compiled = this.compileAll(items)
    const evaluates = compiled.map(({ evaluate }) => evaluate)
    const element = compiled
      .map((item) => item.shape)
      .reduce<Shape | null>((shape, item) => (shape === null ? item : either(shape, item)), null)
    const listShape = listOf(element ?? UNKNOWN)
    if (kind === 'tuple') {
      return { evaluate: (run) => new Tuple(evaluates.map((evaluate) => evaluate(run))), shape: listShape }
    }
    return { evaluate: (run) => evaluates.map((evaluate) => evaluate(run)), shape: listShape }
  }

  #dict(entries: [Expression, Expression][], at: number): Compiled {
    for (const [key] of entries) {
      if (key.kind === 'list') throw new SaveError('wrong_type', key.at, 'list_as_key')
      if (key.kind === 'dict') throw new SaveError('wrong_type', key.at, 'object_as_key')
    }
    const pairs = entries.map(([key, value]) => ({
      key: this.compile(key).evaluate,
      value: this.compile(value).evaluate,
    }))
    return {
      evaluate: (run) => {
        const dictionary = new Map<Value, Value>()
        for (const pair of pairs) {
          const key = pair.key(run)
          const value = pair.value(run)
          run.at = at
          dictionary.set((sameKey(dictionary, key, run) ?? { key }).key, value)
        }
        return dictionary
      },
      shape: shape('object'),
    }
  }

  #attribute(object: Expression, name: string, at: number): Compiled {
    if (object.kind === 'name' && object.name === 'loop' && this.variables.loop !== null) {
      return loopMember(this.variables.loop, name, at)
    }
    const { evaluate, path, shape: objectShape } = this.compile(object)
    const root = path?.root ?? evaluate
    const steps = [...(path?.steps ?? []), { name, at }]
    return {
      evaluate: (run) => {
        let value = root(run)
        for (const step of steps) {
          run.at = step.at
          value = getAttribute(value, step.name)
        }
        return value
      },
      shape: member(objectShape, name),
      path: { root, steps },
    }
  }

  #index(object: Expression, key: Expression, at: number): Compiled {
    const { evaluate, shape: objectShape } = this.compile(object)
    const compiledKey = this.compile(key)
    const evaluateKey = compiledKey.evaluate
    let result = UNKNOWN
    if (key.kind === 'literal' && typeof key.value === 'string') result = member(objectShape, key.value)
    else if (compiledKey.shape.kinds.has('number')) result = elementOf(objectShape)
    return {
      evaluate: (run) => {
        const value = evaluate(run)
        const keyValue = evaluateKey(run)
        run.at = at
        return getIndex(value, keyValue, run)
      },
      shape: result,
    }
  }

  #slice(expression: Extract<Expression, { kind: 'slice' }>): Compiled {
    const { at } = expression
    const object = this.compile(expression.object)
    checkSliceable(expression.object, object.shape)
    const [start, stop, step] = [expression.start, expression.stop, expression.step].map((part) => {
      return part === null ? null : this.compile(part).evaluate
    })
    return {
      evaluate: (run) => {
        const value = object.evaluate(run)
        const bounds = [start, stop, step].map((part) =>
          part === undefined || part === null ? null : part(run),
        )
        run.at = at
        return getSlice(value, bounds[0], bounds[1], bounds[2], run)
      },
      shape: isTextOnly(object.shape) ? TEXT : object.shape,
    }
  }

  #binary(expression: Extract<Expression, { kind: 'binary' }>): Compiled {
    const { operator, at } = expression
    const left = this.compile(expression.left)
    const right = this.compile(expression.right)
    const evaluateLeft = left.evaluate
    const evaluateRight = right.evaluate
    let result = NUMBER
    if (operator === '+' && (isTextOnly(left.shape) || isTextOnly(right.shape))) result = TEXT
    else if (operator === '*' && (isTextOnly(left.shape) || isTextOnly(right.shape))) result = TEXT
    else if (operator === '%' && isTextOnly(left.shape)) result = TEXT
    else if (operator === '+' && left.shape.kinds.has('list')) result = either(left.shape, right.shape)
    return {
      evaluate: (run) => {
        const a = evaluateLeft(run)
        const b = evaluateRight(run)
        run.at = at
        return calculate(operator, a, b, run)
      },
      shape: result,
    }
  }

  #concat(parts: Expression[], at: number): Compiled {
    const compiled = this.compileAll(parts)
    const evaluates = compiled.map(({ evaluate }) => evaluate)
    return {
      evaluate: (run) => {
        let text = ''
        for (const evaluate of evaluates) {
          const value = evaluate(run)
          run.at = at
          const part = textOf(value, run)
          run.chargeJoined(text.length, part.length)
          text += part
        }
        return text
      },
      shape: compiled.every((part) => isAuthor(part.shape)) ? AUTHOR : TEXT,
    }
  }

  #compare(first: Expression, rest: Comparison[]): Compiled {
    const evaluateFirst = this.compile(first).evaluate
    const links = rest.map(({ at, operator, operand }) => {
      return { at, operator, evaluate: this.compile(operand).evaluate }
    })
    const [only] = links
    if (only !== undefined && links.length === 1) {
      const { at, operator, evaluate } = only
      return {
        evaluate: (run) => {
          const left = evaluateFirst(run)
          const right = evaluate(run)
          run.at = at
          return compare(operator, left, right, run)
        },
        shape: BOOLEAN,
      }
    }
    return {
      evaluate: (run) => {
        let left = evaluateFirst(run)
        for (const { at, operator, evaluate } of links) {
          const right = evaluate(run)
          run.at = at
          if (!compare(operator, left, right, run)) return false
          left = right
        }
        return true
      },
      shape: BOOLEAN,
    }
  }

  #logic(kind: 'and' | 'or', left: Expression, right: Expression): Compiled {
    const a = this.compile(left)
    const b = this.compile(right)
    const evaluateLeft = a.evaluate
    const evaluateRight = b.evaluate
    return {
      evaluate: (run) => {
        const value = evaluateLeft(run)
        return isTrue(value) === (kind === 'or') ? value : evaluateRight(run)
      },
      // What counts as false on the left of an `or` is not what comes out.
      shape: either(kind === 'or' ? without(a.shape, 'null', 'undefined') : a.shape, b.shape),
    }
  }

  #choice(test: Expression, whenTrue: Expression, otherwise: Expression | null): Compiled {
    const compiledTest = this.compile(test)
    const evaluateTest = compiledTest.evaluate
    warnOfCondition(this, test, compiledTest.shape)
    const first = this.whereTrue(test, () => this.compile(whenTrue))
    const second =
      otherwise === null ? { evaluate: () => undefined, shape: UNDEFINED } : this.compile(otherwise)
    const evaluateFirst = first.evaluate
    const evaluateSecond: Evaluate = second.evaluate
    return {
      evaluate: (run) => (isTrue(evaluateTest(run)) ? evaluateFirst(run) : evaluateSecond(run)),
      shape: either(first.shape, second.shape),
    }
  }
}

/** Conditions that people write speak of fewer. */
const TRUE_PATH_LIMIT = 40

/** The paths that count as true where the test does. */
function pathsIn(test: Expression): string[] {
  if (test.kind === 'and') return [...pathsIn(test.left), ...pathsIn(test.right)]
  const path = written(test)
  return path === null ? [] : [path]
}

function isAuthor({ kinds }: Shape): boolean {
  return kinds.size === 1 && kinds.has('author')
}

/** What is written out and cannot be sliced is refused: the reference makes it undefined only when it is written out. */
function checkSliceable(object: Expression, { kinds }: Shape): void {
  const [kind] = kinds
  if (kinds.size !== 1 || !isWrittenOut(object)) return
  if (kind === 'number' || kind === 'boolean' || kind === 'object') {
    throw new SaveError('wrong_type', object.at, 'not_sliceable', { type: { term: kind } })
  }
  if (kind === 'null')
    throw new SaveError('wrong_type', object.at, 'not_sliceable', { type: { term: 'null_value' } })
}

/** What stands for an expression that cannot be compiled; the template is refused then. */
const NOTHING: Compiled = { evaluate: () => undefined, shape: UNKNOWN }
