import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleEvent } from '#test/events.ts'
import { createProgram, type Program } from '#test/process.ts'
import { startTestReceiver, type TestReceiver } from '#test/receiver.ts'
import { startSending, type Sending } from '#test/sender.ts'

/** The program with its own PostgreSQL, under load: either is killed, then both at once. */
let receiver: TestReceiver
let program: Program
let folder: string
let customers: string[]

beforeAll(async () => {
  receiver = await startTestReceiver()
  // The name by which the next test run finds a PostgreSQL that an interrupted one left behind.
  folder = await mkdtemp(join(tmpdir(), 'postbud-test-'))
  await chmod(folder, 0o711)
  program = await createProgram({ env: { DATA_DIR: join(folder, 'data') }, receiverUrl: receiver.url })
  await program.start()
  const templateId = await program.template()
  customers = []
  for (let count = 0; count < 4; count++) {
    const { id, referenceId } = await program.customer()
    await program.trigger({ customerId: id, templateId })
    customers.push(referenceId)
  }
})
afterAll(async () => {
  if (program.isRunning()) await program.stop()
  await receiver.close()
  await rm(folder, { recursive: true })
})

const requestsEach = 20
const batchSize = 50

/** Batches and single events of all customers. */
function load(): { sending: Sending; count: number } {
  const requests = customers.flatMap((reference) =>
    Array.from({ length: requestsEach }, (_, index) =>
      Array.from({ length: index % 2 === 0 ? batchSize : 1 }, () => sampleEvent(reference)),
    ),
  )
  return { sending: startSending(program, requests, 6), count: requests.flat().length }
}

async function postgresPid(): Promise<number> {
  const text = await readFile(join(folder, 'data/postgres/data/postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

/** Waits until all that was accepted has arrived. @returns how often something arrived once more */
async function account(sending: Sending): Promise<number> {
  const ids = new Map<string, string[]>()
  await receiver.waitFor((requests) => {
    ids.clear()
    for (const { body, headers } of requests) {
      const { id } = JSON.parse(body.toString()) as { id: string }
      if (sending.accepted.has(id)) ids.set(id, [...(ids.get(id) ?? []), headers['webhook-id'] ?? ''])
    }
    return ids.size === sending.accepted.size
  })
  const [open] = await program
    .must<{ items: unknown[] }>('GET', '/api/v1/postbacks?state=waiting')
    .then(({ items }) => items)
  expect(open).toBeUndefined()
  // An event that was taken twice would arrive under two ids.
  for (const [event, found] of ids) expect([event, new Set(found).size]).toEqual([event, 1])
  return [...ids.values()].reduce((sum, found) => sum + found.length - 1, 0)
}

/** Server processes of PostgreSQL that serve connections; the others write and clean up. */
async function backends(): Promise<number[]> {
  const pid = await postgresPid()
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number)
  const titles = await Promise.all(
    children.map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')),
  )
  return children.filter((_child, index) => titles[index]?.startsWith('postgres: postbud'))
}

test('a server process is killed, as for lack of memory: PostgreSQL ends all and recovers', async () => {
  const { sending, count } = load()
  await sending.untilAccepted(count / 4)
  const [victim = 0] = await backends()
  process.kill(victim, 'SIGKILL')
  await sending.done
  expect(sending.unexpected).toEqual([])
  expect(await account(sending)).toBe(0)
})

test('PostgreSQL is killed: nothing is lost, nothing is sent twice, and the program goes on', async () => {
  const { sending, count } = load()
  await sending.untilAccepted(count / 4)
  const pid = program.pid()
  process.kill(await postgresPid(), 'SIGKILL')
  await sending.done
  expect(sending.unexpected).toEqual([])
  expect(sending.accepted.size).toBe(count)
  expect(await account(sending)).toBe(0)
  expect(program.pid()).toBe(pid)
  expect((await program.call('GET', '/readyz')).status).toBe(200)
})

test('the program is killed: the next one ends its PostgreSQL and sends what was left', async () => {
  const { sending, count } = load()
  await sending.untilAccepted(count / 4)
  await program.kill()
  await program.start()
  await sending.done
  expect(sending.unexpected).toEqual([])
  await account(sending)
})

test('both are killed at once', async () => {
  const { sending, count } = load()
  await sending.untilAccepted(count / 4)
  process.kill(await postgresPid(), 'SIGKILL')
  await program.kill()
  await program.start()
  await sending.done
  expect(sending.unexpected).toEqual([])
  await account(sending)
})

test('a clean end leaves nothing behind', async () => {
  expect(await program.metric('postbud_open_postbacks')).toBe(0)
  const pid = await postgresPid()
  expect(await program.stop()).toBe(0)
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})
