import type { Transaction } from '#server/db/database.ts'
import { fieldError } from '#server/http/errors.ts'

/** What others need to know of a customer that something new is made for. */
export interface UsedCustomer {
  id: string
  name: string
}

/**
 * Finds a customer and keeps it from being archived until the transaction ends.
 * @param path where the request names it
 * @throws ApiError customer_unknown, customer_archived
 */
export async function useCustomer(tx: Transaction, id: string, path: string): Promise<UsedCustomer> {
  const [row] = await tx<(UsedCustomer & { state: string })[]>`
    select id, name, state from customers where id = ${id} for share`
  if (!row) throw fieldError('customer_unknown', path)
  if (row.state !== 'active') throw fieldError('customer_archived', path)
  return { id: row.id, name: row.name }
}
