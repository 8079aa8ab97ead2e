import { useQuery } from '@tanstack/react-query'
import { loadAbilities } from '#mapping/abilities.ts'
import { missingAbilities } from '#mapping/used-abilities.ts'
import type { TriggerDraft } from './draft.ts'

/** Whether all is here that the trigger's texts use, such as dates. What is not is loaded. */
export function useAbilities(draft: TriggerDraft): boolean {
  const missing = missingAbilities(textsOf(draft))
  useQuery({
    queryKey: ['abilities', ...missing],
    queryFn: async () => {
      await loadAbilities(missing)
      return missing
    },
    enabled: missing.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return missing.length === 0
}

function textsOf({ condition, parts, success, url, headers, to, cc, bcc, replyTo }: TriggerDraft): string[] {
  const values = headers.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return [condition, parts, success, url, ...values, ...to, ...cc, ...bcc, replyTo]
}
