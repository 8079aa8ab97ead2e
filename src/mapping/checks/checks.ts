import { BLOCK_TEXT, type Expression, type Macro, type Statement, type Target } from '../ast.ts'
import type { Check } from '../names.ts'
import { Checker } from './checker.ts'
import { elementsPlace, made, placed, type Known } from './known.ts'
import { Scopes } from './scopes.ts'

/**
 * Goes through a text that has been parsed for what is probably a mistake: it compiles, but the samples and the schema
 * of events say that it will not do what is meant.
 */
export const checkText: Check = (text, names) => {
  const checker = new Checker(names, new Scopes(isExpression(text) ? new Set() : namesSetIn(text)))
  if (isExpression(text)) checker.known(text, 'tested')
  else checkBody(checker, text)
  return checker.warnings
}

function isExpression(text: readonly Statement[] | Expression): text is Expression {
  return !Array.isArray(text)
}

function checkBody(checker: Checker, body: readonly Statement[]): void {
  for (const statement of body) checkStatement(checker, statement)
}

function checkStatement(checker: Checker, statement: Statement): void {
  const { scopes } = checker
  switch (statement.kind) {
    case 'hole':
      checker.known(statement.expression, 'read')
      return
    case 'if':
      return checkIf(checker, statement)
    case 'for':
      return checkFor(checker, statement)
    case 'set':
      return assign(checker, statement.target, checker.known(statement.value, 'tested'))
    case 'set_member':
      checker.known(statement.value, 'read')
      return
    case 'set_block': {
      const { name, object, body, filtered } = statement
      scopes.within(() => checkBody(checker, body))
      const known = checkBlockText(checker, filtered)
      if (object === null) scopes.set(name, known, checker.isSure)
      return
    }
    case 'filter_block':
      scopes.within(() => checkBody(checker, statement.body))
      checkBlockText(checker, statement.filtered)
      return
    case 'with': {
      const values = statement.sets.map(({ value }) => checker.known(value, 'tested'))
      return scopes.within(() => {
        statement.sets.forEach(({ target }, i) => assign(checker, target, values[i] ?? made(null)))
        checkBody(checker, statement.body)
      })
    }
    case 'call_block':
      checker.known(statement.call, 'read')
      return checkTextWithParameters(checker, statement)
    case 'macro':
      return checkTextWithParameters(checker, statement)
    case 'text':
    default:
  }
}

/** A macro, or what a call block gives to one. */
function checkTextWithParameters(
  checker: Checker,
  { parameters, body }: Pick<Macro, 'parameters' | 'body'>,
): void {
  const { scopes } = checker
  scopes.within(() => {
    for (const name of ['varargs', 'kwargs']) scopes.set(name, made(null), true)
    for (const { name, fallback } of parameters) {
      if (fallback !== null) checker.known(fallback, 'read')
      scopes.set(name, made(null), true)
    }
    checker.somewhere(() => checkBody(checker, body))
  })
}

/** The filters of a block see its text under a name of its own. */
function checkBlockText(checker: Checker, filtered: Expression): Known {
  return checker.scopes.within(() => {
    checker.scopes.set(BLOCK_TEXT, made('text'), true)
    return checker.known(filtered, 'read')
  })
}

function checkIf(checker: Checker, { branches, otherwise }: Extract<Statement, { kind: 'if' }>): void {
  const inside = (body: readonly Statement[]) => () => checker.conditionally(() => checkBody(checker, body))
  checker.chosen(
    branches.map(({ test, body }) => ({ test, check: inside(body) })),
    inside(otherwise),
  )
}

function checkFor(checker: Checker, statement: Extract<Statement, { kind: 'for' }>): void {
  const { iterable, filter, target, body, otherwise } = statement
  const elements = elementsPlace(checker.known(iterable, 'tested'))
  const inside = (): void =>
    checker.scopes.within(() => {
      assign(checker, target, elements === null ? made(null) : placed(elements))
      if (filter === null) checkBody(checker, body)
      else
        checker.decided(
          filter,
          () => checkBody(checker, body),
          () => {},
        )
    })
  checker.decided(listIn(iterable), inside, () => {
    checker.scopes.within(() => checkBody(checker, otherwise))
  })
}

/** What a loop goes through: when it is empty, these filters make nothing of it. */
function listIn(iterable: Expression): Expression {
  let list = iterable
  while (list.kind === 'filter' && SAME_SIZE.has(list.name)) list = list.subject
  return list
}

const SAME_SIZE: ReadonlySet<string> = new Set(['list', 'sort', 'reverse', 'unique'])

function assign(checker: Checker, target: Target, known: Known): void {
  if (target.kind === 'name') checker.scopes.set(target.name, known, checker.isSure)
  else for (const item of target.items) assign(checker, item, made(null))
}

/** All names that a template sets somewhere. */
function namesSetIn(body: readonly Statement[]): Set<string> {
  const names = new Set<string>()
  collect(body, names)
  return names
}

function collect(part: unknown, names: Set<string>): void {
  if (typeof part !== 'object' || part === null) return
  if (Array.isArray(part)) {
    for (const one of part) collect(one, names)
    return
  }
  // What has a kind is a part of the tree.
  if ('kind' in part) collectSet(part as Statement, names)
  for (const inner of Object.values(part)) collect(inner, names)
}

function collectSet(part: Statement, names: Set<string>): void {
  if (part.kind === 'for' || part.kind === 'set') collectTarget(part.target, names)
  else if (part.kind === 'with') for (const { target } of part.sets) collectTarget(target, names)
  else if (part.kind === 'set_block' && part.object === null) names.add(part.name)
  else if (part.kind === 'macro' || part.kind === 'call_block') {
    if (part.kind === 'macro') names.add(part.name)
    for (const { name } of part.parameters) names.add(name)
  }
}

function collectTarget(target: Target, names: Set<string>): void {
  if (target.kind === 'name') names.add(target.name)
  else for (const item of target.items) collectTarget(item, names)
}
