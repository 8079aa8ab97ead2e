import { useQuery } from '@tanstack/react-query'
import { listTriggers } from '#contract/triggers.ts'
import { isEventType, type EventTypeName } from '#contract/event-types.ts'
import { read } from '../api/queries.ts'

/** The triggers whose draft or live version names this template. */
export function useTriggersOf(templateId: string) {
  return useQuery(read(listTriggers, { query: { templateId, limit: 200 } }))
}

/**
 * The types of the events that a template is used for, to be told what is missing in some of them. A condition lets
 * through what nobody knows.
 */
export function useEventTypesOf(templateId: string): EventTypeName[] {
  const triggers = useTriggersOf(templateId).data?.items ?? []
  const types = triggers.flatMap(({ eventType, condition, state }) => {
    return condition === null && state !== 'archived' && isEventType(eventType) ? eventType : []
  })
  return [...new Set(types)].toSorted()
}
