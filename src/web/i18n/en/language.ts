import type { Alias, Reference } from '#mapping/reference/entry.ts'
import { isAlias } from '#mapping/reference/entry.ts'
import { FILTER_REFERENCE } from '#mapping/reference/filters.ts'
import { FUNCTION_REFERENCE, LOOP_REFERENCE, NAME_REFERENCE } from '#mapping/reference/functions.ts'
import { METHOD_REFERENCE } from '#mapping/reference/methods.ts'
import { TEST_REFERENCE } from '#mapping/reference/tests.ts'

/** The sentence of each name that has one of its own. */
type Sentences<R> = { readonly [Name in keyof R as R[Name] extends Alias ? never : Name]: string }

function sentences<R extends Reference>(reference: R): Sentences<R> {
  const own = Object.entries(reference).flatMap(([name, about]) =>
    isAlias(about) ? [] : [[name, about.what]],
  )
  // Exactly the names that the type keeps: those that are no aliases.
  return Object.fromEntries(own) as Sentences<R>
}

/** What the names of the template language are for: the reference has it in English. */
export default {
  what: {
    filters: sentences(FILTER_REFERENCE),
    tests: sentences(TEST_REFERENCE),
    methods: sentences(METHOD_REFERENCE),
    functions: sentences(FUNCTION_REFERENCE),
    loop: sentences(LOOP_REFERENCE),
    names: sentences(NAME_REFERENCE),
  },
}
