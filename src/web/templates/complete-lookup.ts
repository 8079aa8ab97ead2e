import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { listLookups } from '#contract/lookups.ts'
import { queryClient, read } from '../api/queries.ts'

/**
 * Completes the names of look-up tables after `lookups("`.
 * @param customerId whose tables, beside the house's; null for a template that every customer's tables can serve
 */
export function completeLookup(customerId: () => string | null) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const before = context.matchBefore(/\blookups\(\s*\{?\s*["'][\w.-]*/)
    if (before === null) return null
    const names = await namesFor(customerId())
    const [typed = ''] = /[\w.-]*$/.exec(before.text) ?? []
    return {
      from: context.pos - typed.length,
      options: names.map((label) => ({ label, type: 'constant' })),
      validFor: /^[\w.-]*$/,
    }
  }
}

/** Without an answer there is nothing to complete, and nothing else is lost. */
async function namesFor(customerId: string | null): Promise<string[]> {
  const query = { limit: 200, ...(customerId === null ? {} : { customerId }) }
  const page = await queryClient.fetchQuery(read(listLookups, { query })).catch(() => null)
  return [...new Set(page?.items.map(({ name }) => name))]
}
