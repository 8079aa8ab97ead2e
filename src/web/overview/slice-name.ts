import type { Slice } from '#contract/overview.ts'
import { hourAndMinute } from '../ui/format.ts'

/** When a slice begins, with the weekday where the period has several days. */
export function sliceName(from: string, long: boolean, language: string): string {
  const time = hourAndMinute(from, language)
  if (!long) return time
  const locale = language === 'da' ? 'da-DK' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' }).format(new Date(from))
  return `${day} ${time}`
}

/** All slices are equally long. */
export function sliceEnd(slices: Slice[], slice: Slice): string {
  const [first, second] = slices
  if (!first || !second) return slice.from
  const length = Date.parse(second.from) - Date.parse(first.from)
  return new Date(Date.parse(slice.from) + length).toISOString()
}
