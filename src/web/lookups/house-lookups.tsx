import { Lookups } from './list.tsx'

/** Those that every customer's templates can call. */
export function HouseLookups() {
  return <Lookups customerId={null} />
}
