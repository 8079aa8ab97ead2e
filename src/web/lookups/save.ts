import {
  changeLookup,
  deleteLookup,
  getLookup,
  listLookups,
  type Lookup,
  type LookupChange,
} from '#contract/lookups.ts'
import { ApiFailure, call } from '../api/client.ts'
import { invalidate, queryClient, read } from '../api/queries.ts'

/** Changes a table as it was when it was read. @throws ApiFailure revision_stale */
export async function saveLookup({ id, revision }: Lookup, change: LookupChange): Promise<Lookup> {
  const saved = await call(changeLookup, { params: { id }, body: change, ifMatch: revision })
  queryClient.setQueryData(read(getLookup, { params: { id } }).queryKey, saved)
  void invalidate(listLookups)
  return saved
}

/** @throws ApiFailure lookup_in_use, after the triggers that use it were read again */
export async function removeLookup(id: string): Promise<void> {
  try {
    await call(deleteLookup, { params: { id } })
  } catch (error) {
    if (error instanceof ApiFailure && error.code === 'lookup_in_use') await invalidate(getLookup)
    throw error
  }
  void invalidate(listLookups)
}
