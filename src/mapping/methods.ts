import { iterate, itemsOf, wholeArgument } from './access.ts'
import { hasKey, valueOfKey } from './compare.ts'
import { capitalized, replaced, stripped } from './filters/text-filters.ts'
import { typeName } from './kinds.ts'
import { REQUIRED, type Parameters } from './parameters.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { textOf } from './text.ts'
import { hasOwn, isDictionary, stringOf, type Dictionary, type Value } from './value.ts'
import { words } from './white-space.ts'

/** A method of dictionaries, of texts or of both. */
export interface Method {
  readonly parameters: Parameters
  readonly onDictionary?: (dictionary: Dictionary, args: readonly Value[], run: Run) => Value
  readonly onText?: (text: string, args: readonly Value[], run: Run) => Value
}

/** Every method that can be called, by its name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    items: { parameters: {}, onDictionary: (dictionary, _args, run) => itemsOf(dictionary, run) },
    keys: { parameters: {}, onDictionary: (dictionary, _args, run) => iterate(dictionary, run) },
    values: {
      parameters: {},
      onDictionary: (dictionary, _args, run) =>
        iterate(dictionary, run).map((key) => valueOfKey(dictionary, key, run)),
    },
    get: {
      parameters: { key: REQUIRED, default: null },
      onDictionary: (dictionary, [key, fallback], run) => {
        return hasKey(dictionary, key, run) ? valueOfKey(dictionary, key, run) : fallback
      },
    },
    upper: { parameters: {}, onText: (text) => text.toUpperCase() },
    lower: { parameters: {}, onText: (text) => text.toLowerCase() },
    capitalize: { parameters: {}, onText: capitalized },
    strip: { parameters: { chars: null }, onText: (text, [chars], run) => stripped(text, chars, run) },
    lstrip: {
      parameters: { chars: null },
      onText: (text, [chars], run) => stripped(text, chars, run, 'start'),
    },
    rstrip: {
      parameters: { chars: null },
      onText: (text, [chars], run) => stripped(text, chars, run, 'end'),
    },
    startswith: {
      parameters: { prefix: REQUIRED },
      onText: (text, [prefix]) => text.startsWith(textArgument(prefix)),
    },
    endswith: {
      parameters: { suffix: REQUIRED },
      onText: (text, [suffix]) => text.endsWith(textArgument(suffix)),
    },
    replace: {
      parameters: { old: REQUIRED, new: REQUIRED, count: -1 },
      onText: (text, [old, replacement, count], run) => {
        return replaced(
          text,
          textArgument(old),
          textArgument(replacement),
          wholeArgument(count, 'count'),
          run,
        )
      },
    },
    split: {
      parameters: { sep: null, maxsplit: -1 },
      onText: (text, [separator, limit], run) =>
        split(text, separator, wholeArgument(limit, 'maxsplit'), run),
    },
    join: {
      parameters: { iterable: REQUIRED },
      onText: (text, [list], run) => {
        const parts = iterate(list, run).map(textArgument)
        run.chargeText(parts.reduce((length, part) => length + part.length + text.length, 0))
        return parts.join(text)
      },
    },
  } satisfies Record<string, Method>),
)

/** `object.name(…)`. A key of the data beats the method, and data cannot be called. */
export function callMethod(
  object: Value,
  name: string,
  method: Method,
  args: readonly Value[],
  run: Run,
): Value {
  if (isDictionary(object)) {
    if (hasOwn(object, name)) {
      throw wrongType(
        `${name} is data here and cannot be called.`,
        `Write value | ${name}, or value.${name} for the data.`,
      )
    }
    if (method.onDictionary !== undefined) return method.onDictionary(object, args, run)
  }
  const text = stringOf(object)
  if (text !== null && method.onText !== undefined) {
    run.chargeText(text.length)
    return method.onText(text, args, run)
  }
  if (object === undefined) {
    throw new RenderError('undefined_value', `What ${name} is called on is undefined.`)
  }
  throw wrongType(`${typeName(object)} has no method ${name}.`)
}

function textArgument(value: Value): string {
  const text = stringOf(value)
  if (text === null)
    throw wrongType(`A text is expected, not ${typeName(value)}.`, 'Make it text with | string.')
  return text
}

function split(text: string, separator: Value, limit: number, run: Run): Value[] {
  if (separator === null) {
    if (limit >= 0) throw new RenderError('wrong_type', 'split with a limit needs a separator.')
    run.chargeList(text.length >> 1)
    return words(text)
  }
  const mark = textOf(separator, run)
  if (mark === '') throw new RenderError('wrong_type', 'The separator of split cannot be empty.')
  const parts = text.split(mark)
  run.chargeList(parts.length)
  if (limit < 0 || parts.length <= limit + 1) return parts
  return [...parts.slice(0, limit), parts.slice(limit).join(mark)]
}
