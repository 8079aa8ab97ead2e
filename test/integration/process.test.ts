import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { connectionUrl } from '#test/postgres.ts'

let clone: TestDatabase
let folder: string

beforeAll(async () => {
  clone = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'postbud-process-'))
})
afterAll(async () => {
  await clone.drop()
  await rm(folder, { recursive: true })
})

/** `npm start`, with the test database unless `env` says otherwise. */
function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/server/main.ts')], {
    env: { DATABASE_URL: connectionUrl(clone.connection), DATA_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { output: '', errors: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.errors += chunk.toString()))
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, ...said }))
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const url = /ready: (\S+)/.exec(said.output)?.[1]
      if (url !== undefined) resolve(url)
    })
    void ended.then(() => reject(new Error(said.errors)))
  })
  // Those that are meant to fail never become ready.
  ready.catch(() => {})
  return { child, ready, ended }
}

test('says where it listens, takes requests, and ends with 0 after SIGTERM', async () => {
  const { child, ready, ended } = start()
  const response = await fetch(`${await ready}/readyz`)
  expect(response.status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0, output: expect.stringContaining('Postbud is stopping') })
})

test('tells what to do when its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { ended } = start({ PORT: String(port) })
  expect(await ended).toMatchObject({
    code: 1,
    errors: expect.stringMatching(new RegExp(`Port ${port} .* is taken by another program\\.\n.* set PORT`)),
  })
  other.close()
})

test('tells every wrong setting, and ends with 2', async () => {
  const { code, errors } = await start({ PORT: 'x', ROLE: 'boss' }).ended
  expect(code).toBe(2)
  expect(errors).toMatch(/PORT is "x".*\n.*ROLE is "boss"/)
})

test('tells an address of a database that is not there', async () => {
  const url = connectionUrl(clone.connection).replace(/[^/]+$/, 'nowhere')
  const { code, errors } = await start({ DATABASE_URL: url }).ended
  expect(code).toBe(1)
  expect(errors).toContain('database "nowhere" does not exist')
})
