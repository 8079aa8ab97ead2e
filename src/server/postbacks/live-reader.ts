import type { Postback } from '#contract/postbacks.ts'
import type { Sql } from '#server/db/database.ts'
import { everyBucket } from '#server/db/every-bucket.ts'
import { firstIdAt } from '#server/db/ids.ts'
import { findPostbacksAnywhere } from './search.ts'

/** A postback that is new or has changed, and the same as JSON. */
interface LiveChange {
  postback: Postback
  json: string
}

/** Finds what was made or has changed since the last time. */
export interface LiveReader {
  /** In the order in which they were made. */
  read: () => Promise<LiveChange[]>
}

/**
 * So much of the newest is read again each time: ids are made before the commit that shows them, and by processes
 * whose clocks differ. What is later still is missed here; lists have it.
 */
const overlapMilliseconds = 5000
/** The newest ones, and the newest open ones. In a rush a person could not follow more. */
const mostRead = 300
const mostReadOfBucket = 50

/** @returns a reader that knows what is there now */
export async function createLiveReader(sql: Sql): Promise<LiveReader> {
  /** As they were last seen: the open ones, and those of the last seconds. */
  let seen = new Map<string, string>()
  let open: string[] = []

  async function read(): Promise<LiveChange[]> {
    const newest = await newestIds(sql)
    const opened = await newestOpenIds(sql)
    // Those that were open the last time may have become final.
    const ids = new Set([...newest, ...opened, ...open])
    const postbacks = await findPostbacksAnywhere(sql, [...ids])
    const known = seen
    seen = new Map(postbacks.map((postback) => [postback.id, JSON.stringify(postback)]))
    open = postbacks.filter(({ finishedAt }) => finishedAt === null).map(({ id }) => id)
    open = open.sort().slice(-mostRead)
    return postbacks
      .map((postback) => ({ postback, json: seen.get(postback.id) ?? '' }))
      .filter(({ postback: { id }, json }) => known.get(id) !== json)
      .sort((a, b) => (a.postback.id < b.postback.id ? -1 : 1))
  }

  await read()
  return { read }
}

async function newestIds(sql: Sql): Promise<string[]> {
  const since = firstIdAt(Date.now() - overlapMilliseconds)
  const rows = await sql<{ id: string }[]>`
    select p.id from ${everyBucket(sql)}
    cross join lateral (
      select id from postbacks where bucket = every.bucket and id >= ${since}::uuid
      order by id desc limit ${mostReadOfBucket}
    ) p
    order by p.id desc limit ${mostRead}`
  return rows.map(({ id }) => id)
}

async function newestOpenIds(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select d.postback_id as id from ${everyBucket(sql)}
    cross join lateral (
      select postback_id from dispatch where bucket = every.bucket
      order by postback_id desc limit ${mostReadOfBucket}
    ) d
    order by d.postback_id desc limit ${mostRead}`
  return rows.map(({ id }) => id)
}
