import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Published } from '#contract/events.ts'
import type { Answer } from '#test/client.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { sampleEvent, type TestEvent } from '#test/events.ts'
import { hold, holdTable, terminate, type Hold } from '#test/locks.ts'
import { connectionUrl } from '#test/postgres.ts'
import { createProgram, type Program } from '#test/process.ts'
import { startTestReceiver, type TestAnswer, type TestReceiver } from '#test/receiver.ts'

/**
 * The program is killed at every step of an event's way. To stop it exactly there, another session locks the table
 * that the next statement needs, or the receiver keeps its answer back. The statement that waits in the database
 * outlives the program: after the lock is gone it commits, unless its server process is ended too.
 */
let clone: TestDatabase
let receiver: TestReceiver
let program: Program
let folder: string
let templateId: string
const holds: Hold[] = []

beforeAll(async () => {
  clone = await createTestDatabase()
  receiver = await startTestReceiver()
  folder = await mkdtemp(join(tmpdir(), 'postbud-crash-'))
  await chmod(folder, 0o711)
  const env = { DATABASE_URL: connectionUrl(clone.connection), DATA_DIR: folder }
  program = await createProgram({ env, receiverUrl: receiver.url })
  await program.start()
  templateId = await program.template()
})
afterEach(async () => {
  for (const each of holds.splice(0)) await each.release()
})
afterAll(async () => {
  await program.kill()
  await receiver.close()
  await clone.drop()
  await rm(folder, { recursive: true })
})

interface Setting {
  event: TestEvent
  /** Requests of this customer that have arrived. */
  arrived: () => { headers: Record<string, string> }[]
  /** Sends the event; null when no answer came. */
  send: () => Promise<Answer<Published> | null>
}

const buckets = new Set<number>()

/** A customer with one trigger and one event; in a bucket of its own, so that it is written in statements of its own. */
async function setUp(fields: object = {}): Promise<Setting> {
  const customer = await program.customer()
  const { sql } = clone.database
  const [row] = await sql<[{ bucket: number }]>`select bucket from customers where id = ${customer.id}`
  if (buckets.has(row.bucket)) return await setUp(fields)
  buckets.add(row.bucket)
  const path = `/${customer.referenceId}`
  await program.trigger({ customerId: customer.id, templateId, url: receiver.url + path, ...fields })
  const event = sampleEvent(customer.referenceId)
  return {
    event,
    arrived: () => receiver.requests.filter(({ url }) => url === path),
    send: () => program.call<Published>('POST', '/api/v1/events', event).catch(() => null),
  }
}

/** Released after the test at the latest. */
async function keep(taking: Promise<Hold>): Promise<Hold> {
  const taken = await taking
  holds.push(taken)
  return taken
}

const eventExists = async ({ event }: Setting) =>
  (await clone.database.sql`select from idempotency where external_id = ${event.event.id}`).length > 0

/**
 * Sends the event again, as a sender does who got no answer, and waits until its postback is sent.
 * @returns whether it was known, and how many requests the receiver got for it, all of the same postback
 */
