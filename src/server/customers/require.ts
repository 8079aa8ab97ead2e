import type { Transaction } from '#server/db/database.ts'
import { fieldError } from '#server/http/errors.ts'

/**
 * Makes sure that a customer named in a request is there and stays there until the transaction ends.
 * @throws ApiError customer_unknown
 */
export async function requireCustomer(tx: Transaction, customerId: string): Promise<void> {
  const [row] = await tx`select 1 from customers where id = ${customerId} for key share`
  if (!row) throw fieldError('customer_unknown', '/customerId')
}
