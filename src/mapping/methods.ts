import type { AbilityName } from './abilities.ts'
import { iterate, itemsOf, wholeArgument } from './access.ts'
import { hasKey, isEqual, valueOfKey } from './compare.ts'
import { replaced, stripped } from './filters/text-filters.ts'
import { typeTerm } from './kinds.ts'
import { LATER_METHODS, laterMethod, PLACE } from './later-methods.ts'
import { REQUIRED, type Parameters } from './parameters.ts'
import { RenderError, wrongType } from './render-error.ts'
import type { Run } from './run.ts'
import { textArgument } from './method-arguments.ts'
import { asHtml, htmlArguments } from './html-methods.ts'
import {
  elementsOf,
  hasOwn,
  isDictionary,
  Markup,
  Series,
  stringOf,
  type Dictionary,
  type Value,
} from './value.ts'

/** A method of dictionaries, of texts or of both. */
export interface Method {
  readonly parameters: Parameters
  /** Takes any arguments instead: they arrive as they come, the named ones as a dictionary behind them. */
  readonly isVariadic?: boolean
  readonly onDictionary?: (dictionary: Dictionary, args: readonly Value[], run: Run) => Value
  readonly onList?: (items: Value[], args: readonly Value[], run: Run) => Value
  readonly onText?: OnText
  /** What has to be loaded before `onText` can be called; left out: nothing. */
  readonly ability?: AbilityName
}

/** What a method makes of a text. Its arguments arrive in the order of the parameters. */
export type OnText = (text: string, args: readonly Value[], run: Run, isHtml: boolean) => Value

/** Every method that can be called, by its name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries<Method>({
    ...LATER_METHODS,
    items: {
      parameters: {},
      onDictionary: (dictionary, _args, run) => new Series('dict_items', itemsOf(dictionary, run)),
    },
    keys: {
      parameters: {},
      onDictionary: (dictionary, _args, run) => new Series('dict_keys', iterate(dictionary, run)),
    },
    values: {
      parameters: {},
      onDictionary: (dictionary, _args, run) =>
        new Series(
          'dict_values',
          iterate(dictionary, run).map((key) => valueOfKey(dictionary, key, run)),
        ),
    },
    get: {
      parameters: { key: REQUIRED, default: null },
      onDictionary: (dictionary, [key, fallback], run) => {
        return hasKey(dictionary, key, run) ? valueOfKey(dictionary, key, run) : fallback
      },
    },
    upper: { parameters: {}, onText: (text) => text.toUpperCase() },
    lower: { parameters: {}, onText: (text) => text.toLowerCase() },
    strip: { parameters: { chars: null }, onText: (text, [chars], run) => stripped(text, chars, run) },
    lstrip: {
      parameters: { chars: null },
      onText: (text, [chars], run) => stripped(text, chars, run, 'start'),
    },
    rstrip: {
      parameters: { chars: null },
      onText: (text, [chars], run) => stripped(text, chars, run, 'end'),
    },
    count: laterMethod('count', PLACE, {
      onList: (items, [value, ...places], run) => {
        if (places.some((place) => place !== null)) throw wrongType('takes_one', { name: 'count' })
        return items.filter((item) => isEqual(item, value, run)).length
      },
    }),
    index: laterMethod('index', PLACE, {
      onList: (items, [value, start, end], run) => {
        const [from, to] = [start ?? 0, end ?? items.length].map((place) => {
          const index = wholeArgument(place, 'place')
          return index < 0 ? index + items.length : index
        })
        const at = items.findIndex(
          (item, i) => i >= (from ?? 0) && i < (to ?? 0) && isEqual(item, value, run),
        )
        if (at < 0) throw new RenderError('wrong_type', 'element_missing')
        return at
      },
    }),
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
    join: {
      parameters: { iterable: REQUIRED },
      onText: (text, [list], run) => {
        const parts = iterate(list, run).map(textArgument)
        run.chargeText(parts.reduce((length, part) => length + part.length + text.length, 0))
        return parts.join(text)
      },
    },
  }),
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
      throw wrongType('method_is_data', { name })
    }
    if (method.onDictionary !== undefined) return method.onDictionary(object, args, run)
  }
  const items = object instanceof Series && object.type !== 'range' ? null : elementsOf(object)
  if (items !== null && method.onList !== undefined) {
    run.charge(items.length)
    return method.onList(items, args, run)
  }
  const text = stringOf(object)
  if (text !== null && method.onText !== undefined) {
    run.chargeText(2 * text.length)
    if (!(object instanceof Markup)) return method.onText(text, args, run, false)
    return asHtml(method.onText(text, htmlArguments(name, args, run), run, true))
  }
  if (object === undefined) {
    throw new RenderError('undefined_value', 'method_of_undefined', { name })
  }
  throw wrongType('no_such_method', { type: typeTerm(object), name })
}
