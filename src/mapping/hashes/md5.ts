import { littleEndian, padded, rotateLeft, wordsFrom } from './blocks.ts'

/** 2 ** 32 times the sine of 1 to 64, in hex: `Math.sin` need not be the same everywhere. */
const SINES =
  'd76aa478e8c7b756242070dbc1bdceeef57c0faf4787c62aa8304613fd469501698098d88b44f7afffff5bb1895cd7be' +
  '6b901122fd987193a679438e49b40821f61e2562c040b340265e5a51e9b6c7aad62f105d02441453d8a1e681e7d3fbc8' +
  '21e1cde6c33707d6f4d50d87455a14eda9e3e905fcefa3f8676f02d98d2a4c8afffa39428771f6816d9d6122fde5380c' +
  'a4beea444bdecfa9f6bb4b60bebfbc70289b7ec6eaa127fad4ef308504881d05d9d4d039e6db99e51fa27cf8c4ac5665' +
  'f4292244432aff97ab9423a7fc93a039655b59c38f0ccc92ffeff47d85845dd16fa87e4ffe2ce6e0a30143144e0811a1' +
  'f7537e82bd3af2352ad7d2bbeb86d391'

const ADDED = wordsFrom(SINES)
const TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
/** Which words a round takes: the first, and how far it goes on. */
const FIRST = [0, 1, 5, 0]
const STRIDES = [1, 5, 3, 7]
const START = wordsFrom('67452301efcdab8998badcfe10325476')

/** The MD5 hash of bytes (RFC 1321). */
export function md5(bytes: Uint8Array): Uint8Array {
  const data = padded(bytes, 64, true)
  const state = Int32Array.from(START)
  const words = new Int32Array(16)
  for (let offset = 0; offset < data.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) words[i] = data.getInt32(offset + i * 4, true)
    mix(state, words)
  }
  return littleEndian(state)
}

function chosenBits(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d)
  if (round === 1) return (d & b) | (~d & c)
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d)
}

function mix(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state
  for (let i = 0; i < 64; i++) {
    const round = i >> 4
    const chosen = chosenBits(round, b, c, d)
    const index = (i * (STRIDES[round] ?? 0) + (FIRST[round] ?? 0)) & 15
    const sum = (a + chosen + (ADDED[i] ?? 0) + (words[index] ?? 0)) | 0
    a = d
    d = c
    c = b
    b = (b + rotateLeft(sum, TURNS[(round << 2) | (i & 3)] ?? 0)) | 0
  }
  for (const [i, value] of [a, b, c, d].entries()) state[i] = (state[i] ?? 0) + value
}
