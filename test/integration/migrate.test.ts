import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'

let test1: TestDatabase
beforeAll(async () => {
  test1 = await createTestDatabase()
})
afterAll(() => test1.drop())

test('a clone answers', async () => {
  const { sql } = test1.database
  const rows = await sql`select count(*) as n, now() as t, '\\x00ff'::bytea as b from migrations`
  expect(rows[0]).toMatchObject({ n: expect.any(Number), t: expect.any(Date), b: Buffer.from([0, 255]) })
})
