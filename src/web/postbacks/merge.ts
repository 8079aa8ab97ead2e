import type { Postback } from '#contract/postbacks.ts'
import type { PostbackFilter } from './filter.ts'

/** What came in while the list was open. `shown`: the ones among the new that are in the list already. */
export interface Changes {
  latest: ReadonlyMap<string, Postback>
  shown: ReadonlySet<string>
}

export const noChanges: Changes = { latest: new Map(), shown: new Set() }

/** So many are remembered; who wants to see more of a flood loads the list again. */
const mostRemembered = 1000

/** @param show whether a new one goes into the list at once */
export function withChange({ latest, shown }: Changes, postback: Postback, show: boolean): Changes {
  const next = new Map(latest)
  // The newest news is last, so what is dropped is what has been quiet for longest.
  next.delete(postback.id)
  next.set(postback.id, postback)
  const dropped = next.size > mostRemembered ? next.keys().next().value : undefined
  if (dropped !== undefined) next.delete(dropped)
  if (!show || shown.has(postback.id)) return { latest: next, shown }
  return { latest: next, shown: new Set([...shown, postback.id]) }
}

export interface Merged {
  /** Newest first, as they are now. */
  items: Postback[]
  /** New ones that are not in the list yet. */
  pending: string[]
}

/**
 * The list as it was read, with what has changed since. One that does not fit the state filter any more stays, with
 * its new state: rows that vanish while somebody reads are worse.
 * @param complete whether there are no older ones than those read
 */
export function merged(
  read: Postback[],
  complete: boolean,
  { latest, shown }: Changes,
  filter: PostbackFilter,
): Merged {
  const readIds = new Set(read.map(({ id }) => id))
  const orders = new Set(read.map(({ order }) => order))
  const oldest = read.at(-1)?.id ?? ''
  const news = [...latest.values()].filter(
    (postback) =>
      !readIds.has(postback.id) &&
      (shown.has(postback.id) || fits(postback, filter, orders)) &&
      (complete || postback.id > oldest),
  )
  const items = read.map((postback) => latest.get(postback.id) ?? postback)
  items.push(...news.filter(({ id }) => shown.has(id)))
  return {
    // Ids begin with the time: the same order as the API's.
    items: items.sort((a, b) => (a.id > b.id ? -1 : 1)),
    pending: news.filter(({ id }) => !shown.has(id)).map(({ id }) => id),
  }
}

/** What the stream is not narrowed by: it would not tell that one has left a state. */
function fits(postback: Postback, filter: PostbackFilter, orders: ReadonlySet<string>): boolean {
  const { state, order, eventId, externalId, from, to } = filter
  return (
    (state === undefined || postback.state === state) &&
    // An order has several numbers; a new postback of one that is in the list is recognised by its key.
    (order === undefined || postback.order === order || orders.has(postback.order)) &&
    (eventId === undefined || postback.eventId === eventId) &&
    externalId === undefined &&
    (from === undefined || Date.parse(postback.createdAt) >= Date.parse(from)) &&
    (to === undefined || Date.parse(postback.createdAt) < Date.parse(to))
  )
}
