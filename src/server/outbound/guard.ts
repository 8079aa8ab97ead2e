import type { LookupAddress } from 'node:dns'
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { parseAllowed, type Endpoint } from './allowed.ts'
import { createOwnPorts } from './own.ts'
import { parseAddress, specialRangeOf } from './ranges.ts'

/** Why an address must not be connected to. */
export interface Refusal {
  code: 'refused_address'
  address: string
  port: number
  /** The kind of address, `own port`, or `unreadable`. */
  range: string
  /** One sentence for a person. */
  message: string
}

/** What is known of a URL before anything is sent there. */
type UrlCheck =
  | { result: 'ok' }
  | { result: 'refused'; code: 'url_invalid' | 'url_scheme' | 'url_credentials' }
  /** `host` is the name that leads to the address; null where the address itself was given. */
  | { result: 'refused'; code: 'refused_address'; refusal: Refusal; host: string | null }
  | { result: 'warning'; code: 'host_unknown'; host: string }

/** Decides where this program may connect to when somebody else chose the address. */
export interface Guard {
  /** `null` when the address may be connected to. Takes addresses only, never names. */
  checkAddress(address: string, port: number): Refusal | null
  /** For the moment an address is typed in. Names are resolved now and again at each connection. */
  checkUrl(url: string): Promise<UrlCheck>
  /**
   * A resolver for `net.connect` and `tls.connect` that fails with a `RefusedAddressError` when any of a name's
   * addresses may not be connected to. Node asks no resolver for a literal address: use `connect`, or
   * `checkAddress` first.
   */
  lookup(port: number): LookupFunction
  /** Replaces the administrator's exceptions for whatever is checked from now on. Throws when one cannot be read. */
  allow(allowPrivate: string[]): void
}

export interface GuardOptions {
  /** Exceptions: `address`, `address:port`, `[v6]:port` or a network. */
  allowPrivate: string[]
  /**
   * Ports of this program, never reachable on any address of this machine, whatever else is allowed. Read at each
   * check, so that a port that is only known later can be added.
   */
  own: Endpoint[]
  /** Exactly these are always reachable. */
  always: Endpoint[]
  /** Resolves a name to all its addresses; the operating system's resolver unless a test says otherwise. */
  resolve?: Resolve
}

export type Resolve = (hostname: string, family: number) => Promise<LookupAddress[]>

type Found = [LookupAddress, ...LookupAddress[]]

/** What a connection fails with when the guard refuses it. */
export class RefusedAddressError extends Error {
  readonly code = 'POSTBUD_REFUSED_ADDRESS'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

// A resolver that does not answer must not keep somebody waiting who presses "save".
const SAVE_LOOKUP_MILLISECONDS = 5_000

/** Makes the guard. Throws when an exception in `allowPrivate` cannot be read. */
export function createGuard(options: GuardOptions): Guard {
  let isAllowed = parseAllowed(options.allowPrivate)
  const isAlways = parseAllowed(options.always.map(({ address, port }) => `${bracketed(address)}:${port}`))
  const isOwn = createOwnPorts(options.own)
  const resolve = shareLookups(options.resolve ?? resolveBySystem)

  function checkAddress(text: string, port: number): Refusal | null {
    const address = parseAddress(text)
    if (address === null) return refusal(text, port, 'unreadable', `${text} is not an address`)
    if (isOwn(address, port)) {
      return refusal(text, port, 'own port', `${bracketed(text)}:${port} is a port of Postbud itself`)
    }
    if (isAlways(address, port)) return null
    const range = specialRangeOf(address)
    if (range === null || isAllowed(address, port)) return null
    return refusal(
      text,
      port,
      range,
      `${text} is not an address of the public internet (${range}); ` +
        'an administrator can allow it in Settings, or with POSTBUD_ALLOW_PRIVATE',
    )
  }

  async function checkUrl(text: string): Promise<UrlCheck> {
    const url = URL.parse(text)
    if (url === null) return { result: 'refused', code: 'url_invalid' }
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      return { result: 'refused', code: 'url_scheme' }
    }
    if (url.username !== '' || url.password !== '') {
      return { result: 'refused', code: 'url_credentials' }
    }

    const port = portOf(url)
    const hostname = unbracketed(url.hostname)
    const addresses = isIP(hostname) === 0 ? await resolveForSave(hostname) : [{ address: hostname }]
    if (addresses.length === 0) {
      return { result: 'warning', code: 'host_unknown', host: hostname }
    }
    for (const { address } of addresses) {
      const found = checkAddress(address, port)
      if (found !== null) {
        const host = address === hostname ? null : hostname
        return { result: 'refused', code: found.code, refusal: found, host }
      }
    }
    return { result: 'ok' }
  }

  async function resolveForSave(hostname: string): Promise<{ address: string }[]> {
    const { promise: tooLate, resolve: giveUp } = Promise.withResolvers<never[]>()
    const timer = setTimeout(() => giveUp([]), SAVE_LOOKUP_MILLISECONDS)
    const found = resolve(hostname, 0).catch(() => [])
    const addresses = await Promise.race([found, tooLate])
    clearTimeout(timer)
    return addresses
  }

  function lookup(port: number): LookupFunction {
    return (hostname, { family, all }, callback) => {
      void resolveChecked(hostname, familyNumber(family), port).then((found) => {
        // On a tick of its own, so that what the callback throws does not end in this promise.
        if (found instanceof Error) process.nextTick(callback, found, '')
        else if (all === true) process.nextTick(callback, null, found)
        else process.nextTick(callback, null, found[0].address, found[0].family)
      })
    }
  }

  async function resolveChecked(hostname: string, family: number, port: number): Promise<Found | Error> {
    const found = await resolve(hostname, family).catch((error: Error) => error)
    if (found instanceof Error) return found
    const [first, ...others] = found
    if (first === undefined) return noAddress(hostname)
    for (const { address } of found) {
      const refused = checkAddress(address, port)
      if (refused !== null) return new RefusedAddressError(refused)
    }
    return [first, ...others]
  }

  function allow(allowPrivate: string[]): void {
    isAllowed = parseAllowed(allowPrivate)
  }

  return { checkAddress, checkUrl, lookup, allow }
}

function refusal(address: string, port: number, range: string, message: string): Refusal {
  return { code: 'refused_address', address, port, range, message }
}

function noAddress(hostname: string): Error {
  return Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' })
}

/** The operating system's resolver, so that hosts files and company networks count. */
const resolveBySystem: Resolve = (hostname, family) => systemLookup(hostname, { family, all: true })

/**
 * The system's resolver blocks one of Node's four worker threads for as long as a name server keeps silent, so
 * lookups of the same name at the same time are one: a dead name can hold one thread, not all of them.
 */
function shareLookups(resolve: Resolve): Resolve {
  const underWay = new Map<string, ReturnType<Resolve>>()
  return (hostname, family) => {
    const key = `${family} ${hostname}`
    const started = underWay.get(key)
    if (started !== undefined) return started
    const lookup = resolve(hostname, family).finally(() => underWay.delete(key))
    underWay.set(key, lookup)
    return lookup
  }
}

function familyNumber(family: number | string | undefined): number {
  if (family === 'IPv4') return 4
  if (family === 'IPv6') return 6
  return typeof family === 'number' ? family : 0
}

/** The port a URL leads to, as WHATWG URL leaves the scheme's own port empty. */
function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

function unbracketed(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}
