import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#server/db/database.ts'
import { firstIdAt, newId } from '#server/db/ids.ts'
import { endedWeeks } from '#server/db/partitions.ts'
import { expire, prepareTables } from '#server/events/retention.ts'
import { listHistory } from '#server/history/list.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'

const day = 24 * 3600 * 1000
const now = Date.now()
const old = now - 100 * day
const bucket = 7
const log = pino({ level: 'silent' })

let testDatabase: TestDatabase
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  await prepareTables(testDatabase.database, old)
  await prepareTables(testDatabase.database, now)
})
afterAll(() => testDatabase.drop())

/** An event with one postback that is still open, as acceptance at that time would have left them. */
async function insertOpen(
  time: number,
  attempts = 0,
): Promise<{ eventId: string; postbackId: string; customerId: string }> {
  const { sql } = testDatabase.database
  const [eventId, postbackId, customerId] = [newId(bucket, time), newId(bucket, time), newId(0, time)]
  const id = newId(0)
  await sql`insert into events values (${bucket}, ${eventId}, ${customerId}, 'evt', 'order.shipped', now(), now(), 'KEY', 1, '[]', '{}')`
  await sql`insert into idempotency values (${bucket}, ${customerId}, 'evt', ${eventId})`
  await sql`insert into order_numbers values (${bucket}, ${customerId}, 'KEY', 'KEY')`
  await sql`
    insert into postbacks (bucket, id, event_id, customer_id, trigger_id, trigger_version, template_version,
                           destination_id, channel, event_type, order_key, state, attempt_count)
    values (${bucket}, ${postbackId}, ${eventId}, ${customerId}, ${id}, 1, 1, ${id}, 'url', 'order.shipped', 'KEY', 'open', 0)`
  await sql`
    insert into dispatch (bucket, postback_id, customer_id, trigger_id, destination_id, state, due_at, begun_at, attempts,
                          attempts_before, losses)
    values (${bucket}, ${postbackId}, ${customerId}, ${id}, ${id}, 'held', now(), now(), ${attempts}, 0, 0)`
  return { eventId, postbackId, customerId }
}

const count = async (table: string) => (await testDatabase.database.sql.unsafe(`select from ${table}`)).length

test('what is older than the retention goes, and what was still open in it is named', async () => {
  const { database } = testDatabase
  const gone = await insertOpen(old)
  const tried = await insertOpen(old, 2)
  const kept = await insertOpen(now)
  await database.sql`update dispatch set lease_id = ${newId(0)} where postback_id = ${gone.postbackId}`
  await expire(database, 90, now, log)
  expect(await count('events')).toBe(3)
  // A resend counts on from there.
  const cancelled =
    await database.sql`select state, attempt_count from postbacks where id = ${tried.postbackId}`
  expect(cancelled).toMatchObject([{ state: 'cancelled', attempt_count: 2 }])

  await database.sql`update dispatch set lease_id = null where postback_id = ${gone.postbackId}`
  await expire(database, 90, now, log)
  for (const table of ['events', 'postbacks', 'dispatch', 'idempotency', 'order_numbers']) {
    expect([table, await count(table)]).toEqual([table, 1])
  }
  expect(await database.sql`select event_id from idempotency`).toMatchObject([{ event_id: kept.eventId }])
  const { items } = await listHistory(database, {})
  expect(items).toMatchObject([
    { action: 'postbacks.expired', after: { count: 1, postbackIds: [gone.postbackId] } },
    { action: 'postbacks.expired', after: { count: 1, postbackIds: [tried.postbackId] } },
  ])
})

test('partitions are there for weeks to come, and 0 keeps everything', async () => {
  const { database } = testDatabase
  await prepareTables(database, now)
  const ahead = await endedWeeks(database.sql, [{ name: 'events', storage: '' }], now + 9 * 7 * day)
  expect(ahead.length).toBeGreaterThanOrEqual(9)
  await expire(database, 0, now + 1000 * day, log)
  expect(await count('events')).toBe(1)
})

test('however many keys are kept, no statement takes long', async () => {
  const { database, connection } = testDatabase
  const { sql } = database
  await prepareTables(database, old)
  const gone = await insertOpen(old)
  await sql`
    insert into order_numbers
    select ${bucket}, ${newId(0)}::uuid, n, n from generate_series(1, 200000) as number(i), lateral (select i::text) as t(n)`
  await sql`
    insert into events
    select ${bucket}, overlay(${firstIdAt(now)} placing lpad(number, 12, '0') from 25)::uuid, customer_id, number,
           'order.shipped', now(), now(), order_key, 0, '[]', '{}'
    from order_numbers where order_key <> 'KEY'`
  const kept = (await count('order_numbers')) - 1
  // All of the table in one statement would take longer, and at some size longer than any limit.
  const hurried = connect({ connection, log, statementMilliseconds: 600 })
  try {
    await expire(hurried, 90, now, log)
  } finally {
    await hurried.close()
  }
  expect(await count('order_numbers')).toBe(kept)
  expect(await sql`select from order_numbers where customer_id = ${gone.customerId}`).toHaveLength(0)
})
