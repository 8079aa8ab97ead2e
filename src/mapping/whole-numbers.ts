import { WHOLE_NUMBER_LIMIT_DIGITS } from './limits.ts'
import { RenderError } from './render-error.ts'
import type { Whole } from './value.ts'

/** Bits of the largest whole number that may be made. */
const LIMIT_BITS = Math.floor(WHOLE_NUMBER_LIMIT_DIGITS * Math.log2(10))

/** A whole number in its only form: a `number` while that is exact. */
export function wholeOf(value: bigint): Whole {
  const small = Number(value)
  return Number.isSafeInteger(small) ? small : value
}

/** How many bits the number has. */
function bitsOf(value: Whole): number {
  const hex = (value < 0 ? -BigInt(value) : BigInt(value)).toString(16)
  return (hex.length - 1) * 4 + Math.ceil(Math.log2(Number.parseInt(hex.charAt(0), 16) + 1))
}

export function addWhole(left: Whole, right: Whole): Whole {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right
    if (Number.isSafeInteger(sum)) return sum
  }
  return wholeOf(BigInt(left) + BigInt(right))
}

export function subtractWhole(left: Whole, right: Whole): Whole {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right
    if (Number.isSafeInteger(difference)) return difference
  }
  return wholeOf(BigInt(left) - BigInt(right))
}

export function multiplyWhole(left: Whole, right: Whole): Whole {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right
    // Adding 0 turns -0 into 0: whole numbers have no negative zero.
    if (Number.isSafeInteger(product)) return product + 0
  }
  checkBits(bitsOf(left) + bitsOf(right))
  return wholeOf(BigInt(left) * BigInt(right))
}

/** The quotient, rounded down. The divisor must not be 0. */
export function floorDivideWhole(left: Whole, right: Whole): Whole {
  if (typeof left === 'number' && typeof right === 'number') return Math.floor(exactQuotient(left, right))
  const dividend = BigInt(left)
  const divisor = BigInt(right)
  const quotient = dividend / divisor
  const isExact = quotient * divisor === dividend
  return wholeOf(isExact || dividend < 0n === divisor < 0n ? quotient : quotient - 1n)
}

/** The remainder, which has the sign of the divisor. The divisor must not be 0. */
export function moduloWhole(left: Whole, right: Whole): Whole {
  if (typeof left === 'number' && typeof right === 'number') {
    const remainder = left % right
    return (remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder) + 0
  }
  const divisor = BigInt(right)
  const remainder = BigInt(left) % divisor
  return wholeOf(remainder !== 0n && remainder < 0n !== divisor < 0n ? remainder + divisor : remainder)
}

/** A power with an exponent of 0 or more. */
export function powerWhole(base: Whole, exponent: Whole): Whole {
  if (base === 0 || base === 1) return exponent === 0 ? 1 : base
  if (base === -1) return moduloWhole(exponent, 2) === 0 ? 1 : -1
  checkBits(Number(exponent) * (bitsOf(base) - 1))
  return wholeOf(BigInt(base) ** BigInt(exponent))
}

/** The quotient as the nearest double. The divisor must not be 0. */
export function divideWhole(left: Whole, right: Whole): number {
  if (typeof left === 'number' && typeof right === 'number') return left / right
  const isNegative = left < 0 !== right < 0
  const dividend = left < 0 ? -BigInt(left) : BigInt(left)
  const divisor = right < 0 ? -BigInt(right) : BigInt(right)
  // 66 bits of quotient and one that says whether anything is left make the final rounding right.
  const shift = BigInt(Math.max(0, bitsOf(right) - bitsOf(left) + 66))
  const scaled = dividend << shift
  const quotient = scaled / divisor
  const sticky = quotient * divisor === scaled ? 0n : 1n
  const result = Number((quotient << 1n) | sticky) / 2 ** (Number(shift) + 1)
  return isNegative ? -result : result
}

function exactQuotient(left: number, right: number): number {
  // left / right can round up to a whole number that the exact quotient does not reach.
  const remainder = left % right
  const whole = (left - remainder) / right
  return remainder !== 0 && remainder < 0 !== right < 0 ? whole - 1 : whole + 0
}

function checkBits(bits: number): void {
  if (bits > LIMIT_BITS) {
    throw new RenderError('too_large', 'whole_number_would_be_too_long', { limit: WHOLE_NUMBER_LIMIT_DIGITS })
  }
}
