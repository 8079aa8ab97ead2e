import { eventSchema } from '#contract/event-types.ts'
import { checkText } from '#mapping/checks/checks.ts'
import type { KnownEvents } from '#mapping/names.ts'
import { schemaShape } from '#mapping/schema-shapes.ts'

const schema = schemaShape(eventSchema)

/** What templates and triggers are checked with beside the samples. @param eventTypes those they are for, if known */
export function knownEvents(eventTypes: readonly string[] = []): KnownEvents {
  return { schema, eventTypes, check: checkText }
}
