import type * as blocks from './block-work.ts'
import type * as csv from './csv-format.ts'
import type * as email from './email-format.ts'
import type * as codes from './filters/code-filters.ts'
import type * as dates from './filters/date-filters.ts'
import type * as html from './filters/html-filters.ts'
import type * as hashes from './filters/hash-filters.ts'
import type * as form from './form-format.ts'
import type * as seldom from './seldom-work.ts'
import type * as xml from './xml-format.ts'

/** What few templates use. A browser loads it only when one does; the server has all of it (`all.ts`). */
export interface Abilities {
  /** What few templates use and has no ability of its own. */
  seldom: typeof seldom
  blocks: typeof blocks
  dates: typeof dates
  codes: typeof codes
  hashes: typeof hashes
  html: typeof html
  xml: typeof xml
  form: typeof form
  csv: typeof csv
  email: typeof email
}

export type AbilityName = keyof Abilities

const LOADERS: { readonly [Name in AbilityName]: () => Promise<Abilities[Name]> } = {
  seldom: () => import('./seldom-work.ts'),
  blocks: () => import('./block-work.ts'),
  dates: () => import('./filters/date-filters.ts'),
  codes: () => import('./filters/code-filters.ts'),
  hashes: () => import('./filters/hash-filters.ts'),
  html: () => import('./filters/html-filters.ts'),
  xml: () => import('./xml-format.ts'),
  form: () => import('./form-format.ts'),
  csv: () => import('./csv-format.ts'),
  email: () => import('./email-format.ts'),
}

const loaded: Partial<Abilities> = {}

/** An ability that a text uses. Whoever compiles has loaded it: one that is missing is a bug. */
export function ability<Name extends AbilityName>(name: Name): Abilities[Name] {
  const found = loaded[name]
  if (found === undefined) throw new Error(`The ability ${name} is used before it is loaded.`)
  return found
}

export function isLoaded(name: AbilityName): boolean {
  return loaded[name] !== undefined
}

/** Adds what is already here. */
export function addAbilities(abilities: Partial<Abilities>): void {
  Object.assign(loaded, abilities)
}

export async function loadAbilities(names: readonly AbilityName[]): Promise<void> {
  await Promise.all(names.map(async (name) => addAbilities({ [name]: await LOADERS[name]() })))
}
