import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Published } from '#contract/events.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { sampleEvent } from '#test/events.ts'
import { hold, terminate } from '#test/locks.ts'
import { connectionUrl } from '#test/postgres.ts'
import { createProgram, type Program } from '#test/process.ts'
import { startProxy, type Proxy } from '#test/proxy.ts'
import { startTestReceiver, type TestAnswer, type TestReceiver } from '#test/receiver.ts'

/**
 * Several processes on one database: one that does everything and reaches it through a proxy that can spoil answers,
 * one that only takes events, one that only sends.
 */
let clone: TestDatabase
let proxy: Proxy
let receiver: TestReceiver
let folder: string
let all: Program
let api: Program
let worker: Program
let templateId: string

beforeAll(async () => {
  clone = await createTestDatabase()
  proxy = await startProxy(clone.connection)
  receiver = await startTestReceiver()
  folder = await mkdtemp(join(tmpdir(), 'postbud-nodes-'))
  const create = (ROLE: string, DATABASE_URL: string) =>
    createProgram({ env: { ROLE, DATABASE_URL, DATA_DIR: folder }, receiverUrl: receiver.url })
  all = await create('all', proxy.url)
  api = await create('api', connectionUrl(clone.connection))
  worker = await create('worker', connectionUrl(clone.connection))
  await all.start()
  templateId = await all.template()
})
afterAll(async () => {
  await Promise.all([all, api, worker].map((program) => program.kill()))
  await receiver.close()
  await proxy.close()
  await clone.drop()
  await rm(folder, { recursive: true })
})

/** A customer with one trigger; events are published through `from`. */
async function setUp(fields: object = {}) {
  const { id, referenceId } = await all.customer()
  const path = `/${referenceId}`
  await all.trigger({ customerId: id, templateId, url: receiver.url + path, ...fields })
  const arrived = () => receiver.requests.filter(({ url }) => url === path)
  return {
    event: () => sampleEvent(referenceId),
    arrived,
    waitFor: (count: number) => receiver.waitFor(() => arrived().length >= count),
    ids: () => arrived().map(({ headers }) => headers['webhook-id'] ?? ''),
  }
}

async function publish(from: Program, event: object): Promise<{ published: Published; postbackId: string }> {
  const published = await from.must<Published>('POST', '/api/v1/events', event)
  const [postback] = await from.postbacksOf(published.id)
  return { published, postbackId: postback?.id ?? '' }
}

/** The receiver keeps its answers back until the returned function is called; those of later requests, too. */
function keepAnswers(): (answer?: TestAnswer) => void {
  const { promise, resolve } = Promise.withResolvers<TestAnswer>()
  receiver.answer(() => promise)
  return (answer = {}) => resolve(answer)
}

test('the connection is cut after acceptance was committed: 202, and the event is there once', async () => {
  const { event, ids } = await setUp()
  const cut = proxy.arrange('insert into idempotency', 'cut')
  const { published, postbackId } = await publish(all, event())
  await cut
  expect(published).toMatchObject({ duplicate: false, postbacks: 1 })
  await all.postback(postbackId, 'sent')
  expect(ids()).toEqual([postbackId])
})

test('the connection is ended during acceptance: it is repeated, and the event is there once', async () => {
  const { event, ids } = await setUp()
  const sent = event()
  const key = await hold(
    clone.database,
    (session) => session`
      insert into idempotency (bucket, customer_id, external_id, event_id)
      select bucket, id, ${sent.event.id}, gen_random_uuid() from customers
      where reference_id = ${sent.customer.referenceId}`,
  )
  const publishing = publish(all, sent)
  const backend = await key.blocked()
  await terminate(clone.database, backend)
  await key.blocked(backend)
  await key.release()
  const { postbackId } = await publishing
  await all.postback(postbackId, 'sent')
  expect(ids()).toEqual([postbackId])
})

