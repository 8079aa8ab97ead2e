import ipaddr from 'ipaddr.js'

/** A block of addresses that is not the public internet, and the word an operator knows it by. */
interface SpecialRange {
  network: string
  name: string
}

/**
 * IANA's special-purpose registry for IPv4, and what clouds keep for themselves. Everything not named here is
 * public. Ranges within ranges come first, so that the more telling name is found.
 */
const SPECIAL_IPV4: SpecialRange[] = [
  { network: '0.0.0.0/8', name: 'unspecified' },
  { network: '10.0.0.0/8', name: 'private' },
  { network: '100.100.100.200/32', name: 'metadata' }, // Alibaba Cloud, inside carrier-grade NAT
  { network: '100.64.0.0/10', name: 'carrier-grade NAT' },
  { network: '127.0.0.0/8', name: 'loopback' },
  { network: '168.63.129.16/32', name: 'metadata' }, // Azure's host, the one public-looking address of the list
  { network: '169.254.169.254/32', name: 'metadata' },
  { network: '169.254.0.0/16', name: 'link-local' },
  { network: '172.16.0.0/12', name: 'private' },
  { network: '192.0.0.192/32', name: 'metadata' }, // Oracle Cloud
  { network: '192.0.0.0/24', name: 'protocol assignments' },
  { network: '192.0.2.0/24', name: 'documentation' },
  { network: '192.31.196.0/24', name: 'AS112' },
  { network: '192.52.193.0/24', name: 'multicast relay' },
  { network: '192.88.99.0/24', name: '6to4 relay' },
  { network: '192.168.0.0/16', name: 'private' },
  { network: '192.175.48.0/24', name: 'AS112' },
  { network: '198.18.0.0/15', name: 'benchmarking' },
  { network: '198.51.100.0/24', name: 'documentation' },
  { network: '203.0.113.0/24', name: 'documentation' },
  { network: '224.0.0.0/4', name: 'multicast' },
  { network: '255.255.255.255/32', name: 'broadcast' },
  { network: '240.0.0.0/4', name: 'reserved' },
]

/**
 * IPv6 is the other way round: only 2000::/3 is handed out as public, so anything outside is refused whether it
 * has a name here or not. Addresses that carry an IPv4 address (mapped, NAT64, 6to4, Teredo) are refused as a
 * whole: who means the IPv4 address can write it.
 */
const SPECIAL_IPV6: SpecialRange[] = [
  { network: '::/128', name: 'unspecified' },
  { network: '::1/128', name: 'loopback' },
  { network: '::ffff:0:0:0/96', name: 'translated IPv4' },
  { network: '::ffff:0:0/96', name: 'mapped IPv4' },
  { network: '::/96', name: 'embedded IPv4' },
  { network: '64:ff9b::/96', name: 'NAT64' },
  { network: '64:ff9b:1::/48', name: 'NAT64' },
  { network: '100::/64', name: 'discard' },
  { network: '2001::/32', name: 'Teredo' },
  { network: '2001:2::/48', name: 'benchmarking' },
  { network: '2001:db8::/32', name: 'documentation' },
  { network: '2001::/23', name: 'protocol assignments' },
  { network: '2002::/16', name: '6to4' },
  { network: '2620:4f:8000::/48', name: 'AS112' },
  { network: '3fff::/20', name: 'documentation' },
  { network: '5f00::/16', name: 'segment routing' },
  { network: 'fd00:ec2::254/128', name: 'metadata' }, // AWS
  { network: 'fd20:ce::254/128', name: 'metadata' }, // Google Cloud
  { network: 'fc00::/7', name: 'unique local' },
  { network: 'fe80::/10', name: 'link-local' },
  { network: 'fec0::/10', name: 'site-local' },
  { network: 'ff00::/8', name: 'multicast' },
]

export type Address = ipaddr.IPv4 | ipaddr.IPv6
type Network = [Address, number]

const specialIPv4 = SPECIAL_IPV4.map(({ network, name }) => ({ network: ipaddr.parseCIDR(network), name }))
const specialIPv6 = SPECIAL_IPV6.map(({ network, name }) => ({ network: ipaddr.parseCIDR(network), name }))
const handedOutIPv6 = ipaddr.parseCIDR('2000::/3')

/** Reads an address as the operating system writes it; `null` when it is none (a name, `127.1`, an octal form). */
export function parseAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!ipaddr.IPv6.isValid(text)) return null
  const address = ipaddr.IPv6.parse(text)
  // ipaddr.js takes `::127.0.0.1`, the old embedded form, for the mapped `::ffff:127.0.0.1`; it leads elsewhere.
  return EMBEDDED.test(text) ? new ipaddr.IPv6([0, 0, 0, 0, 0, 0, ...address.parts.slice(6)]) : address
}

const EMBEDDED = /^::\d+(?:\.\d+){3}$/

/** Reads `10.0.0.0/8` or `fd00::/8`; a bare address is the network of that one address. */
export function parseNetwork(text: string): Network | null {
  if (text.includes('/')) {
    // `10/8` would be read as 0.0.0.10/8.
    const valid = ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text)
    return valid ? ipaddr.parseCIDR(text) : null
  }
  const address = parseAddress(text)
  return address === null ? null : [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** `::ffff:127.0.0.1` connects to 127.0.0.1, so for comparing the two are one address. */
export function withoutMapping(address: Address): Address {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

/** Whether the address lies in the network; addresses of another family never do. */
export function contains(network: Network, address: Address): boolean {
  return network[0].kind() === address.kind() && address.match(network)
}

/** The name of the special range an address lies in, or `null` for an address of the public internet. */
export function specialRangeOf(address: Address): string | null {
  const ranges = address.kind() === 'ipv4' ? specialIPv4 : specialIPv6
  for (const { network, name } of ranges) {
    if (contains(network, address)) return name
  }
  if (address.kind() === 'ipv4' || contains(handedOutIPv6, address)) return null
  return 'not assigned'
}
