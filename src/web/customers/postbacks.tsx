import type { Customer } from '#contract/customers.ts'
import { LatestPostbacks } from './latest-postbacks.tsx'

const latest = 20

export function CustomerPostbacks({ customer }: { customer: Customer }) {
  return <LatestPostbacks customerId={customer.id} count={latest} />
}
