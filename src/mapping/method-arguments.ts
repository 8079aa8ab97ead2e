import { typeTerm } from './kinds.ts'
import { wrongType } from './render-error.ts'
import { stringOf, Tuple, type Value } from './value.ts'

/** A text given to a method. */
export function textArgument(value: Value): string {
  const text = stringOf(value)
  if (text === null) throw wrongType('text_expected', { type: typeTerm(value) })
  return text
}

/** A text or several in parentheses. */
export function textArguments(value: Value): string[] {
  return value instanceof Tuple ? value.items.map(textArgument) : [textArgument(value)]
}
