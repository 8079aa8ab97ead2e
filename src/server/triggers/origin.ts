import { addressOf } from '#contract/address.ts'

/** Scheme, host and port, as browsers write them. @throws TypeError when they are not literal */
export function originOf(url: string): string {
  return new URL(addressOf(url) ?? '').origin
}
