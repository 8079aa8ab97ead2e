import pino from 'pino'
import type { ErrorBody } from '#contract/error.ts'
import type { Postback, PostbackDetail, PostbackState } from '#contract/postbacks.ts'
import { startApp, type App } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startTestReceiver, type TestReceiver } from './receiver.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** What an answer of the API holds, with everything a test may look at. */
export interface Answer<T> {
  status: number
  headers: Headers
  body: T
  text: string
}

/** The whole program on a database of its own, reached as any client would: over HTTP. */
export interface TestPostbud {
  app: App
  testDatabase: TestDatabase
  receiver: TestReceiver
  /** Sends a request with the administrator's key. Text goes as it is. */
  call: <T = ErrorBody>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer<T>>
  /** The same, for what must succeed. */
  must: <T>(method: string, path: string, body?: unknown) => Promise<T>
  customer: (fields?: object) => Promise<{ id: string; referenceId: string }>
  /** A published code template; JSON with the event's id unless given. */
  template: (fields?: object) => Promise<string>
  /** An active trigger to the receiver, unless given otherwise. */
  trigger: (fields: object) => Promise<string>
  /** Resolves with the postback as soon as it is in one of the states. */
  postback: (id: string, ...states: PostbackState[]) => Promise<PostbackDetail>
  postbacksOf: (eventId: string) => Promise<Postback[]>
  /** Stops and starts the program, keeping its database. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

const key = 'pb_test_key_of_the_administrator'

let references = 0

export async function startTestPostbud(env: Record<string, string> = {}): Promise<TestPostbud> {
  const testDatabase = await createTestDatabase()
  const receiver = await startTestReceiver()
  const dataDir = await mkdtemp(join(tmpdir(), 'postbud-test-'))
  const read = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    POSTBUD_API_KEY: key,
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

  const call: TestPostbud['call'] = async <T>(method: string, path: string, body?: unknown, headers = {}) => {
    const response = await fetch(app.url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : null) as T,
    }
  }

  const must: TestPostbud['must'] = async <T>(method: string, path: string, body?: unknown) => {
    const answer = await call<T>(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
    return answer.body
  }

  return {
    get app() {
      return app
    },
    testDatabase,
    receiver,
    call,
    must,
    customer: (fields = {}) => {
      const referenceId = `CUSTOMER-${++references}`
      return must('POST', '/api/v1/customers', { name: 'Nordlys Plakater ApS', referenceId, ...fields })
    },
    async template(fields = {}) {
      const source = '{"id": "{{ event.id }}", "order": "{{ order.referenceId }}"}'
      const { id } = await must<{ id: string }>('POST', '/api/v1/templates', {
        name: 'News',
        format: 'json',
        source,
        ...fields,
      })
      await must('POST', `/api/v1/templates/${id}/publish`, {})
      return id
    },
    async trigger(fields) {
      const { id } = await must<{ id: string }>('POST', '/api/v1/triggers', {
        name: 'To the receiver',
        eventType: 'order.shipped',
        channel: 'url',
        url: `${receiver.url}/hook`,
        method: 'POST',
        ...fields,
      })
      await must('POST', `/api/v1/triggers/${id}/activate`, { override: 'in a test' })
      return id
    },
    async postback(id, ...states) {
      for (let tries = 0; tries < 600; tries++) {
        const postback = await must<PostbackDetail>('GET', `/api/v1/postbacks/${id}`)
        if (states.includes(postback.state)) return postback
        await wait(25)
      }
      throw new Error(`postback ${id} did not become ${states.join(' or ')}`)
    },
    postbacksOf: async (eventId) =>
      (await must<{ items: Postback[] }>('GET', `/api/v1/postbacks?eventId=${eventId}`)).items,
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
