export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5)
}

/** Three digits that mean something; more is noise. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}
