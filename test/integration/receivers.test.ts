import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Preview } from '#contract/templates.ts'
import type { Receiver } from '#mapping/receivers/receiver.ts'
import { receivers } from '#mapping/receivers/receivers.ts'
import { sampleRoutes } from '#server/samples/routes.ts'
import { templateRoutes } from '#server/templates/routes.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { comparable, documentsOf, eventOf, mailOf, templateOf } from '#test/receiver-documents.ts'
import { startSlice, type Slice } from '#test/slice.ts'

let test: TestDatabase
let api: Slice

beforeAll(async () => {
  test = await createTestDatabase()
  api = await startSlice((app) => {
    const { database } = test
    sampleRoutes(app, database, async () => null)
    templateRoutes(app, {
      database,
      uses: { findUsers: async () => [], findEventTypes: async () => [] },
      countUses: async () => new Map(),
      eventPayload: async () => null,
      sendMail: async () => ({ accepted: true, message: '250 OK' }),
    })
  })
})
afterAll(() => test.drop())

/** What a preview of a receiver's template with its sample answers. */
async function previewed(receiver: Receiver): Promise<Preview['outputs']> {
  const { format, lineEnds, sampleId, trigger, lookups } = receiver
  const shown = sampleId === null ? { payload: JSON.parse(eventOf(receiver)) as object } : { sampleId }
  const answer = await api.call('POST', '/api/v1/templates/preview', {
    format,
    source: templateOf(receiver),
    ...shown,
    ...(lineEnds === undefined ? {} : { lineEnds }),
    ...(trigger.parts === undefined ? {} : { parts: trigger.parts }),
    ...(lookups === undefined ? {} : { lookups }),
  })
  const { outputs, problems } = answer.json as Preview
  // What is null in other events than its own is a warning.
  const wrong = problems.filter(({ severity }) => sampleId !== null || severity === 'error')
  expect({ status: answer.status, wrong }).toStrictEqual({ status: 200, wrong: [] })
  return outputs
}

it.each(receivers.filter(({ format }) => format !== 'email'))('$id as its document', async (receiver) => {
  // Where a secret's value goes in, a preview has a mask.
  const [value = ''] = Object.values(receiver.secrets ?? {})
  const bodies = (await previewed(receiver)).map(({ body = '' }) => body.replace('•••', value))
  expect(bodies.map((body) => comparable(receiver.format, body))).toStrictEqual(documentsOf(receiver))
})

it.each(receivers.filter(({ format }) => format === 'email'))('$id as its mail', async (receiver) => {
  const { subject, text } = mailOf(receiver)
  expect(await previewed(receiver)).toStrictEqual([{ subject, text, html: expect.any(String) }])
})

it('refuses a look-up table that is none', async () => {
  const body = { format: 'text', source: '', sampleId: 'order-received', lookups: { carrier: 'GLS' } }
  expect((await api.call('POST', '/api/v1/templates/preview', body)).status).toBe(422)
})