test('the connection is cut after settle was committed: nothing is sent again', async () => {
  const { event, ids } = await setUp()
  const cut = proxy.arrange('ended as materialized', 'cut')
  const { postbackId } = await publish(all, event())
  await cut
  expect(await all.postback(postbackId, 'sent')).toMatchObject({ attemptCount: 1, attempts: [{ number: 1 }] })
  expect(ids()).toEqual([postbackId])
})

// They take their time: what is silent is waited for.
describe('answers that never come', () => {
  test.concurrent('the connection is cut after a claim was committed: it is given back and sent', async () => {
    const { event, ids } = await setUp({ ordered: true })
    const cut = proxy.arrange('for update skip locked', 'cut')
    const { postbackId } = await publish(all, event())
    await cut
    await all.postback(postbackId, 'sent')
    expect(ids()).toEqual([postbackId])
    expect(await all.metric('postbud_repaired_total')).toBeGreaterThan(0)
  })

  test.concurrent('a connection goes silent while it is being made: the process goes on', async () => {
    const ownProxy = await startProxy(clone.connection)
    const env = { DATABASE_URL: ownProxy.url, DATA_DIR: folder }
    const late = await createProgram({ env, receiverUrl: receiver.url })
    // What the driver itself asks for on each new connection.
    const swallowed = ownProxy.arrange('pg_catalog.pg_type', 'swallow')
    await late.start()
    await swallowed
    expect(await late.stop()).toBe(0)
    await ownProxy.close()
  })

  test.concurrent('the connection goes silent when acceptance was committed: 202, and it is sent once', async () => {
    const { event, ids } = await setUp()
    const silenced = event()
    silenced.event.id = 'evt_silenced'
    const swallowed = proxy.arrange(silenced.event.id, 'swallow')
    const publishing = publish(all, silenced)
    await swallowed
    // The lease that was taken with it is not forgotten, however long the answer takes.
    const { sql } = clone.database
    await sql`update dispatch set lease_until = lease_until - interval '25 s' where lease_id is not null`
    const { published, postbackId } = await publishing
    expect(published).toMatchObject({ duplicate: false })
    await all.postback(postbackId, 'sent')
    expect(ids()).toEqual([postbackId])
  })
})

test('work is shared, and nothing is sent twice', async () => {
  await Promise.all([api.start(), worker.start()])
  const { event, waitFor, ids } = await setUp({ ordered: true })
  const before = await all.metric('postbud_attempts_total')
  const events = Array.from({ length: 600 }, () => {
    const each = event()
    each.order.referenceId = each.event.id
    return each
  })
  const { results } = await api.must<{ results: { status: number }[] }>(
    'POST',
    '/api/v1/events/batch',
    events,
  )
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set([202]))
  await waitFor(events.length)
  await expect.poll(() => all.metric('postbud_open_postbacks')).toBe(0)
  expect(new Set(ids()).size).toBe(events.length)
  expect(ids()).toHaveLength(events.length)
  expect(await all.metric('postbud_attempts_total')).toBeGreaterThan(before)
  expect(await worker.metric('postbud_attempts_total')).toBeGreaterThan(0)
})

test('without notifications everything is sent all the same', async () => {
  const { sql } = clone.database
  await sql`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%'`
  const { event, ids } = await setUp()
  const { postbackId } = await publish(api, event())
  await api.postback(postbackId, 'sent')
  expect(ids()).toEqual([postbackId])
})

