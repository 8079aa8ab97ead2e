import { useQuery } from '@tanstack/react-query'
import { listTriggers } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'

/** The triggers whose draft or live version names this template. */
export function useTriggersOf(templateId: string) {
  return useQuery(read(listTriggers, { query: { templateId, limit: 200 } }))
}
