import type { Sql } from './database.ts'

/**
 * All buckets, as `every.bucket`, for `from … cross join lateral (… where bucket = every.bucket order by id limit …)`.
 * Keys begin with the bucket, so the newest rows of all buckets are the newest of the newest of each: 64 short looks
 * into an index, where `order by id` alone would sort whole partitions.
 */
export function everyBucket(sql: Sql) {
  return sql`generate_series(0, 63) as every(bucket)`
}
