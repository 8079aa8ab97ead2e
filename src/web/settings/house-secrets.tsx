import { Secrets } from './secrets.tsx'

/** Those that every customer's triggers can use. */
export function HouseSecrets() {
  return <Secrets customerId={null} />
}
