import { bigEndian, padded, rotateLeft, wordsFrom } from './blocks.ts'

const START = wordsFrom('67452301efcdab8998badcfe10325476c3d2e1f0')
const ADDED = wordsFrom('5a8279996ed9eba18f1bbcdcca62c1d6')

/** The SHA-1 hash of bytes (FIPS 180-4). */
export function sha1(bytes: Uint8Array): Uint8Array {
  const data = padded(bytes, 64)
  const state = Int32Array.from(START)
  const words = new Int32Array(80)
  for (let offset = 0; offset < data.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) words[i] = data.getInt32(offset + i * 4)
    for (let i = 16; i < 80; i++) {
      const mixed = (words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0)
      words[i] = rotateLeft(mixed, 1)
    }
    mix(state, words)
  }
  return bigEndian(state)
}

function mix(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
  for (let i = 0; i < 80; i++) {
    const chosen = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d)
    const sum = (rotateLeft(a, 5) + chosen + e + (ADDED[Math.floor(i / 20)] ?? 0) + (words[i] ?? 0)) | 0
    e = d
    d = c
    c = rotateLeft(b, 30)
    b = a
    a = sum
  }
  for (const [i, value] of [a, b, c, d, e].entries()) state[i] = (state[i] ?? 0) + value
}
