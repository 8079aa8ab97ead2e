import { within, type Database } from '#server/db/database.ts'
import { ApiError } from '#server/http/errors.ts'

const callMilliseconds = 5000

/**
 * Runs what takes many transactions, while nobody else does the same, in this process or another.
 * @throws ApiError example_busy
 */
export async function alone<T>({ direct }: Database, run: () => Promise<T>): Promise<T> {
  const session = await within(callMilliseconds, direct.reserve())
  try {
    const [row] = await session<[{ mine: boolean }]>`
      select pg_try_advisory_lock(hashtext('postbud example')) as mine`
    if (!row.mine) throw new ApiError('example_busy')
    try {
      return await run()
    } finally {
      await session`select pg_advisory_unlock(hashtext('postbud example'))`
    }
  } finally {
    session.release()
  }
}
