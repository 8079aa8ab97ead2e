import { bigEndian, padded } from './blocks.ts'
import { lowerHalves, sha2Constants, upperHalves } from './sha2-constants.ts'

/*
 * 64-bit words are two of 32 bits, at 2 * i the upper and at 2 * i + 1 the lower one: with `bigint` it takes 30 times as
 * long. Sums of lower halves are made with doubles, which are exact here, and carry into the upper ones.
 */

const CARRY = 0x1_0000_0000

/** The SHA-512 hash of bytes (FIPS 180-4). */
export function sha512(bytes: Uint8Array): Uint8Array {
  const { start, added } = sha2Constants()
  const data = padded(bytes, 128)
  const state = interleaved(start)
  const constants = interleaved(added)
  const words = new Int32Array(160)
  for (let offset = 0; offset < data.byteLength; offset += 128) {
    for (let i = 0; i < 32; i++) words[i] = data.getInt32(offset + i * 4)
    for (let i = 32; i < 160; i += 2) extend(words, i)
    mix(state, words, constants)
  }
  return bigEndian(state)
}

function interleaved(values: readonly bigint[]): Int32Array {
  const upper = upperHalves(values)
  const lower = lowerHalves(values)
  return Int32Array.from({ length: values.length * 2 }, (_, i) => (i % 2 === 0 ? upper : lower)[i >> 1] ?? 0)
}

function extend(words: Int32Array, i: number): void {
  const earlyHigh = words[i - 30] ?? 0
  const earlyLow = words[i - 29] ?? 0
  const lateHigh = words[i - 4] ?? 0
  const lateLow = words[i - 3] ?? 0
  const smallHigh = turned(earlyHigh, earlyLow, 1) ^ turned(earlyHigh, earlyLow, 8) ^ (earlyHigh >>> 7)
  const smallLow =
    turned(earlyLow, earlyHigh, 1) ^ turned(earlyLow, earlyHigh, 8) ^ ((earlyLow >>> 7) | (earlyHigh << 25))
  const largeHigh = turned(lateHigh, lateLow, 19) ^ turned(lateLow, lateHigh, 29) ^ (lateHigh >>> 6)
  const largeLow =
    turned(lateLow, lateHigh, 19) ^ turned(lateHigh, lateLow, 29) ^ ((lateLow >>> 6) | (lateHigh << 26))
  const low =
    (smallLow >>> 0) + (largeLow >>> 0) + ((words[i - 31] ?? 0) >>> 0) + ((words[i - 13] ?? 0) >>> 0)
  words[i] = smallHigh + largeHigh + (words[i - 32] ?? 0) + (words[i - 14] ?? 0) + carried(low)
  words[i + 1] = low
}

/** The upper half of a word turned right by fewer than 32 bits; with the halves exchanged, the lower half. */
function turned(high: number, low: number, bits: number): number {
  return (high >>> bits) | (low << (32 - bits))
}

function carried(sum: number): number {
  return Math.floor(sum / CARRY)
}

function mix(state: Int32Array, words: Int32Array, constants: Int32Array): void {
  let [ah = 0, al = 0, bh = 0, bl = 0, ch = 0, cl = 0, dh = 0, dl = 0] = state
  let [eh = 0, el = 0, fh = 0, fl = 0, gh = 0, gl = 0, hh = 0, hl = 0] = state.subarray(8)
  for (let i = 0; i < 160; i += 2) {
    const turnedEh = turned(eh, el, 14) ^ turned(eh, el, 18) ^ turned(el, eh, 9)
    const turnedEl = turned(el, eh, 14) ^ turned(el, eh, 18) ^ turned(eh, el, 9)
    const chosenHigh = (eh & fh) ^ (~eh & gh)
    const chosenLow = (el & fl) ^ (~el & gl)
    const firstLow =
      (hl >>> 0) +
      (turnedEl >>> 0) +
      (chosenLow >>> 0) +
      ((constants[i + 1] ?? 0) >>> 0) +
      ((words[i + 1] ?? 0) >>> 0)
    const firstHigh =
      (hh + turnedEh + chosenHigh + (constants[i] ?? 0) + (words[i] ?? 0) + carried(firstLow)) | 0
    const turnedAh = turned(ah, al, 28) ^ turned(al, ah, 2) ^ turned(al, ah, 7)
    const turnedAl = turned(al, ah, 28) ^ turned(ah, al, 2) ^ turned(ah, al, 7)
    const majorityHigh = (ah & bh) ^ (ah & ch) ^ (bh & ch)
    const majorityLow = (al & bl) ^ (al & cl) ^ (bl & cl)
    hh = gh
    hl = gl
    gh = fh
    gl = fl
    fh = eh
    fl = el
    const nextE = (dl >>> 0) + (firstLow % CARRY)
    eh = (dh + firstHigh + carried(nextE)) | 0
    el = nextE | 0
    dh = ch
    dl = cl
    ch = bh
    cl = bl
    bh = ah
    bl = al
    const nextA = (firstLow % CARRY) + (turnedAl >>> 0) + (majorityLow >>> 0)
    ah = (firstHigh + turnedAh + majorityHigh + carried(nextA)) | 0
    al = nextA | 0
  }
  const added = [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl]
  for (let i = 0; i < 16; i += 2) {
    const low = ((state[i + 1] ?? 0) >>> 0) + ((added[i + 1] ?? 0) >>> 0)
    state[i] = (state[i] ?? 0) + (added[i] ?? 0) + carried(low)
    state[i + 1] = low
  }
}
