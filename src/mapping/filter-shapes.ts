import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import {
  either,
  elementOf,
  isTextOnly,
  JSON_TEXT,
  listOf,
  literalShape,
  member,
  NUMBER,
  shape,
  TEXT,
  UNKNOWN,
  without,
  type Shape,
} from './shapes.ts'

export const NUMBER_FILTERS: ReadonlySet<string> = new Set([
  'int',
  'float',
  'round',
  'abs',
  'length',
  'count',
  'wordcount',
  'sum',
  'decimal',
  'convert',
  'date_diff',
])
export const ELEMENT_FILTERS: ReadonlySet<string> = new Set(['first', 'last', 'min', 'max'])
export const SAME_LIST_FILTERS: ReadonlySet<string> = new Set([
  'list',
  'sort',
  'unique',
  'reverse',
  'select',
  'reject',
  'selectattr',
  'rejectattr',
])

/** A pattern whose result is a JSON number, whatever number comes in. */
const NUMERIC_PATTERN = /^%(?:\.\d+)?[dif]$/

/** What is known at save of a filter's result. */
export function filterShape(
  compiler: ExpressionCompiler,
  filter: Extract<Expression, { kind: 'filter' }>,
  subject: Shape,
): Shape {
  const { name, args } = filter
  const [first] = args.positional
  if (name === 'tojson') return JSON_TEXT
  if (name === 'safe' && isJson(subject)) return JSON_TEXT
  if (NUMBER_FILTERS.has(name)) return withDefault(compiler, filter)
  if (ELEMENT_FILTERS.has(name)) return elementOf(subject)
  if (SAME_LIST_FILTERS.has(name)) return listOf(elementOf(subject))
  if (name === 'default' || name === 'd') {
    const named = new Map(args.named)
    const fallback = first ?? named.get('default_value')
    const boolean = args.positional[1] ?? named.get('boolean')
    const isAlsoForNull = boolean?.kind === 'literal' && boolean.value === true
    const kept = isAlsoForNull ? without(subject, 'undefined', 'null') : without(subject, 'undefined')
    return either(kept, fallback === undefined ? literalShape('') : shapeOf(compiler, fallback))
  }
  if (name === 'format') {
    const isNumeric =
      filter.subject.kind === 'literal' &&
      typeof filter.subject.value === 'string' &&
      NUMERIC_PATTERN.test(filter.subject.value)
    return isNumeric ? JSON_TEXT : TEXT
  }
  if (name === 'date') return dateShape(first ?? new Map(args.named).get('format'))
  if (name === 'date_add') return sameForm(subject)
  if (name === 'map') return listOf(mappedElement(filter, elementOf(subject)))
  if (name === 'hmac') {
    const key = first ?? new Map(args.named).get('key')
    return key !== undefined && shapeOf(compiler, key).kinds.has('secret') ? shape('secret') : TEXT
  }
  if (name === 'items' || name === 'batch' || name === 'slice') return listOf(UNKNOWN)
  return TEXT
}

function dateShape(format: Expression | undefined): Shape {
  if (format === undefined) return TEXT
  if (format.kind !== 'literal') return either(TEXT, NUMBER)
  return format.value === 'unix' || format.value === 'unix_ms' ? NUMBER : TEXT
}

/** A date that was changed is written as it was before. */
function sameForm({ kinds }: Shape): Shape {
  if ([...kinds].every((kind) => kind === 'number')) return NUMBER
  return isTextOnly({ kinds, samples: [], element: null }) ? TEXT : either(TEXT, NUMBER)
}

function isJson({ kinds }: Shape): boolean {
  return kinds.size === 1 && kinds.has('json')
}

/** Filters whose first argument is what they give for what is no number. */
const WITH_DEFAULT: ReadonlySet<string> = new Set(['int', 'float', 'decimal'])

/** They give their default as it is. */
function withDefault(compiler: ExpressionCompiler, filter: Extract<Expression, { kind: 'filter' }>): Shape {
  if (!WITH_DEFAULT.has(filter.name)) return NUMBER
  const fallback = filter.args.positional[0] ?? new Map(filter.args.named).get('default')
  return fallback === undefined ? NUMBER : either(NUMBER, shapeOf(compiler, fallback))
}

function mappedElement(filter: Extract<Expression, { kind: 'filter' }>, element: Shape): Shape {
  const [first] = filter.args.positional
  if (first !== undefined) {
    if (first.kind === 'literal' && first.value === 'tojson') return JSON_TEXT
    return first.kind === 'literal' && typeof first.value === 'string' && NUMBER_FILTERS.has(first.value)
      ? NUMBER
      : UNKNOWN
  }
  const attribute = new Map(filter.args.named).get('attribute')
  if (attribute?.kind !== 'literal' || typeof attribute.value !== 'string') return UNKNOWN
  return attribute.value.split('.').reduce(member, element)
}

/** An argument was compiled before; its faults are known and not told twice. */
function shapeOf(compiler: ExpressionCompiler, expression: Expression): Shape {
  const faults = compiler.faults.length
  const { shape } = compiler.compile(expression)
  compiler.faults.length = faults
  return shape
}
