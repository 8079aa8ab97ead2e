import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pino from 'pino'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type EmbeddedConnection, type EmbeddedDatabase, startEmbedded } from '#server/db/embedded.ts'
import { isRunning } from '#server/db/postmaster.ts'
import { StartError } from '#server/db/start-error.ts'

const log = pino({ level: 'silent' })
const asRoot = process.getuid?.() === 0

let folder: string
let dataDir: string
let running: EmbeddedDatabase | null = null

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postbud-embedded-'))
  await chmod(folder, 0o711)
  dataDir = join(folder, 'data')
})
afterEach(async () => {
  await running?.stop()
  running = null
})
afterAll(() => rm(folder, { recursive: true }))

/** Starts on the common data directory; stopped after the test. */
async function start(): Promise<EmbeddedDatabase> {
  running = await startEmbedded({ dataDir, log, fsyncOffForTests: true })
  return running
}

async function ask<T>(connection: EmbeddedConnection, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({ ...connection, max: 1, onnotice: () => {} })
  try {
    return await run(sql)
  } finally {
    await sql.end()
  }
}

async function serverPid(): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0])
}

/** Another Postbud on the same data directory, as far as its database goes. */
async function startElsewhere(): Promise<{ output: string; kill(): Promise<void> }> {
  const module = pathToFileURL(join(import.meta.dirname, '../../src/server/db/embedded.ts')).href
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(module)})
    const nothing = () => {}
    const log = { debug: nothing, info: nothing, warn: nothing, error: nothing }
    startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log, fsyncOffForTests: true })
      .then(() => console.log('started'), (error) => console.log(error.message))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'pipe' })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const output = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
  })
  return {
    output,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

describe('embedded PostgreSQL', () => {
  test('is reached with the password only, and leaves nothing running', async () => {
    const server = await start()
    const { connection } = server
    const setting = await ask(connection, (sql) => sql`show listen_addresses`)
    expect(setting[0]).toEqual({ listen_addresses: '' })
    const stranger = ask({ ...connection, password: 'guessed' }, (sql) => sql`select 1`)
    await expect(stranger).rejects.toMatchObject({ code: '28P01' })

    const pid = await serverPid()
    await server.stop()
    expect(await isRunning(pid)).toBe(false)
    expect(existsSync(connection.host)).toBe(false)
  })

  test('starts again by itself when it is killed', async () => {
    const { connection } = await start()
    const pid = await serverPid()
    process.kill(pid, 'SIGKILL')
    await vi.waitFor(() => ask(connection, (sql) => sql`select 1`), { timeout: 20_000, interval: 50 })
    expect(await serverPid()).not.toBe(pid)
  })

  test('keeps the data when Postbud is killed, and ends the server that stayed behind', async () => {
    const other = await startElsewhere()
    expect(other.output).toBe('started')
    const pid = await serverPid()
    await other.kill()
    expect(await isRunning(pid)).toBe(true)

    const { connection } = await start()
    expect(await isRunning(pid)).toBe(false)
    expect(await ask(connection, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  test('starts after everything was killed, though the number of its server is taken by now', async () => {
    const other = await startElsewhere()
    process.kill(await serverPid(), 'SIGKILL')
    await other.kill()
    const file = join(dataDir, 'postgres/data/postmaster.pid')
    const left = await readFile(file, 'utf8').catch(() => '')
    await writeFile(file, left.replace(/^\d+/, String(process.pid)))

    const { connection } = await start()
    expect(await ask(connection, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  test('refuses a data directory that another Postbud uses', async () => {
    const { connection } = await start()
    const other = await startElsewhere()
    await other.kill()
    expect(other.output).toContain(`Another Postbud (process ${process.pid}) is using the data directory`)
    expect(await ask(connection, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  test('refuses the data of another PostgreSQL version', async () => {
    const version = join(dataDir, 'postgres/data/PG_VERSION')
    const before = await readFile(version)
    await writeFile(version, '19\n')
    await expect(start()).rejects.toThrow(/made by PostgreSQL 19; this Postbud brings PostgreSQL 18/)
    await writeFile(version, before)
  })

  test.runIf(asRoot)('names the folder that keeps its user out', async () => {
    const closed = await mkdtemp(join(folder, 'closed-'))
    const refused = startEmbedded({ dataDir: join(closed, 'data'), log })
    await expect(refused).rejects.toThrow(`cannot enter ${closed}`)
    await expect(refused).rejects.toBeInstanceOf(StartError)
  })
})
