import type { Expression } from './ast.ts'
import type { SecretPlace } from './message.ts'
import { RenderError } from './render-error.ts'
import { SaveError } from './save-error.ts'
import type { Value, ValueMap } from './value.ts'

/** What becomes of a secret's value at its place. */
export type SecretEncoding = SecretPlace['encodings'][number]

/** A secret that a rendering has written, in the order of writing. */
export interface WrittenSecret {
  secret: string
  encodings: SecretEncoding[]
}

/*
 * While a message is rendered, a secret is a mark in its text: half a character, the number of the secret, and half a
 * character again. Data cannot smuggle one in: each number must come exactly once, and any other half character makes
 * the message one that cannot be sent.
 */
const MARK = '\udfff'
const EACH_MARK = /\udfff(\d+)\udfff/g

/** The text that stands for the secret of this number. */
export function markOf(number: number): string {
  return `${MARK}${number}${MARK}`
}

/** A rendered text without its marks, and where they were: in UTF-16 units of what is left. */
export function takeMarks(
  text: string,
  written: readonly WrittenSecret[],
): { text: string; places: { at: number; secret: WrittenSecret }[] } {
  if (written.length === 0) return { text, places: [] }
  const places: { at: number; secret: WrittenSecret }[] = []
  const found = new Set<number>()
  let left = ''
  let from = 0
  for (const match of text.matchAll(EACH_MARK)) {
    const number = Number(match[1])
    const secret = written[number]
    if (secret === undefined || found.has(number)) throw broken()
    found.add(number)
    left += text.slice(from, match.index)
    places.push({ at: left.length, secret })
    from = match.index + match[0].length
  }
  if (found.size !== written.length) throw broken()
  return { text: left + text.slice(from), places }
}

/** What a receiver reads in a form, without the secrets in it: for headers that sign a field. */
export function withoutMarks(fields: ValueMap): ValueMap {
  const plain = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(plain)
    return typeof value === 'string' ? value.replace(EACH_MARK, '') : value
  }
  return new Map([...fields].map(([name, value]) => [name, plain(value)]))
}

function broken(): RenderError {
  return new RenderError('broken_text', 'The output holds half a character, which cannot be sent.')
}

/** The expressions of a hole that are written as they are: the hole itself, or what it chooses between. */
export function wholeHoles(expression: Expression): Expression[] {
  if (expression.kind !== 'choice') return [expression]
  const otherwise = expression.otherwise === null ? [] : wholeHoles(expression.otherwise)
  return [...wholeHoles(expression.whenTrue), ...otherwise]
}

/** The name in `secrets.name` or `secrets["name"]`; null for another expression. */
export function secretName(expression: Expression): string | null {
  if (expression.kind !== 'attribute' && expression.kind !== 'index') return null
  const { object } = expression
  if (object.kind !== 'name' || object.name !== 'secrets') return null
  if (expression.kind === 'attribute') return expression.name
  const { key } = expression
  return key.kind === 'literal' && typeof key.value === 'string' ? key.value : null
}

export function takenApart(at: number): SaveError {
  return new SaveError(
    'secret_taken_apart',
    at,
    'A secret can only be written as it is, in a hole of its own.',
    'Write {{ secrets.name }}, without filters or operators.',
  )
}
