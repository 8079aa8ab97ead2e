import { networkInterfaces } from 'node:os'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGuard, RefusedAddressError, type GuardOptions, type Resolve } from './guard.ts'

const names: Record<string, string[]> = {
  'public.example': ['93.184.216.34', '2606:2800:220:1::1'],
  'private.example': ['10.0.0.5'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
}

const resolve: Resolve = async (hostname) => {
  const addresses = names[hostname]
  if (addresses === undefined) throw new Error(`getaddrinfo ENOTFOUND ${hostname}`)
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}

function newGuard(options: Partial<GuardOptions> = {}) {
  return createGuard({ allowPrivate: [], own: [], always: [], resolve, ...options })
}

function lookUp(
  options: Partial<GuardOptions>,
  hostname: string,
  port: number,
  all = true,
): Promise<unknown> {
  return new Promise((done, fail) => {
    newGuard(options).lookup(port)(hostname, { all }, (error, address) => {
      if (error === null) done(address)
      else fail(error)
    })
  })
}

describe('checkAddress', () => {
  it('lets public addresses pass and names what the others are', () => {
    expect(newGuard().checkAddress('93.184.216.34', 443)).toBeNull()
    expect(newGuard().checkAddress('10.0.0.5', 443)).toMatchObject({
      code: 'refused_address',
      address: '10.0.0.5',
      port: 443,
      range: 'private',
    })
  })

  it('refuses what is no address', () => {
    for (const text of ['localhost', '127.1', '2130706433', '']) {
      expect(newGuard().checkAddress(text, 80)).toMatchObject({ range: 'unreadable' })
    }
  })

  it.each([
    ['10.0.0.5', '10.0.0.5', 80, true],
    ['10.0.0.5', '10.0.0.6', 80, false],
    ['10.0.0.5:8080', '10.0.0.5', 8080, true],
    ['10.0.0.5:8080', '10.0.0.5', 80, false],
    ['10.0.0.0/8', '10.200.0.1', 80, true],
    ['10.0.0.0/8', '192.168.0.1', 80, false],
    ['[fd00::5]:8080', 'fd00::5', 8080, true],
    ['[fd00::5]:8080', 'fd00::5', 80, false],
    ['fd00::5', 'fd00:0::5', 1, true],
    ['fd00::/8', 'fd12::1', 80, true],
    [' 127.0.0.0/8 ', '::ffff:127.0.0.1', 80, true],
    ['127.0.0.0/8', '::1', 80, false],
  ])('with %s allowed, %s port %i is reachable: %s', (entry, address, port, reachable) => {
    expect(newGuard({ allowPrivate: [entry] }).checkAddress(address, port) === null).toBe(reachable)
  })

  it.each([
    'localhost',
    '10.0.0.5:0',
    '10.0.0.5:99999',
    '10/8',
    '10.0.0.0/33',
    'fd00::5:80:x',
    '',
    '[::1]',
    '*',
  ])('cannot be made with an exception like "%s"', (entry) => {
    expect(() => newGuard({ allowPrivate: [entry] })).toThrow('may be allowed')
  })

  it('never reaches own ports, on any address of this machine, whatever is allowed', () => {
    const own = [
      { address: '127.0.0.1', port: 4680 },
      { address: '10.9.8.7', port: 4681 },
    ]
    const guard = newGuard({
      allowPrivate: ['0.0.0.0/0', '::/0'],
      own,
      always: [{ address: '127.0.0.1', port: 4680 }],
    })
    const machine = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
    const addresses = ['127.0.0.1', '127.9.9.9', '0.0.0.0', '::', '::1', '::ffff:127.0.0.1', '::ffff:0.0.0.0']
    for (const address of [...addresses, ...machine.map((known) => known.address)]) {
      expect(guard.checkAddress(address, 4680)).toMatchObject({ range: 'own port' })
      expect(guard.checkAddress(address, 4682)).toBeNull()
    }
    expect(guard.checkAddress('10.9.8.7', 4681)).toMatchObject({ range: 'own port' })
    expect(guard.checkAddress('93.184.216.34', 4680)).toBeNull()
  })

  it('always reaches the built-in receiver, at exactly its address and port', () => {
    const guard = newGuard({ always: [{ address: '127.0.0.1', port: 4689 }] })
    expect(guard.checkAddress('127.0.0.1', 4689)).toBeNull()
    expect(guard.checkAddress('127.0.0.2', 4689)).not.toBeNull()
    expect(guard.checkAddress('127.0.0.1', 4688)).not.toBeNull()
  })
})

describe('checkUrl', () => {
  it.each([
    ['https://public.example/hook', { result: 'ok' }],
    ['https://93.184.216.34/', { result: 'ok' }],
    ['nothing', { result: 'refused', code: 'url_invalid' }],
    ['ftp://public.example/', { result: 'refused', code: 'url_scheme' }],
    ['https://user:pass@public.example/', { result: 'refused', code: 'url_credentials' }],
    ['https://private.example/', { result: 'refused', code: 'refused_address' }],
    ['https://mixed.example/', { result: 'refused', code: 'refused_address' }],
    ['https://unknown.example/', { result: 'warning', code: 'host_unknown' }],
    ['https://[::1]/', { result: 'refused', code: 'refused_address' }],
    ['https://[::ffff:93.184.216.34]/', { result: 'refused', code: 'refused_address' }],
  ])('%s', async (url, expected) => {
    expect(await newGuard().checkUrl(url)).toMatchObject(expected)
  })

  it('refuses a literal address in every form that a URL can be written in', async () => {
    const parts = fc.tuple(fc.constantFrom(10, 127), fc.nat(255), fc.nat(255), fc.nat(255))
    const form = fc.constantFrom('dotted', 'number', 'hex', 'octal', 'short', 'hex parts', 'dot at the end')
    await fc.assert(
      fc.asyncProperty(parts, form, async ([a, b, c, d], form) => {
        const number = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
        const written = {
          dotted: `${a}.${b}.${c}.${d}`,
          number: String(number),
          hex: `0x${number.toString(16)}`,
          octal: `0${a.toString(8)}.0${b.toString(8)}.0${c.toString(8)}.0${d.toString(8)}`,
          short: `${a}.${number % 2 ** 24}`,
          'hex parts': `0x${a.toString(16)}.${b}.0x${c.toString(16)}.${d}`,
          'dot at the end': `${a}.${b}.${c}.${d}.`,
        }[form]
        expect(await newGuard().checkUrl(`http://${written}:8080/x`)).toMatchObject({
          code: 'refused_address',
        })
      }),
    )
  })

  it('knows the ports that belong to the schemes', async () => {
    const guard = newGuard({ allowPrivate: ['10.0.0.5:443'] })
    expect(await guard.checkUrl('https://private.example/')).toEqual({ result: 'ok' })
    expect(await guard.checkUrl('http://private.example/')).toMatchObject({ result: 'refused' })
    expect(await guard.checkUrl('http://private.example:443/')).toEqual({ result: 'ok' })
  })
})

describe('lookup', () => {
  it('gives the addresses that it has checked', async () => {
    expect(await lookUp({}, 'public.example', 443)).toEqual([
      { address: '93.184.216.34', family: 4 },
      { address: '2606:2800:220:1::1', family: 6 },
    ])
    expect(await lookUp({}, 'public.example', 443, false)).toBe('93.184.216.34')
  })

  it('fails when any of the addresses is refused', async () => {
    await expect(lookUp({}, 'mixed.example', 443)).rejects.toBeInstanceOf(RefusedAddressError)
    await expect(lookUp({}, 'private.example', 443)).rejects.toMatchObject({ refusal: { range: 'private' } })
  })

  it('knows which port it is asked for', async () => {
    const allowPrivate = ['10.0.0.5:8080']
    expect(await lookUp({ allowPrivate }, 'private.example', 8080)).toHaveLength(1)
    await expect(lookUp({ allowPrivate }, 'private.example', 8081)).rejects.toBeInstanceOf(
      RefusedAddressError,
    )
  })

  it('fails as the resolver does', async () => {
    await expect(lookUp({}, 'unknown.example', 443)).rejects.toThrow('ENOTFOUND')
    await expect(lookUp({ resolve: async () => [] }, 'empty.example', 443)).rejects.toThrow('has no address')
  })

  it('asks once for a name that is asked for several times at once', async () => {
    let asked = 0
    const counting: Resolve = async (hostname, family) => {
      asked += 1
      return await resolve(hostname, family)
    }
    const lookup = newGuard({ resolve: counting }).lookup(443)
    const ask = () =>
      new Promise<void>((done) => {
        lookup('public.example', { all: true }, () => done())
      })
    await Promise.all([ask(), ask(), ask()])
    expect(asked).toBe(1)
    await ask()
    expect(asked).toBe(2)
  })
})
