/** A double taken apart exactly: `mantissa * 2 ** exponent`, without its sign. */
interface Exact {
  mantissa: bigint
  exponent: number
}

const VIEW = new DataView(new ArrayBuffer(8))

function exactOf(value: number): Exact {
  VIEW.setFloat64(0, Math.abs(value))
  const bits = VIEW.getBigUint64(0)
  const exponent = Number(bits >> 52n)
  const fraction = bits & 0xfffffffffffffn
  return exponent === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: exponent - 1075 }
}

/**
 * `|value| * 10 ** digits` as the nearest whole number, half to even on the exact value of the double, as the
 * reference rounds. 2.675 is a little less than it looks and becomes 2.67.
 */
function scaledHalfEven(value: number, digits: number): bigint {
  const { mantissa, exponent } = exactOf(value)
  let above = mantissa
  let below = 1n
  if (exponent >= 0) above <<= BigInt(exponent)
  else below <<= BigInt(-exponent)
  if (digits >= 0) above *= 10n ** BigInt(digits)
  else below *= 10n ** BigInt(-digits)
  return divideHalfEven(above, below)
}

/** A quotient of numbers that are not negative, half to even. */
export function divideHalfEven(above: bigint, below: bigint): bigint {
  const quotient = above / below
  const twice = (above - quotient * below) * 2n
  return twice > below || (twice === below && (quotient & 1n) === 1n) ? quotient + 1n : quotient
}

/** Rounded to so many digits after the point (before it when negative), half to even. */
export function roundHalfEven(value: number, digits: number): number {
  // Beyond these no double has anything to round, or anything left.
  if (value === 0 || digits > 330) return value
  if (digits < -310) return value < 0 ? -0 : 0
  const rounded = Number(`${scaledHalfEven(value, digits)}e${-digits}`)
  return value < 0 ? -rounded : rounded
}

/** The number as the reference prints it: `2.0`, `1e+16`, `1e-05`. */
export function floatText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${Object.is(value, -0) ? '-0' : value}.0`
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf'
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e')
  const exponent = Number(power)
  const sign = value < 0 ? '-' : ''
  if (exponent < -4 || exponent >= 16) return `${sign}${mantissa}e${exponentText(exponent)}`
  const digits = mantissa.replace('.', '')
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`
}

/** An exponent with its sign and at least two digits. */
export function exponentText(exponent: number): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

/** The number without its sign and with exactly so many digits after the point. */
export function fixedText(value: number, digits: number): string {
  const scaled = scaledHalfEven(value, digits)
    .toString()
    .padStart(digits + 1, '0')
  const point = scaled.length - digits
  return digits === 0 ? scaled : `${scaled.slice(0, point)}.${scaled.slice(point)}`
}

/** The number without its sign as `d.ddd` and the power of ten it is multiplied by. */
export function exponential(value: number, digits: number): { digits: string; exponent: number } {
  if (value === 0) return { digits: '0'.repeat(digits + 1), exponent: 0 }
  let exponent = Number(value.toExponential().split('e')[1])
  let scaled = scaledHalfEven(value, digits - exponent).toString()
  if (scaled.length > digits + 1) {
    exponent++
    scaled = scaledHalfEven(value, digits - exponent).toString()
  }
  return { digits: scaled, exponent }
}
