import { Errors } from 'typebox/value'
import type { ErrorDetail } from '#contract/error.ts'
import { eventSchema } from '#contract/event-types.ts'
import { detailsOf, type Fault } from '#server/http/validation.ts'

const warningsShown = 20

/**
 * Where an event deviates from the schema of its type. It was taken all the same: warnings tell the sender's
 * integrator, who will see odd results in templates.
 */
export function warningsOf(payload: Buffer): ErrorDetail[] {
  const value: unknown = JSON.parse(payload.toString('utf8'))
  const faults: Fault[] = Errors(eventSchema, value)
  const byPath = Map.groupBy(faults.flatMap(missingOnes), ({ instancePath, params }) =>
    [instancePath, params['missingProperty']].join('/'),
  )
  // What a field could be instead of the first is seldom what the sender meant.
  return [...byPath.values()].flatMap((found) => detailsOf(found).slice(0, 1)).slice(0, warningsShown)
}

/** What is missing from an object is one fault to this validator. */
function missingOnes(fault: Fault): Fault[] {
  const { keyword, instancePath, params } = fault
  const names = keyword === 'required' ? params['requiredProperties'] : undefined
  if (!Array.isArray(names)) return [fault]
  return names.map((name) => ({ keyword, instancePath, params: { missingProperty: String(name) } }))
}
