import { eventSchema } from '#contract/event-types.ts'
import { stepsOf } from './sample-paths.ts'

/** What is read of a JSON Schema here. */
interface Shape {
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
  description?: string
}

/** The names that events are known to have at a path, also where the sample has nothing. */
export function knownMembers(path: string): { name: string; description: string | undefined }[] {
  const steps = path === '' ? [] : stepsOf(path)
  if (steps === null) return []
  // The schema of an event is an object schema, of which only these members are looked at.
  let shape: Shape | undefined = eventSchema as Shape
  for (const step of steps[0] === 'payload' ? steps.slice(1) : steps) {
    shape = typeof step === 'number' ? within(shape)?.items : within(shape)?.properties?.[step]
  }
  const { properties = {} } = within(shape) ?? {}
  return Object.entries(properties).map(([name, member]) => ({
    name,
    description: within(member)?.description,
  }))
}

/** What may be null is described by what it is otherwise. */
function within(shape: Shape | undefined): Shape | undefined {
  return shape?.anyOf?.find((part) => 'properties' in part || 'items' in part || 'type' in part) ?? shape
}
