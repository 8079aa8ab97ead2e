import type { Expression } from '../ast.ts'
import type { Kind } from '../shapes.ts'
import { isWhole, stringOf, type Value } from '../value.ts'
import type { Checker } from './checker.ts'
import { NOTHING_KNOWN, placed, type Known } from './known.ts'
import type { Place } from './place.ts'
import { written } from '../written.ts'

/** How a value is used: `guarded` where something is said about its absence, `tested` where it decides a condition. */
export type Use = 'read' | 'tested' | 'guarded'

/** A step of a path, so that what is missing can be told where it is written. */
interface Step {
  place: Place
  at: number
  text: string
}

/** A path and what is known of it. */
export interface Path extends Known {
  steps: Step[]
}

const NO_PATH: Path = { ...NOTHING_KNOWN, steps: [] }

type Link = Extract<Expression, { kind: 'attribute' | 'index' }>

/** Follows `a.b[0].c` through what the samples and the schema have; tells what none of them has. */
export function follow(checker: Checker, expression: Expression, use: Use): Path {
  if (expression.kind === 'name') return followName(checker, expression, use)
  if (expression.kind !== 'attribute' && expression.kind !== 'index')
    return { ...checker.known(expression, 'read'), steps: [] }
  // Only the last step is guarded: what stands before it has to be there.
  const object = follow(checker, expression.object, use === 'guarded' ? 'tested' : use)
  if (expression.kind === 'attribute') return named(checker, expression, object, expression.name, use)
  const { key } = expression
  if (key.kind !== 'literal') {
    checker.known(key, 'read')
    const isElement = object.place?.kind === 'list'
    return isElement && object.place !== null
      ? { ...placed(object.place.elements, true), steps: [] }
      : NO_PATH
  }
  const name = stringOf(key.value)
  if (name !== null) return named(checker, expression, object, name, use)
  return element(expression, object, key.value)
}

function followName(checker: Checker, expression: Extract<Expression, { kind: 'name' }>, use: Use): Path {
  const { name, at } = expression
  const own = checker.scopes.find(name)
  if (own !== null)
    return own.place === null ? { ...own, steps: [] } : stepped(expression, own.place, [], own.isFilled)
  if (name === 'payload') return stepped(expression, checker.root, [])
  if (checker.isOwnName(name)) return NO_PATH
  if (checker.root.has(name)) return stepped(expression, checker.root.member(name), [])
  checker.unknown(at, name, name, checker.allNames(), use)
  return NO_PATH
}

function named(checker: Checker, expression: Link, object: Path, name: string, use: Use): Path {
  const { place, steps, isFilled } = object
  if (place === null) return NO_PATH
  const at = expression.kind === 'index' ? expression.key.at : expression.at
  const path = written(expression.object)
  if (place.kind === 'list') {
    const isAttribute = expression.kind === 'attribute' && path !== null
    if (isAttribute) checker.report('list_as_value', at, 'list_has_no_member', { path, name })
    return NO_PATH
  }
  if (place.has(name)) return stepped(expression, place.member(name), steps, isFilled)
  if (path === null) return NO_PATH
  const text = written(expression) ?? name
  if (isSimple(place.kind))
    checker.report('unknown_path', at, 'value_has_no_member', { path, name, type: { term: place.kind } })
  else checker.unknown(at, text, name, place.names(), place.isFree ? 'guarded' : use)
  return NO_PATH
}

function element(expression: Link, { place, steps, isFilled }: Path, index: Value): Path {
  if (place === null || place.kind !== 'list' || !isWhole(index)) return NO_PATH
  return stepped(expression, place.at(Number(index)), steps, isFilled)
}

function stepped(expression: Expression, place: Place, before: Step[], isFilled = false): Path {
  const at = expression.kind === 'index' ? expression.key.at : expression.at
  const steps = [...before, { place, at, text: written(expression) ?? '' }]
  return { ...placed(place, isFilled), steps }
}

function isSimple(kind: Kind | null): kind is 'text' | 'number' | 'boolean' {
  return kind === 'text' || kind === 'number' || kind === 'boolean'
}
