/** What one wants to do: the headings of docs/template-reference.md, in their order. */
export const GROUPS = {
  missing: 'What may be missing',
  text: 'Text',
  numbers: 'Numbers and money',
  dates: 'Dates',
  lists: 'Lists and objects',
  loops: 'Loops and counting',
  questions: 'Asking what a value is, and comparing',
  codes: 'Codes and names',
  hashes: 'Hashes and encodings',
  document: 'Writing values into a document',
  own: 'Names that are Postbud’s',
} as const

export type Group = keyof typeof GROUPS

/** A template, or an expression without its braces, and what the built-in sample `order-shipped-split` makes of it. */
export type Example = readonly [source: string, output: string]

/** What a name of the template language is for. */
export interface Entry {
  readonly group: Group
  /** One sentence. */
  readonly what: string
  readonly examples: readonly [Example, ...Example[]]
  /** How it is called, where the engine has no list of parameters to read it from. */
  readonly signature?: string
}

/** Another name for the same thing. */
export interface Alias {
  readonly sameAs: string
}

export type Reference = Readonly<Record<string, Entry | Alias>>

/** An entry with an example or more. */
export function entry(group: Group, what: string, ...examples: [Example, ...Example[]]): Entry {
  return { group, what, examples }
}

export function isAlias(about: Entry | Alias): about is Alias {
  return 'sameAs' in about
}
