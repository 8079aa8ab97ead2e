import type { AbilityName } from './abilities.ts'
import { compare, contains } from './compare.ts'
import type { CompareOperator } from './ast.ts'
import { numberOf } from './numbers.ts'
import { calculate } from './operators.ts'
import { REQUIRED, type Parameters } from './parameters.ts'
import type { Run } from './run.ts'
import { textOf } from './text.ts'
import {
  Decimal,
  elementsOf,
  Float,
  isDictionary,
  isWhole,
  Markup,
  SecretText,
  Series,
  stringOf,
  type Value,
} from './value.ts'

/** What stands after `is`. Its arguments arrive in the order of the parameters. */
export interface Test {
  readonly parameters: Parameters
  /** What has to be loaded before it works; left out: nothing. */
  readonly ability?: AbilityName
  readonly check: (value: Value, args: readonly Value[], run: Run) => boolean
}

function plain(check: (value: Value, run: Run) => boolean): Test {
  return { parameters: {}, check: (value, _args, run) => check(value, run) }
}

function comparison(operator: CompareOperator): Test {
  return {
    parameters: { other: REQUIRED },
    check: (value, [other], run) => compare(operator, value, other, run),
  }
}

const EQ = comparison('==')
const NE = comparison('!=')
const LT = comparison('<')
const LE = comparison('<=')
const GT = comparison('>')
const GE = comparison('>=')

/** Every test by its name. */
export const TESTS: ReadonlyMap<string, Test> = new Map(
  Object.entries({
    defined: plain((value) => value !== undefined),
    undefined: plain((value) => value === undefined),
    none: plain((value) => value === null),
    true: plain((value) => value === true),
    false: plain((value) => value === false),
    boolean: plain((value) => typeof value === 'boolean'),
    string: plain(isText),
    /** True and false are numbers, as in the reference. */
    number: plain((value) => numberOf(value) !== null || value instanceof Decimal),
    integer: plain((value) => isWhole(value) || (value instanceof Float && value.text === '-0')),
    float: plain((value) => value instanceof Float && value.text !== '-0'),
    mapping: plain(isDictionary),
    /** Texts, objects and undefined are sequences too, as in the reference. */
    sequence: plain((value) => isIterable(value) && !(value instanceof Series && value.type !== 'range')),
    iterable: plain(isIterable),
    even: { parameters: {}, ability: 'seldom', check: (value, _args, run) => isMultiple(value, 2, run) },
    odd: {
      parameters: {},
      ability: 'seldom',
      check: (value, _args, run) => compare('==', calculate('%', value, 2, run), 1, run),
    },
    divisibleby: {
      parameters: { num: REQUIRED },
      ability: 'seldom',
      check: (value, [num], run) => isMultiple(value, num, run),
    },
    eq: EQ,
    equalto: EQ,
    '==': EQ,
    ne: NE,
    '!=': NE,
    lt: LT,
    lessthan: LT,
    '<': LT,
    le: LE,
    '<=': LE,
    gt: GT,
    greaterthan: GT,
    '>': GT,
    ge: GE,
    '>=': GE,
    in: { parameters: { seq: REQUIRED }, check: (value, [seq], run) => contains(seq, value, run) },
    sameas: { parameters: { other: REQUIRED }, check: (value, [other]) => isSame(value, other) },
    escaped: plain((value) => value instanceof Markup),
    upper: plain((value, run) => hasCase(textOf(value, run), 'upper')),
    lower: plain((value, run) => hasCase(textOf(value, run), 'lower')),
  } satisfies Record<string, Test>),
)

function isText(value: Value): boolean {
  return stringOf(value) !== null || value instanceof SecretText
}

function isIterable(value: Value): boolean {
  return value === undefined || isText(value) || elementsOf(value) !== null || isDictionary(value)
}

function isMultiple(value: Value, divisor: Value, run: Run): boolean {
  return compare('==', calculate('%', value, divisor, run), 0, run)
}

/** What is missing is another thing each time. */
function isSame(left: Value, right: Value): boolean {
  return left === right && left !== undefined
}

/** Whether there are letters that have a case and all of them have this one. */
function hasCase(text: string, letterCase: 'upper' | 'lower'): boolean {
  const upper = text.toUpperCase()
  const lower = text.toLowerCase()
  return upper !== lower && text === (letterCase === 'upper' ? upper : lower)
}
