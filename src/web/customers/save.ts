import type { Static } from 'typebox'
import { changeCustomer, getCustomer, listCustomers, type Customer } from '#contract/customers.ts'
import { getOverview } from '#contract/overview.ts'
import { call } from '../api/client.ts'
import { invalidate, queryClient, read } from '../api/queries.ts'

type Change = Static<(typeof changeCustomer)['body']>

/** Changes a customer as it was when it was read. @throws ApiFailure revision_stale */
export async function saveCustomer({ id, revision }: Customer, change: Change): Promise<Customer> {
  const saved = await call(changeCustomer, { params: { id }, body: change, ifMatch: revision })
  queryClient.setQueryData(read(getCustomer, { params: { id } }).queryKey, saved)
  await invalidate(listCustomers, getOverview)
  return saved
}
