import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { customerRoutes } from '#server/customers/routes.ts'
import { openVault } from '#server/secrets/key.ts'
import { secretRoutes } from '#server/secrets/routes.ts'
import type { Vault } from '#server/secrets/vault.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { startSlice, type Slice } from '#test/slice.ts'

let test: TestDatabase
let folder: string
let vault: Vault
let api: Slice

beforeAll(async () => {
  test = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'postbud-key-'))
  vault = await openVault({ secretKey: null, dataDir: folder, sql: test.database.sql })
  api = await startSlice((app) => {
    customerRoutes(app, test.database)
    secretRoutes(app, test.database, vault)
  })
})
afterAll(async () => {
  await test.drop()
  await rm(folder, { recursive: true })
})

const epoch = async () => {
  const [row] = await test.database.sql<[{ epoch: number }]>`select epoch from configuration`
  return row.epoch
}

it('makes a key file for its owner only, and starts with it again', async () => {
  const path = join(folder, 'secret.key')
  expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600')
  expect(await readdir(folder)).toStrictEqual(['secret.key'])
  const again = await openVault({ secretKey: null, dataDir: folder, sql: test.database.sql })
  expect(again.decrypt(vault.encrypt('æ'))).toBe('æ')
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
  const elsewhere = await openVault({ secretKey: key, dataDir: '/nowhere', sql: test.database.sql })
  expect(elsewhere.decrypt(vault.encrypt('æ'))).toBe('æ')
})

it('refuses to start with another key, or without the one there was', async () => {
  const { sql } = test.database
  const other = await mkdtemp(join(tmpdir(), 'postbud-key-'))
  await expect(openVault({ secretKey: null, dataDir: other, sql })).rejects.toThrow('key that is not here')
  expect(await readdir(other)).toStrictEqual([])
  await expect(openVault({ secretKey: randomBytes(32), dataDir: folder, sql })).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringContaining('POSTBUD_SECRET_KEY is not the one'),
    hint: expect.stringContaining('secret.key'),
  })
  await writeFile(join(other, 'secret.key'), 'cut off')
  await chmod(join(other, 'secret.key'), 0o600)
  await expect(openVault({ secretKey: null, dataDir: other, sql })).rejects.toThrow('does not hold a key')
  await rm(other, { recursive: true })
})

it('lets one of several first starts set the key', async () => {
  const empty = await createTestDatabase()
  const { sql } = empty.database
  const folders = await Promise.all([1, 2, 3].map(() => mkdtemp(join(tmpdir(), 'postbud-key-'))))
  const starts = await Promise.allSettled(
    // Two share a data directory.
    [...folders, ...folders].map((dataDir) => openVault({ secretKey: null, dataDir, sql })),
  )
  const files = await Promise.all(folders.map((dataDir) => readdir(dataDir)))
  expect(files.flat()).toStrictEqual(['secret.key'])
  expect(starts.filter((start) => start.status === 'fulfilled')).toHaveLength(2)
  await Promise.all(folders.map((dataDir) => rm(dataDir, { recursive: true })))
  await empty.drop()
})

it('keeps, rotates and removes a secret without ever showing its value', async () => {
  const before = await epoch()
  const created = await api.call('POST', '/api/v1/secrets', { name: 'erp-token', value: 'hemmelig-1' })
  expect(created).toMatchObject({ status: 201, json: { name: 'erp-token', customerId: null } })
  const { id } = Object(created.json)
  const taken = await api.call('POST', '/api/v1/secrets', { name: 'erp-token', value: 'hemmelig-2' })
  expect(taken).toMatchObject({ status: 409, json: { code: 'secret_name_taken' } })
  const rotated = await api.call('PUT', `/api/v1/secrets/${id}`, { value: 'hemmelig-3' })
  expect(rotated).toMatchObject({ status: 200, json: { id } })
  expect(await epoch()).toBe(before + 2)
  const [kept] = await test.database.sql<
    { encrypted: Buffer }[]
  >`select encrypted from secrets where id = ${id}`
  expect(kept && vault.decrypt(kept.encrypted)).toBe('hemmelig-3')

  const listed = await api.call('GET', '/api/v1/secrets', undefined, 'read')
  expect(listed).toMatchObject({
    status: 200,
    json: { items: [{ id, name: 'erp-token' }], nextCursor: null },
  })
  const stored = await test.database.sql`select secrets::text, history::text from secrets, history`
  const seen = [created, taken, rotated, listed].map(({ text }) => text).join('') + JSON.stringify(stored)
  expect(seen).not.toContain('hemmelig')
  expect(seen).not.toContain(Buffer.from('hemmelig').toString('hex'))

  expect(await api.call('DELETE', `/api/v1/secrets/${id}`)).toMatchObject({ status: 204 })
  expect(await api.call('PUT', `/api/v1/secrets/${id}`, { value: 'x' })).toMatchObject({ status: 404 })
  expect(await epoch()).toBe(before + 3)
})

it('refuses a secret of a customer that is not there', async () => {
  const customerId = '019a0000-0000-7000-8000-000000000000'
  const unknown = await api.call('POST', '/api/v1/secrets', { name: 'x', value: 'x', customerId })
  expect(unknown).toMatchObject({ status: 422, json: { code: 'customer_unknown' } })
})

it('keeps a secret that a trigger names', async () => {
  const created = await api.call('POST', '/api/v1/secrets', { name: 'in "use"', value: 'x' })
  const { id } = Object(created.json)
  const draft = { delivery: { auth: { type: 'bearer', token: { secret: 'in "use"' } } } }
  await test.database.sql`
    insert into triggers (id, name, state, draft, revision, created_at, updated_at)
    values ('019a0000-0000-7000-8000-000000000001', 'Shipped to ERP', 'draft', ${test.database.sql.json(draft)}, 1,
            now(), now())`
  expect(await api.call('DELETE', `/api/v1/secrets/${id}`)).toMatchObject({
    status: 409,
    json: {
      code: 'secret_in_use',
      message: 'Triggers use this secret: “Shipped to ERP”.',
      values: { triggers: ['Shipped to ERP'] },
    },
  })
  await test.database.sql`update triggers set state = 'archived'`
  expect(await api.call('DELETE', `/api/v1/secrets/${id}`)).toMatchObject({ status: 204 })
})
