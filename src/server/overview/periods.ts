/** A span of time cut into equal slices; `to` is the end of the slice that is now. Milliseconds since 1970. */
export interface Period {
  from: number
  to: number
  sliceMilliseconds: number
}

const minute = 60_000
const hour = 60 * minute

const periods = {
  hour: { slices: 12, sliceMilliseconds: 5 * minute },
  day: { slices: 24, sliceMilliseconds: hour },
  week: { slices: 28, sliceMilliseconds: 6 * hour },
}
export type PeriodName = keyof typeof periods

/** Slices begin at whole multiples of their length, so that the same events stay in the same one. */
export function periodAt(name: PeriodName, now: number): Period {
  const { slices, sliceMilliseconds } = periods[name]
  const to = (Math.floor(now / sliceMilliseconds) + 1) * sliceMilliseconds
  return { from: to - slices * sliceMilliseconds, to, sliceMilliseconds }
}
