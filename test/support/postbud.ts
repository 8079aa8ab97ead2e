import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { startApp, type App } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { createClient, testKey, type Client } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startTestReceiver, type TestReceiver } from './receiver.ts'

/** The whole program on a database of its own, reached as any client would: over HTTP. */
export interface TestPostbud extends Client {
  app: App
  testDatabase: TestDatabase
  receiver: TestReceiver
  /** Where the key of its secrets is: another process on the same database needs it, too. */
  dataDir: string
  /** Stops and starts the program, keeping its database. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

export async function startTestPostbud(env: Record<string, string> = {}): Promise<TestPostbud> {
  const testDatabase = await createTestDatabase()
  const receiver = await startTestReceiver()
  const dataDir = await mkdtemp(join(tmpdir(), 'postbud-test-'))
  const read = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    POSTBUD_API_KEY: testKey,
    POSTBUD_ALLOW_PRIVATE: '127.0.0.0/8',
    SMTP_URL: 'mailbox:',
    MAIL_FROM: 'Postbud <postbud@postbud.example>',
    ...env,
  })
  if ('errors' in read) throw new Error(read.errors.join('\n'))
  const { config } = read
  const log = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })
  const start = () => startApp({ config, database: testDatabase.database, log, embedded: true })
  let app = await start()

  return {
    ...createClient(() => app.url, receiver.url),
    get app() {
      return app
    },
    testDatabase,
    receiver,
    dataDir,
    async restart() {
      await app.stop()
      app = await start()
    },
    async stop() {
      await app.stop()
      await receiver.close()
      await testDatabase.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
