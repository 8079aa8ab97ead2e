import type { Slice } from '#contract/overview.ts'

/**
 * How long it takes from event to answer in the whole period, from its slices: the median of their medians, each
 * weighed by how much was sent in it, and
 * likewise for the 95th percentiles. Near enough for a figure to glance at. Null: nothing was sent.
 */
export function latencyOf(slices: Slice[]): { p50: number; p95: number } | null {
  const known = slices.filter(({ sent, p50Milliseconds }) => sent > 0 && p50Milliseconds !== null)
  if (known.length === 0) return null
  return { p50: weighed(known, 'p50Milliseconds'), p95: weighed(known, 'p95Milliseconds') }
}

function weighed(slices: Slice[], key: 'p50Milliseconds' | 'p95Milliseconds'): number {
  const sorted = slices.toSorted((a, b) => (a[key] ?? 0) - (b[key] ?? 0))
  const total = sorted.reduce((sum, { sent }) => sum + sent, 0)
  let passed = 0
  for (const slice of sorted) {
    passed += slice.sent
    if (passed >= total * (key === 'p50Milliseconds' ? 0.5 : 0.95)) return slice[key] ?? 0
  }
  return 0
}
