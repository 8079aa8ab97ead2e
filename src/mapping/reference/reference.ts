import { FILTERS } from '../filters/filters.ts'
import { METHODS } from '../methods.ts'
import type { Parameters } from '../parameters.ts'
import { TESTS } from '../tests.ts'
import { isAlias, type Entry, type Example, type Reference } from './entry.ts'
import { FILTER_REFERENCE } from './filters.ts'
import { FUNCTION_REFERENCE, LOOP_REFERENCE, NAME_REFERENCE } from './functions.ts'
import { METHOD_REFERENCE } from './methods.ts'
import { signatureOf } from './signature.ts'
import { TEST_REFERENCE } from './tests.ts'

/** What there is to write, by kind. The texts are data beside the engine: it never reads them. */
export const REFERENCE = {
  filters: FILTER_REFERENCE,
  tests: TEST_REFERENCE,
  methods: METHOD_REFERENCE,
  functions: FUNCTION_REFERENCE,
  loop: LOOP_REFERENCE,
  names: NAME_REFERENCE,
} as const

export type Kind = keyof typeof REFERENCE

/** What is known of one name. */
export interface Described extends Omit<Entry, 'examples'> {
  /** Under the name that was asked for. */
  examples: Example[]
  /** How it is written, with the defaults that the engine has: `| replace(old, new, count=none)`. */
  signature: string
  /** The name whose text this is: that of an alias is the other one's. */
  textOf: string
}

const BEFORE: Record<Kind, string> = {
  filters: '| ',
  tests: 'is ',
  methods: '.',
  functions: '',
  loop: 'loop.',
  names: '',
}

/** The description of a name; null for what is none. */
export function describe(kind: Kind, name: string): Described | null {
  const own = entryOf(kind, name)
  if (own === null) return null
  const takes = own.about.signature ?? readSignature(kind, own.name)
  const examples = own.about.examples.map(([source, output]): Example => {
    return [source.replaceAll(new RegExp(String.raw`\b${own.name}\b`, 'g'), name), output]
  })
  return { ...own.about, examples, signature: BEFORE[kind] + name + takes, textOf: own.name }
}

/** The entry of a name, or of the name that it is another one for. */
function entryOf(kind: Kind, name: string): { name: string; about: Entry } | null {
  const reference: Reference = REFERENCE[kind]
  const about = Object.hasOwn(reference, name) ? reference[name] : undefined
  if (about === undefined) return null
  return isAlias(about) ? entryOf(kind, about.sameAs) : { name, about }
}

function readSignature(kind: Kind, name: string): string {
  const parameters = parametersOf(kind, name)
  if (parameters === null) return ''
  const isBare = kind !== 'methods' && Object.keys(parameters).length === 0
  return isBare ? '' : signatureOf(parameters)
}

/** What the engine says that it takes; null where it has no list of it. */
export function parametersOf(kind: Kind, name: string): Parameters | null {
  if (kind === 'filters') {
    const filter = FILTERS.get(name)
    return filter === undefined || filter.isVariadic === true ? null : filter.parameters
  }
  if (kind === 'tests') return TESTS.get(name)?.parameters ?? null
  return kind === 'methods' ? (METHODS.get(name)?.parameters ?? null) : null
}
