import type { Hmac } from '../message.ts'
import { RenderError } from '../render-error.ts'
import type { Run } from '../run.ts'
import { md5 } from './md5.ts'
import { sha1 } from './sha1.ts'
import { sha256 } from './sha256.ts'
import { sha512 } from './sha512.ts'

interface Algorithm {
  name: Hmac['algorithm']
  hash: (bytes: Uint8Array) => Uint8Array
  blockBytes: number
  /** What one block costs, in steps of about the same time. */
  blockSteps: number
}

const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ['md5', { name: 'md5', hash: md5, blockBytes: 64, blockSteps: 150 }],
  ['sha1', { name: 'sha1', hash: sha1, blockBytes: 64, blockSteps: 150 }],
  ['sha256', { name: 'sha256', hash: sha256, blockBytes: 64, blockSteps: 150 }],
  ['sha512', { name: 'sha512', hash: sha512, blockBytes: 128, blockSteps: 400 }],
])

/** Refuses an algorithm that is not known. */
export function algorithmOf(name: string): Algorithm {
  const algorithm = ALGORITHMS.get(name)
  if (algorithm !== undefined) return algorithm
  throw new RenderError('unknown_algorithm', 'unknown_algorithm', {
    name: JSON.stringify(name.slice(0, 20)),
    names: [...ALGORITHMS.keys()].join(', '),
  })
}

/** The hash of bytes. */
export function hashOf(name: string, bytes: Uint8Array, run: Run): Uint8Array {
  chargeHash(name, bytes.length, run)
  return algorithmOf(name).hash(bytes)
}

function chargeHash(name: string, length: number, run: Run): void {
  const { blockBytes, blockSteps } = algorithmOf(name)
  run.charge((Math.floor(length / blockBytes) + 2) * blockSteps)
}

/** Each hash of the attempt is also looked for in the whole answer: 200 of them in a text are enough. */
const LATER_HASH_STEPS = 10_000

/** Takes the steps of a keyed hash that is made at the attempt: it works as much then. */
export function chargeHmac(name: string, length: number, run: Run): void {
  const { blockBytes } = algorithmOf(name)
  run.charge(LATER_HASH_STEPS)
  chargeHash(name, blockBytes + length, run)
  chargeHash(name, 2 * blockBytes, run)
}

/** The keyed hash of bytes (RFC 2104). */
export function hmacOf(name: string, key: Uint8Array, bytes: Uint8Array, run: Run): Uint8Array {
  const { blockBytes } = algorithmOf(name)
  const short = key.length > blockBytes ? hashOf(name, key, run) : key
  const block = (mask: number): Uint8Array => {
    const masked = new Uint8Array(blockBytes).fill(mask)
    for (const [i, byte] of short.entries()) masked[i] = byte ^ mask
    return masked
  }
  const inner = hashOf(name, joined(block(0x36), bytes), run)
  return hashOf(name, joined(block(0x5c), inner), run)
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const all = new Uint8Array(left.length + right.length)
  all.set(left)
  all.set(right, left.length)
  return all
}
