import { contains, parseAddress, parseNetwork, withoutMapping, type Address } from './ranges.ts'

export interface Endpoint {
  address: string
  port: number
}

/** Whether an administrator's exception covers this address and port. */
export type Allowed = (address: Address, port: number) => boolean

/**
 * Reads the administrator's exceptions: `address`, `address:port`, `[v6]:port` or a network such as `10.1.0.0/16`.
 * Throws at the first one it cannot read: a typing error must neither open a door nor leave one shut unnoticed.
 */
export function parseAllowed(entries: string[]): Allowed {
  const rules = entries.map((entry) => parseEntry(entry.trim()))
  return (address, port) => {
    const plain = withoutMapping(address)
    return rules.some((rule) => (rule.port === null || rule.port === port) && contains(rule.network, plain))
  }
}

function parseEntry(entry: string) {
  const network = parseNetwork(entry)
  if (network !== null) return { network, port: null }

  const endpoint = parseEndpoint(entry)
  const single = endpoint === null ? null : parseNetwork(endpoint.address)
  if (endpoint === null || single === null) {
    throw new Error(
      `"${entry}" is no address that postbacks may be allowed to go to: ` +
        'write 10.0.0.5, 10.0.0.5:8080, [fd00::5]:8080 or 10.0.0.0/8',
    )
  }
  return { network: single, port: endpoint.port }
}

function parseEndpoint(entry: string): Endpoint | null {
  const match = /^(?:\[([^\]/]+)\]|([^:[\]/]+)):(\d{1,5})$/.exec(entry)
  if (match === null) return null
  const address = match[1] ?? match[2] ?? ''
  const port = Number(match[3])
  return parseAddress(address) === null || port < 1 || port > 65_535 ? null : { address, port }
}
