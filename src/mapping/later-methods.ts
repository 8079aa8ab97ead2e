import { ability } from './abilities.ts'
import type { Method } from './methods.ts'
import { REQUIRED, type Parameters } from './parameters.ts'
import type { TEXT_METHODS } from './text-methods.ts'

type TextMethodName = keyof typeof TEXT_METHODS

export const PLACE = { sub: REQUIRED, start: null, end: null } as const
const NOTHING = {}
const WIDTH = { width: REQUIRED, fillchar: ' ' } as const
const SPLIT = { sep: null, maxsplit: -1 }
const SEPARATOR = { sep: REQUIRED } as const

const PARAMETERS: Readonly<Record<TextMethodName, Parameters>> = {
  count: PLACE,
  find: PLACE,
  rfind: PLACE,
  index: PLACE,
  rindex: PLACE,
  startswith: { prefix: REQUIRED, start: null, end: null },
  endswith: { suffix: REQUIRED, start: null, end: null },
  removeprefix: { prefix: REQUIRED },
  removesuffix: { suffix: REQUIRED },
  isalpha: NOTHING,
  isalnum: NOTHING,
  isdecimal: NOTHING,
  isdigit: NOTHING,
  isnumeric: NOTHING,
  isascii: NOTHING,
  isprintable: NOTHING,
  isidentifier: NOTHING,
  istitle: NOTHING,
  isspace: NOTHING,
  isupper: NOTHING,
  islower: NOTHING,
  title: NOTHING,
  capitalize: NOTHING,
  format: NOTHING,
  format_map: { mapping: REQUIRED },
  casefold: NOTHING,
  expandtabs: { tabsize: 8 },
  swapcase: NOTHING,
  zfill: { width: REQUIRED },
  ljust: WIDTH,
  rjust: WIDTH,
  center: WIDTH,
  splitlines: { keepends: false },
  split: SPLIT,
  rsplit: SPLIT,
  partition: SEPARATOR,
  rpartition: SEPARATOR,
}

/** A method whose work on texts may not be loaded yet. */
export function laterMethod(
  name: TextMethodName,
  parameters: Parameters,
  more: Pick<Method, 'onList' | 'isVariadic'> = {},
): Method {
  return {
    ...more,
    parameters,
    ability: 'seldom',
    onText: (text, args, run, isHtml) => ability('seldom').SELDOM_WORK.methods[name](text, args, run, isHtml),
  }
}

// An object's own keys are those of its type: it is written out above.
const NAMES = Object.keys(PARAMETERS) as TextMethodName[]

export const LATER_METHODS: Readonly<Record<string, Method>> = Object.fromEntries(
  NAMES.map((name) => [
    name,
    laterMethod(name, PARAMETERS[name], name === 'format' ? { isVariadic: true } : {}),
  ]),
)
