import { QueryClient, queryOptions, infiniteQueryOptions } from '@tanstack/react-query'
import type { Endpoint } from '#contract/endpoint.ts'
import { ApiFailure, call, type Answered, type CallInput } from './client.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      // What a person did wrong does not get better by asking again.
      retry: (count, error) =>
        count < 3 && (!(error instanceof ApiFailure) || error.status === 0 || error.status >= 500),
    },
  },
})

/**
 * A read of the contract, as TanStack Query wants it. The key begins with the path, so `invalidate` finds all reads of
 * a noun.
 */
export function read<E extends Endpoint & { method: 'GET' }>(endpoint: E, input: CallInput<E>) {
  const { params, query } = input
  return queryOptions({
    queryKey: [endpoint.path, params ?? null, query ?? null],
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
  })
}

interface PageAnswer {
  nextCursor: string | null
}

/** A list, page after page. */
export function readPages<E extends Endpoint & { method: 'GET' }>(endpoint: E, input: CallInput<E>) {
  const { params, query } = input
  return infiniteQueryOptions({
    queryKey: [endpoint.path, 'pages', params ?? null, query ?? null],
    queryFn: async ({ signal, pageParam }) => {
      const paged = { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) }
      // Only lists are read with this, and every list takes `cursor` and answers `nextCursor`.
      const pageInput = { ...input, query: paged, signal } as CallInput<E>
      return (await call(endpoint, pageInput)) as Answered<E> & PageAnswer
    },
    // The first page has none.
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** Something was changed: everything read from these endpoints is read again. */
export async function invalidate(...endpoints: Endpoint[]): Promise<void> {
  await Promise.all(endpoints.map((endpoint) => queryClient.invalidateQueries({ queryKey: [endpoint.path] })))
}