async function account({ event, arrived, send }: Setting) {
  const answer = await send()
  expect(answer).toMatchObject({ status: 202, body: { postbacks: 1 } })
  const eventId = answer?.body.id ?? ''
  const [postback, ...more] = await program.postbacksOf(eventId)
  expect(more).toEqual([])
  const sent = await program.postback(postback?.id ?? '', 'sent', 'failed')
  // What did not come to its end does not count as an attempt.
  expect(sent).toMatchObject({
    state: 'sent',
    attemptCount: 1,
    attempts: [{ number: 1, outcome: 'accepted' }],
  })
  expect(new Set(arrived().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([sent.id]))
  const events = await clone.database.sql`select id from events where external_id = ${event.event.id}`
  expect(events).toEqual([{ id: eventId }])
  return { duplicate: answer?.body.duplicate, requests: arrived().length }
}

test('killed in the accepting statement: the repeat is the first, or finds the event if it was committed', async () => {
  const [rolledBack, committed] = [await setUp(), await setUp()]
  // Their keys are being written by somebody else: until that is decided, who accepts them waits.
  const accept = async ({ event }: Setting) => {
    const { id } = event.event
    const { referenceId } = event.customer
    return await keep(
      hold(
        clone.database,
        (session) => session`
          insert into idempotency (bucket, customer_id, external_id, event_id)
          select bucket, id, ${id}, gen_random_uuid() from customers where reference_id = ${referenceId}`,
      ),
    )
  }
  const first = await accept(rolledBack)
  const firstAnswer = rolledBack.send()
  const backend = await first.blocked()
  const second = await accept(committed)
  const secondAnswer = committed.send()
  await second.blocked(backend)
  await program.kill()
  expect([await firstAnswer, await secondAnswer]).toEqual([null, null])

  await terminate(clone.database, backend)
  await first.release()
  await second.release()
  await expect.poll(() => eventExists(committed)).toBe(true)
  expect(await eventExists(rolledBack)).toBe(false)
  await program.start()
  expect(await account(rolledBack)).toEqual({ duplicate: false, requests: 1 })
  expect(await account(committed)).toEqual({ duplicate: true, requests: 1 })
})

test('killed after the answer to the sender: before a claim, before sending, while the receiver answers', async () => {
  const unclaimed = await setUp({ retry: { enabled: true, scheduleSeconds: [3, 60] } })
  const answering = await setUp()
  // What was not answered is no attempt: it is made again even here.
  const answeringOnce = await setUp({ retry: { enabled: false } })
  const leased = await setUp()
  // Ordered: no lease is taken while it is accepted, so it is claimed.
  const claimed = await setUp({ ordered: true })

  receiver.answer('hang')
  for (const { send } of [answering, answeringOnce, unclaimed]) {
    expect(await send()).toMatchObject({ status: 202, body: { duplicate: false } })
  }
  await receiver.waitFor(() => answering.arrived().length + answeringOnce.arrived().length === 2)
  const secrets = await keep(holdTable(clone.database, 'secrets'))
  for (const { send } of [leased, claimed]) expect(await send()).toMatchObject({ status: 202 })
  await secrets.blocked(await secrets.blocked())
  const leases = await clone.database.sql`select from dispatch where lease_id is not null`
  expect(leases).toHaveLength(4)
  await program.kill()

  await secrets.release()
  receiver.answer({})
  await program.start()
  for (const setting of [leased, claimed, unclaimed]) {
    expect(await account(setting)).toEqual({ duplicate: true, requests: 1 })
  }
  for (const setting of [answering, answeringOnce]) {
    expect(await account(setting)).toEqual({ duplicate: true, requests: 2 })
  }
})

test('killed after the receiver’s answer: in settle, which is rolled back or commits, and after settle', async () => {
  const settled = await setUp()
  const answer = await settled.send()
  const [postback] = await program.postbacksOf(answer?.body.id ?? '')
  await program.postback(postback?.id ?? '', 'sent')

  const [one, other] = [await setUp(), await setUp()]
  const answers = new Map<string, (answer: TestAnswer) => void>()
  receiver.answer(({ url }) => new Promise((resolve) => answers.set(url, resolve)))
  for (const { send } of [one, other]) expect(await send()).toMatchObject({ status: 202 })
  await receiver.waitFor(() => answers.size === 2)
  const dispatch = await keep(hold(clone.database, (session) => session`select from dispatch for update`))
  const [first, second] = [...answers.values()]
  first?.({})
  const backend = await dispatch.blocked()
  second?.({})
  await dispatch.blocked(backend)
  receiver.answer({})
  await program.kill()

  // Either may be the one whose settle ends with its server process.
  await terminate(clone.database, backend)
  await dispatch.release()
  await program.start()
  const accounts = [await account(one), await account(other)]
  expect(accounts.reduce((sum, { requests }) => sum + requests, 0)).toBe(3)
  expect(await account(settled)).toEqual({ duplicate: true, requests: 1 })
})

test('after all that nothing is left over', async () => {
  const { sql } = clone.database
  expect(await sql`select * from dispatch`).toEqual([])
  expect(await sql`select id from postbacks where state <> 'sent'`).toEqual([])
  expect(program.errors()).toEqual([])
})
