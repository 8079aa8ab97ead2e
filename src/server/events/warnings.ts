import { Errors } from 'typebox/value'
import { eventSchema } from '#contract/event-types.ts'

const warningsShown = 20

/**
 * Where an event deviates from the schema of its type. It was taken all the same: warnings tell the sender's
 * integrator, who will see odd results in templates.
 */
export function warningsOf(payload: Buffer): { path: string; message: string }[] {
  const value: unknown = JSON.parse(payload.toString('utf8'))
  // That no branch of a union fits says less than what each branch wanted.
  const faults = Errors(eventSchema, value).filter(({ keyword }) => keyword !== 'anyOf')
  const byPath = Map.groupBy(faults, ({ instancePath }) => instancePath)
  return [...byPath].slice(0, warningsShown).map(([path, found]) => ({
    path,
    message: [...new Set(found.map(({ message }) => message))].join(' or '),
  }))
}
