import type { PostbackState } from '#contract/postbacks.ts'

/** What a list is narrowed to, as the address says it. */
export interface PostbackFilter {
  customerId?: string
  triggerId?: string
  eventId?: string
  externalId?: string
  order?: string
  eventType?: string
  state?: PostbackState
  from?: string
  to?: string
}

export const states = [
  'failed',
  'held',
  'waiting',
  'sending',
  'sent',
  'cancelled',
] as const satisfies PostbackState[]

export const filterNames = [
  'customerId',
  'triggerId',
  'eventType',
  'order',
  'eventId',
  'externalId',
  'from',
  'to',
] as const

/** What of the address is a filter; the rest, and states that do not exist, is left out. */
export function filterOf(search: Record<string, string>): PostbackFilter {
  const filter: PostbackFilter = {}
  for (const name of filterNames) {
    const value = search[name]
    if (value !== undefined && value !== '') filter[name] = value
  }
  const state = states.find((each) => each === search['state'])
  if (state !== undefined) filter.state = state
  return filter
}

export function isFiltered(filter: PostbackFilter): boolean {
  return Object.keys(filter).length > 0
}
