import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate } from '#server/db/migrate.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'

const log = pino({ level: 'silent' })

let clone: TestDatabase
let folder: string

beforeAll(async () => {
  clone = await createTestDatabase()
})
beforeEach(async () => {
  await clone.database.sql.unsafe('drop schema public cascade; create schema public')
  folder = await mkdtemp(join(tmpdir(), 'postbud-migrations-'))
  return () => rm(folder, { recursive: true })
})
afterAll(() => clone.drop())

function run(): Promise<void> {
  return migrate({ connection: clone.connection, folder, log })
}

async function readVersions(): Promise<unknown[]> {
  return clone.database.sql`select version, name from migrations order by version`.values()
}

test('migrations run once each, also when several processes start together', async () => {
  await writeFile(join(folder, '0001_first.sql'), 'create table a (n int); insert into a values (1);')
  await writeFile(join(folder, '0002_second.sql'), 'insert into a values (2); select pg_sleep(0.05);')
  await writeFile(join(folder, 'README.md'), 'not a migration')
  await Promise.all([run(), run(), run()])
  await writeFile(join(folder, '0003_third.sql'), 'insert into a values (3)')
  await run()
  expect(await clone.database.sql`select n from a order by n`.values()).toEqual([[1], [2], [3]])
  expect(await readVersions()).toEqual([
    [1, '0001_first.sql'],
    [2, '0002_second.sql'],
    [3, '0003_third.sql'],
  ])
})

test('a migration that fails leaves nothing behind', async () => {
  await writeFile(join(folder, '0001_first.sql'), 'create table a (n int)')
  await writeFile(join(folder, '0002_broken.sql'), 'create table b (n int); insert into missing values (1)')
  await expect(run()).rejects.toMatchObject({ code: '42P01' })
  expect(await readVersions()).toEqual([[1, '0001_first.sql']])
  expect(await clone.database.sql`select to_regclass('b') as b`).toEqual([{ b: null }])
})

test('a database of a newer Postbud is refused', async () => {
  await writeFile(join(folder, '0001_first.sql'), 'create table a (n int)')
  await run()
  await clone.database.sql`insert into migrations (version, name) values (7, '0007_later.sql')`
  await expect(run()).rejects.toThrow('made by a newer Postbud (its tables have version 7, this one knows 1)')
})
