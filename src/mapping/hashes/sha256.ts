import { bigEndian, padded, rotateLeft } from './blocks.ts'
import { sha2Constants, upperHalves } from './sha2-constants.ts'

/** The SHA-256 hash of bytes (FIPS 180-4). */
export function sha256(bytes: Uint8Array): Uint8Array {
  const { start, added } = sha2Constants()
  const data = padded(bytes, 64)
  const state = upperHalves(start)
  const constants = upperHalves(added)
  const words = new Int32Array(64)
  for (let offset = 0; offset < data.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) words[i] = data.getInt32(offset + i * 4)
    for (let i = 16; i < 64; i++) {
      const early = words[i - 15] ?? 0
      const late = words[i - 2] ?? 0
      const small = rotateLeft(early, 25) ^ rotateLeft(early, 14) ^ (early >>> 3)
      const large = rotateLeft(late, 15) ^ rotateLeft(late, 13) ^ (late >>> 10)
      words[i] = (words[i - 16] ?? 0) + small + (words[i - 7] ?? 0) + large
    }
    mix(state, words, constants)
  }
  return bigEndian(state)
}

function mix(state: Int32Array, words: Int32Array, constants: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const chosen = (e & f) ^ (~e & g)
    const turnedE = rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7)
    const first = (h + turnedE + chosen + (constants[i] ?? 0) + (words[i] ?? 0)) | 0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const turnedA = rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10)
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + turnedA + majority) | 0
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + value
}
