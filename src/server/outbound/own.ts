import { networkInterfaces } from 'node:os'
import type { Endpoint } from './allowed.ts'
import { parseAddress, specialRangeOf, withoutMapping, type Address } from './ranges.ts'

/**
 * Whether an address and port lead to one of this program's own ports. A port counts on every address of this
 * machine, because what listens on 0.0.0.0 answers on all of them and loopback is never far from a reverse proxy.
 */
export function createOwnPorts(own: Endpoint[]): (address: Address, port: number) => boolean {
  return (address, port) => {
    if (!own.some((endpoint) => endpoint.port === port)) return false
    const plain = withoutMapping(address)
    const range = specialRangeOf(plain)
    if (range === 'loopback' || range === 'unspecified') return true
    const text = plain.toNormalizedString()
    return own.some((endpoint) => normalized(endpoint.address) === text) || machineAddresses().has(text)
  }
}

// Read anew each time: addresses come and go, and this is asked only for the few ports that are our own.
function machineAddresses(): Set<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return new Set(all.map(({ address }) => normalized(address)))
}

function normalized(text: string): string {
  const address = parseAddress(text.replace(/%.*$/, ''))
  return address === null ? text : withoutMapping(address).toNormalizedString()
}
