/** A message with the end that MD5 and the SHA hashes give it: a bit, zeros, and its length in bits. */
export function padded(bytes: Uint8Array, blockBytes: 64 | 128, isLittleEndian = false): DataView {
  const lengthBytes = blockBytes / 8
  const total = Math.ceil((bytes.length + 1 + lengthBytes) / blockBytes) * blockBytes
  const all = new Uint8Array(total)
  all.set(bytes)
  all[bytes.length] = 0x80
  const view = new DataView(all.buffer)
  const bits = BigInt(bytes.length) * 8n
  view.setBigUint64(isLittleEndian ? total - lengthBytes : total - 8, bits, isLittleEndian)
  return view
}

/** The words as bytes, the highest byte first. */
export function bigEndian(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [i, word] of words.entries()) view.setInt32(i * 4, word)
  return bytes
}

/** The words as bytes, the lowest byte first. */
export function littleEndian(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [i, word] of words.entries()) view.setInt32(i * 4, word, true)
  return bytes
}

/** Words of eight hex digits each. */
export function wordsFrom(hex: string): Int32Array {
  return Int32Array.from(hex.match(/.{8}/g) ?? [], (word) => Number.parseInt(word, 16))
}

export function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
