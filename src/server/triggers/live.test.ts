import { expect, test } from 'vitest'
import type { Sql } from '#server/db/database.ts'
import { createDirectory } from './live.ts'

/** A database that tells the next epoch each time, or fails. */
function database(): { sql: Sql; fail: (next: boolean) => void } {
  let epoch = 0
  let failing = false
  const ask = async () => {
    if (failing) throw new Error('away')
    return [{ epoch: ++epoch }]
  }
  // Only the epoch is asked for here.
  return { sql: ask as unknown as Sql, fail: (next) => (failing = next) }
}

test('all get the same snapshot until somebody finds it stale, and a new one in the same turn', async () => {
  const directory = createDirectory(database().sql)
  const [first, second] = await Promise.all([directory.current(), directory.current()])
  expect(second).toBe(first)
  directory.renew(first)
  const third = directory.current()
  expect((await third).epoch).toBe(2)
  // It was somebody else's finding.
  directory.renew(first)
  expect(directory.current()).toBe(third)
})

test('a snapshot that could not be read is asked for again', async () => {
  const { sql, fail } = database()
  const directory = createDirectory(sql)
  fail(true)
  await expect(directory.current()).rejects.toThrow('away')
  fail(false)
  expect((await directory.current()).epoch).toBe(1)
})
