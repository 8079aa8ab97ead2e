import type { Expression } from './ast.ts'
import type { SecretPlace } from './message.ts'
import { RenderError } from './render-error.ts'
import { SaveError } from './save-error.ts'
import { SecretText, type Value, type ValueMap } from './value.ts'

/** What becomes of a secret's value at its place. */
export type SecretEncoding = SecretPlace['encodings'][number]

/** A secret that a rendering has written, in the order of writing. */
export type WrittenSecret = Omit<SecretPlace, 'offset'>

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

const UTF8 = new TextEncoder()

/** A rendered text without its marks, and the places where they were. */
export function takeMarks(
  text: string,
  written: readonly WrittenSecret[],
): { text: string; places: SecretPlace[] } {
  if (written.length === 0) return { text, places: [] }
  const places: SecretPlace[] = []
  const found = new Set<number>()
  let left = ''
  let offset = 0
  let from = 0
  for (const match of text.matchAll(EACH_MARK)) {
    const number = Number(match[1])
    const secret = written[number]
    if (secret === undefined || found.has(number)) throw broken()
    found.add(number)
    const before = text.slice(from, match.index)
    // Halves on both sides of a secret are no character.
    if (!before.isWellFormed()) throw broken()
    left += before
    offset += UTF8.encode(before).length
    places.push({ offset, ...secret })
    from = match.index + match[0].length
  }
  if (found.size !== written.length) throw broken()
  return { text: left + text.slice(from), places }
}

/** What a receiver reads in a form with secrets, for headers: a field with one in it can only be signed. */
export function opaqueFields(fields: ValueMap): ValueMap {
  const plain = (value: Value, field: string | null): Value => {
    // Of several of one name, none can be found again by it.
    if (Array.isArray(value)) return value.map((one: Value) => plain(one, null))
    if (typeof value !== 'string' || !value.includes(MARK)) return value
    return new SecretText(field === null ? null : { from: 'field', field }, value.length)
  }
  return new Map(
    [...fields].map(([name, value]) => [name, plain(value, typeof name === 'string' ? name : null)]),
  )
}

function broken(): RenderError {
  return new RenderError('broken_text', 'half_character_in_output')
}

/**
 * The expressions of a hole where a secret may stand: the hole itself, or what it chooses between, for these are
 * written as they are; and the key of their `hmac`, for that makes them as secret.
 */
export function wholeHoles(expression: Expression): Expression[] {
  if (expression.kind !== 'choice') {
    const key = hmacKey(expression)
    return key === null ? [expression] : [expression, key]
  }
  const otherwise = expression.otherwise === null ? [] : wholeHoles(expression.otherwise)
  return [...wholeHoles(expression.whenTrue), ...otherwise]
}

function hmacKey(expression: Expression): Expression | null {
  if (expression.kind !== 'filter' || expression.name !== 'hmac') return null
  const { positional, named } = expression.args
  return positional[0] ?? new Map(named).get('key') ?? null
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
  return new SaveError('secret_taken_apart', at, 'secret_taken_apart')
}
