import { holdsUnstorable } from '#server/db/text.ts'
import { fieldError } from './errors.ts'

/** Refuses text that a configuration cannot hold. @param fields top-level fields of the body, by name */
export function checkStorable(fields: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(fields)) {
    if (holdsUnstorable(value)) throw fieldError('text_not_storable', `/${name}`)
  }
}
