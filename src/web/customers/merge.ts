import { fieldNames, type CustomerFields, type FieldName } from './fields.ts'

export interface Merged {
  fields: CustomerFields
  /** Saved by somebody else, and taken over: they were not touched here. */
  taken: FieldName[]
  /** Changed by both, differently; `fields` has what was typed here. */
  both: FieldName[]
}

/** What to show when somebody else saved a customer while it was being edited. @param base what both began with */
export function merge(base: CustomerFields, mine: CustomerFields, theirs: CustomerFields): Merged {
  const changed = fieldNames.filter((name) => theirs[name] !== base[name] && theirs[name] !== mine[name])
  const taken = changed.filter((name) => mine[name] === base[name])
  const both = changed.filter((name) => mine[name] !== base[name])
  const fields = { ...mine, ...Object.fromEntries(taken.map((name) => [name, theirs[name]])) }
  return { fields, taken, both }
}