test('a killed node’s postbacks are sent by another, with the same id; five leases lost in a row end one', async () => {
  const [first, fifth] = [await setUp(), await setUp()]
  const answer = keepAnswers()
  const lost = await publish(all, first.event())
  const suspect = await publish(all, fifth.event())
  await Promise.all([first.waitFor(1), fifth.waitFor(1)])
  await clone.database.sql`update dispatch set losses = 4 where postback_id = ${suspect.postbackId}`
  await all.kill()
  answer()
  receiver.answer({})
  await first.waitFor(2)
  expect(await api.postback(lost.postbackId, 'sent')).toMatchObject({ attemptCount: 1 })
  expect(first.ids()).toEqual([lost.postbackId, lost.postbackId])

  const failed = await api.postback(suspect.postbackId, 'failed')
  expect(failed).toMatchObject({ attemptCount: 0, reason: { code: 'worker_lost' } })
  await api.must('POST', `/api/v1/postbacks/${suspect.postbackId}/resend`, { render: 'same' })
  await api.postback(suspect.postbackId, 'sent')
  expect(fifth.ids()).toEqual([suspect.postbackId, suspect.postbackId])
  await all.start()
})

/** Ends the session that holds the node's lock, as a network that fails does. */
async function endLockOf(program: Program): Promise<void> {
  await clone.database.sql`
    select pg_terminate_backend(l.pid, 5000)
    from nodes n join pg_locks l on l.locktype = 'advisory'
      and l.database = (select oid from pg_database where datname = current_database())
      and l.classid::bigint << 32 | l.objid::bigint = n.lock_key
    where n.pid = ${program.pid()}`
}

test('what a process sends late, after others took it for dead, changes nothing', async () => {
  const { event, waitFor, ids } = await setUp()
  const answer = keepAnswers()
  const { postbackId } = await publish(all, event())
  await waitFor(1)
  all.signal('SIGSTOP')
  await endLockOf(all)
  receiver.answer({})
  await waitFor(2)
  const sent = await api.postback(postbackId, 'sent')
  answer({ status: 500 })
  all.signal('SIGCONT')
  await expect.poll(() => all.metric('postbud_fenced_attempts_total'), { timeout: 10_000 }).toBe(1)
  expect(await api.postback(postbackId, 'sent')).toEqual(sent)
  expect(sent).toMatchObject({ attemptCount: 1, attempts: [{ number: 1, outcome: 'accepted' }] })
  expect(ids()).toEqual([postbackId, postbackId])
  // It is back among the nodes, and keeps what it sends from now on.
  await expect.poll(() => clone.database.sql`select from nodes where pid = ${all.pid()}`).toHaveLength(1)
  const next = await publish(all, event())
  await all.postback(next.postbackId, 'sent')
  expect(ids()).toHaveLength(3)
})

test('a process that is asked to stop lets attempts end, hands back what takes too long, and ends with 0', async () => {
  const quick = await setUp()
  const endless = await setUp({ timeoutSeconds: 60 })
  const answer = keepAnswers()
  const first = await publish(all, quick.event())
  await quick.waitFor(1)
  receiver.answer(() => (endless.arrived().length <= 1 ? 'hang' : {}))
  const second = await publish(all, endless.event())
  await endless.waitFor(1)
  // One loss more, and it would end as failed: handing back is none.
  await clone.database.sql`update dispatch set losses = 4 where postback_id = ${second.postbackId}`
  const stopped = all.stop()
  await expect
    .poll(() =>
      all.call('GET', '/healthz').then(
        () => true,
        () => false,
      ),
    )
    .toBe(false)
  answer()
  await api.postback(first.postbackId, 'sent')
  expect(await stopped).toBe(0)
  await endless.waitFor(2)
  expect(await api.postback(second.postbackId, 'sent', 'failed')).toMatchObject({
    state: 'sent',
    attemptCount: 1,
  })
  expect(quick.ids()).toEqual([first.postbackId])
  expect(endless.ids()).toEqual([second.postbackId, second.postbackId])
  expect(await worker.metric('postbud_open_postbacks')).toBe(0)
}, 60_000)

test('nothing went wrong that nobody expected', async () => {
  const { sql } = clone.database
  expect(await sql`select * from dispatch`).toEqual([])
  expect(await sql`select id, state from postbacks where state <> 'sent'`).toEqual([])
  expect([...api.errors(), ...worker.errors()]).toEqual([])
})
