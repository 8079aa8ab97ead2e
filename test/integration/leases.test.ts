import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { claim } from '#server/postbacks/claim.ts'
import { joinNodes, type Node } from '#server/postbacks/node.ts'
import { freeLostLeases, giveBackForgotten, removeDeadNodes } from '#server/postbacks/sweep.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { hold } from '#test/locks.ts'

const log = pino({ level: 'silent' })

let clone: TestDatabase
beforeAll(async () => {
  clone = await createTestDatabase()
})
beforeEach(() => clone.database.sql`truncate dispatch, nodes`)
afterAll(() => clone.drop())

/** A postback that is due; its history is left out. @param lease whose it is, and how long still */
async function addDue(lease: { nodeId: string; seconds: number } | null = null): Promise<string> {
  const id = randomUUID()
  await clone.database.sql`
    insert into dispatch (bucket, postback_id, customer_id, trigger_id, destination_id, state, due_at, begun_at,
                          attempts, attempts_before, lease_id, lease_until, leased_by, losses)
    values (1, ${id}, ${id}, ${id}, ${id}, 'waiting', now(), now(), 0, 0, ${lease ? randomUUID() : null},
            ${lease ? clone.database.sql`now() + ${lease.seconds}::int * interval '1 s'` : null},
            ${lease?.nodeId ?? null}, 0)`
  return id
}

async function leasedBy(
  postbackId: string,
): Promise<{ leased_by: string | null; losses: number } | undefined> {
  const [row] = await clone.database.sql<{ leased_by: string | null; losses: number }[]>`
    select leased_by, losses from dispatch where postback_id = ${postbackId}`
  return row
}

function claimAs(nodeId: string) {
  const terms = { leaseMilliseconds: 150_000, cap: 64, inFlight: new Map<string, number>(), most: 100 }
  return claim(clone.database.sql, { nodeId, leaseId: randomUUID(), ...terms })
}

const end = async (node: Node) => {
  await node.leave()
  expect(node.isListed()).toBe(false)
}

test('a node that is not on the list claims nothing', async () => {
  const postbackId = await addDue()
  await claimAs(randomUUID())
  expect(await leasedBy(postbackId)).toMatchObject({ leased_by: null })
  const node = await joinNodes(clone.database, log, false)
  await claimAs(node.id)
  expect(await leasedBy(postbackId)).toMatchObject({ leased_by: node.id })
  await end(node)
})

test('a node whose session was lost comes back, even while the server still keeps its old lock', async () => {
  const { database } = clone
  const node = await joinNodes(database, log, false)
  expect(node.isListed()).toBe(true)
  const lock = () => database.sql<[{ lock_key: number }]>`select lock_key from nodes where id = ${node.id}`
  const [before] = await lock()
  // Of this database: other files run beside this one.
  await database.sql`
    select pg_terminate_backend(pid, 5000) from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`
  const old = await hold(database, (session) => session`select pg_advisory_xact_lock(${before.lock_key})`)
  expect(await node.beat()).toBe(false)
  expect(node.isListed()).toBe(false)
  expect(await node.beat()).toBe(true)
  expect(node.isListed()).toBe(true)
  expect(await lock()).not.toEqual([before])
  await old.release()
  await end(node)
})

test('a node is taken for dead only when its lock is free and its heartbeat old', async () => {
  const { database } = clone
  const [watcher, other] = [await joinNodes(database, log, false), await joinNodes(database, log, false)]
  const watching = { ...watcher, heldMilliseconds: () => 60_000 }
  const postbackId = await addDue({ nodeId: other.id, seconds: 100 })
  const sweep = async () => [await removeDeadNodes(database, watching), await freeLostLeases(database.sql)]

  await database.sql`update nodes set heartbeat_at = now() - interval '1 hour' where id = ${other.id}`
  expect(await sweep()).toEqual([0, 0])
  await database.sql`
    select pg_terminate_backend(l.pid, 5000)
    from nodes n join pg_locks l on l.locktype = 'advisory'
      and l.database = (select oid from pg_database where datname = current_database())
      and l.classid::bigint << 32 | l.objid::bigint = n.lock_key
    where n.id = ${other.id}`
  await database.sql`update nodes set heartbeat_at = now() where id = ${other.id}`
  expect(await sweep()).toEqual([0, 0])
  await database.sql`update nodes set heartbeat_at = now() - interval '2 s' where id = ${other.id}`
  // Whoever is just back from a failover judges nobody.
  expect(await removeDeadNodes(database, watcher)).toBe(0)
  expect(await sweep()).toEqual([1, 1])
  expect(await leasedBy(postbackId)).toMatchObject({ leased_by: null, losses: 1 })
  await end(watcher)
})

test('leases run out even where the node lives', async () => {
  const node = await joinNodes(clone.database, log, false)
  const [over, young] = [
    await addDue({ nodeId: node.id, seconds: -1 }),
    await addDue({ nodeId: node.id, seconds: 1 }),
  ]
  expect(await freeLostLeases(clone.database.sql)).toBe(1)
  expect(await leasedBy(over)).toMatchObject({ leased_by: null, losses: 1 })
  expect(await leasedBy(young)).toMatchObject({ leased_by: node.id, losses: 0 })
  await end(node)
})

test('a lease that its own node knows nothing of is given back, if it is not too young, and is no loss', async () => {
  const nodeId = randomUUID()
  const [forgotten, known, young, stranger] = [
    await addDue({ nodeId, seconds: 129 }),
    await addDue({ nodeId, seconds: 129 }),
    await addDue({ nodeId, seconds: 149 }),
    await addDue({ nodeId: randomUUID(), seconds: 129 }),
  ]
  const isKnown = (postbackId: string) => postbackId === known
  expect(await giveBackForgotten(clone.database.sql, nodeId, 150_000, isKnown)).toBe(1)
  expect(await leasedBy(forgotten)).toMatchObject({ leased_by: null, losses: 0 })
  for (const id of [known, young, stranger]) expect(await leasedBy(id)).not.toMatchObject({ leased_by: null })
})
