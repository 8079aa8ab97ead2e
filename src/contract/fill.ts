/** What a sentence names: text, quantities, or a list of names. Ports and status codes are text: they are not counted. */
export type Values = Record<string, Value>
type Value = string | number | string[]

/** The names of the holes of a sentence: `'limit'` of `'At most {{limit}}.'`. */
type Holes<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Holes<Rest>
  : never

/** What a sentence has to be given: nothing, or exactly the values of its holes. */
export type ValuesOf<Text extends string> = [Holes<Text>] extends [never]
  ? { values?: never }
  : { values: { [Name in Holes<Text>]: Value } }

/** How values are written in a language. */
export interface Manner {
  number: (value: number) => string
  quote: (name: string) => string
}

/** As the API writes, in browsers and servers alike. */
const english: Manner = {
  number: (value) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ','),
  quote: (name) => `“${name}”`,
}

/** Puts values into the holes `{{name}}` of a sentence. A hole without a value stays, so that it is noticed. */
export function fill(text: string, values: Values = {}, manner: Manner = english): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return hole
    if (typeof value === 'string') return value
    return typeof value === 'number' ? manner.number(value) : value.map(manner.quote).join(', ')
  })
}
