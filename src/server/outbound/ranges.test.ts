import * as fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { parseAddress, specialRangeOf } from './ranges.ts'

function range(text: string): string | null {
  const address = parseAddress(text)
  if (address === null) throw new Error(`${text} is no address`)
  return specialRangeOf(address)
}

/** Any address within a network: the network's own bits, random ones after them. */
function within(network: string): fc.Arbitrary<string> {
  const [base, bits] = ipaddr.parseCIDR(network)
  const bytes = base.toByteArray()
  return fc.uint8Array({ minLength: bytes.length, maxLength: bytes.length }).map((random) => {
    const mixed = bytes.map((byte, index) => {
      const kept = Math.min(8, Math.max(0, bits - index * 8))
      const mask = (0xff << (8 - kept)) & 0xff
      return (byte & mask) | ((random[index] ?? 0) & ~mask & 0xff)
    })
    return ipaddr.fromByteArray(mixed).toString()
  })
}

const ipv4 = fc.ipV4()
const ipv6 = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => ipaddr.fromByteArray([...bytes]).toString())

describe('an address that is not of the public internet', () => {
  it.each([
    ['127.0.0.0/8', 'loopback'],
    ['10.0.0.0/8', 'private'],
    ['172.16.0.0/12', 'private'],
    ['192.168.0.0/16', 'private'],
    ['0.0.0.0/8', 'unspecified'],
    ['192.0.2.0/24', 'documentation'],
    ['198.51.100.0/24', 'documentation'],
    ['203.0.113.0/24', 'documentation'],
    ['198.18.0.0/15', 'benchmarking'],
    ['192.88.99.0/24', '6to4 relay'],
    ['224.0.0.0/4', 'multicast'],
    ['::ffff:0:0/96', 'mapped IPv4'],
    ['64:ff9b::/96', 'NAT64'],
    ['64:ff9b:1::/48', 'NAT64'],
    ['2001::/32', 'Teredo'],
    ['2002::/16', '6to4'],
    ['2001:db8::/32', 'documentation'],
    ['3fff::/20', 'documentation'],
    ['fe80::/10', 'link-local'],
    ['fec0::/10', 'site-local'],
    ['ff00::/8', 'multicast'],
    ['100::/64', 'discard'],
    ['5f00::/16', 'segment routing'],
  ])('is any of %s: %s', (network, name) => {
    fc.assert(
      fc.property(within(network), (address) => {
        expect(range(address)).toBe(name)
      }),
    )
  })

  // Ranges with others in them, and what nobody has been given, which some networks use within.
  it.each([
    '100.64.0.0/10',
    '169.254.0.0/16',
    '192.0.0.0/24',
    '240.0.0.0/4',
    'fc00::/7',
    '4000::/2',
    '8000::/1',
  ])('is any of %s', (network) => {
    fc.assert(
      fc.property(within(network), (address) => {
        expect(range(address)).not.toBeNull()
      }),
    )
  })

  it.each([
    ['169.254.169.254', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['192.0.0.192', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['255.255.255.255', 'broadcast'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'embedded IPv4'],
    ['::ffff:8.8.8.8', 'mapped IPv4'],
    ['::7f00:1', 'embedded IPv4'],
    ['::ffff:0:127.0.0.1', 'translated IPv4'],
    ['fd12::1', 'unique local'],
    ['4000::1', 'not assigned'],
  ])('is %s: %s', (address, name) => {
    expect(range(address)).toBe(name)
  })

  it('is whatever ipaddr.js holds for special', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), (address) => {
        fc.pre(ipaddr.parse(address).range() !== 'unicast')
        expect(range(address)).not.toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })

  it('is any IPv6 address around any IPv4 address', () => {
    fc.assert(
      fc.property(ipv4, (address) => {
        for (const prefix of ['::', '::ffff:', '64:ff9b::']) expect(range(prefix + address)).not.toBeNull()
      }),
    )
  })
})

describe('an address of the public internet', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.1',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:200::1',
    '2606:4700:4700::1111',
    '2a00:1450:4001::1',
    '3ffe::1',
  ])('is %s', (address) => {
    expect(range(address)).toBeNull()
  })
})

describe('reading an address', () => {
  it.each([
    '127.1',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '2130706433',
    'localhost',
    '',
    '1.2.3.4.5',
    '[::1]',
    '1.2.3.256',
  ])('takes no other form: %s', (text) => {
    expect(parseAddress(text)).toBeNull()
  })
})
