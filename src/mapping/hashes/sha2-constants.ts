/** The first 64 binary digits after the point of the roots of primes, which both SHA-2 hashes are built on. */
interface Roots {
  /** Square roots of the first 8 primes. */
  start: bigint[]
  /** Cube roots of the first 80 primes. */
  added: bigint[]
}

/** The largest whole number whose power is not above `value`. */
function rootOf(value: bigint, power: 2n | 3n): bigint {
  let guess = 1n << (BigInt(value.toString(16).length * 4) / power + 1n)
  for (;;) {
    const better = ((power - 1n) * guess + value / guess ** (power - 1n)) / power
    if (better >= guess) return guess
    guess = better
  }
}

function firstPrimes(count: number): bigint[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes.map(BigInt)
}

function computed(): Roots {
  const primes = firstPrimes(80)
  const fraction = (root: bigint): bigint => BigInt.asUintN(64, root)
  return {
    start: primes.slice(0, 8).map((prime) => fraction(rootOf(prime << 128n, 2n))),
    added: primes.map((prime) => fraction(rootOf(prime << 192n, 3n))),
  }
}

let known: Roots | null = null

/** The roots; computed at the first use, which takes a fraction of a millisecond. */
export function sha2Constants(): Roots {
  return (known ??= computed())
}

/** The upper halves as words. */
export function upperHalves(values: readonly bigint[]): Int32Array {
  return Int32Array.from(values, (value) => Number(value >> 32n))
}

/** The lower halves as words. */
export function lowerHalves(values: readonly bigint[]): Int32Array {
  return Int32Array.from(values, (value) => Number(value & 0xffffffffn))
}
