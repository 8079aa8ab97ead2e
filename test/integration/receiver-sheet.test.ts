import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Published } from '#contract/events.ts'
import type { HistoryEntry } from '#contract/history.ts'
import type { ReceiverSheet } from '#contract/receiver-sheet.ts'
import type { Trigger } from '#contract/triggers.ts'
import { customerRoutes } from '#server/customers/routes.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import type { Caller } from '#server/http/caller.ts'
import { createGuard } from '#server/outbound/guard.ts'
import { createVault } from '#server/secrets/vault.ts'
import { templateRoutes } from '#server/templates/routes.ts'
import { triggerRoutes } from '#server/triggers/routes.ts'
import { sampleEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'
import { startSlice } from '#test/slice.ts'

let postbud: TestPostbud
beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

interface Made {
  id: string
  secret: string
  customer: { id: string; referenceId: string }
}

async function newTrigger(fields: object = {}): Promise<Made> {
  const customer = await postbud.customer()
  const templateId = await postbud.template()
  const { id, secret = '' } = await postbud.must<Trigger>('POST', '/api/v1/triggers', {
    name: 'Shipped to ERP',
    customerId: customer.id,
    eventType: 'order.shipped',
    templateId,
    channel: 'url',
    url: `${postbud.receiver.url}/in/{{ order.number }}`,
    ...fields,
  })
  return { id, secret, customer }
}

const sheetOf = (id: string) => postbud.must<ReceiverSheet>('GET', `/api/v1/triggers/${id}/receiver-sheet`)

/** Sends an event and gives the request that the receiver got. */
async function send({ customer }: Made) {
  const published = await postbud.must<Published>('POST', '/api/v1/events', sampleEvent(customer.referenceId))
  const [postback] = await postbud.postbacksOf(published.id)
  const sent = await postbud.postback(postback?.id ?? '', 'sent')
  const all = await postbud.receiver.waitFor((requests) =>
    requests.some(({ headers }) => headers['webhook-id'] === sent.id),
  )
  const request = all.find(({ headers }) => headers['webhook-id'] === sent.id)
  if (!request) throw new Error('no request')
  return request
}

it('shows a request as it will be written, signed with a made-up secret', async () => {
  await postbud.must('POST', '/api/v1/secrets', { name: 'erp', value: 'really-secret' })
  const { id, secret } = await newTrigger({
    condition: 'false',
    headers: { 'X-Order': '{{ order.referenceId }}', 'X-Key': { secret: 'erp' } },
    auth: { type: 'bearer', token: 'token-of-the-receiver' },
    ordered: true,
    retry: { scheduleSeconds: [0, 5] },
  })
  const { request, ...sheet } = await sheetOf(id)
  expect(sheet).toMatchObject({
    triggerId: id,
    name: 'Shipped to ERP',
    customerName: 'Nordlys Plakater ApS',
    eventType: 'order.shipped',
    channel: 'url',
    signed: true,
    secretShown: true,
    ordered: true,
    retry: { enabled: true, scheduleSeconds: [0, 5] },
    timeoutSeconds: 15,
  })
  expect(request).toMatchObject({
    method: 'POST',
    url: expect.stringMatching(/\/in\/\d+$/) as string,
    headers: {
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^Postbud\//) as string,
      'X-Key': '•••',
      authorization: 'Bearer •••',
    },
  })
  expect(JSON.parse(request?.body ?? '')).toHaveProperty('order', request?.headers['X-Order'])
  const text = JSON.stringify(request)
  for (const hidden of ['really-secret', 'token-of-the-receiver', secret]) expect(text).not.toContain(hidden)

  expect(sheet.sampleSecret).not.toBe(secret)
  const headers = request?.headers ?? {}
  new Webhook(sheet.sampleSecret ?? '').verify(request?.body ?? '', headers)
  expect(() => new Webhook(secret).verify(request?.body ?? '', headers)).toThrow('signature')
})

it('goes by what is live, and shows no request for mail', async () => {
  const made = await newTrigger()
  await postbud.must('POST', `/api/v1/triggers/${made.id}/activate`, { override: 'in a test' })
  await postbud.must('PATCH', `/api/v1/triggers/${made.id}`, { method: 'PUT', signing: { type: 'none' } })
  expect(await sheetOf(made.id)).toMatchObject({ signed: true, request: { method: 'POST' } })

  const templateId = await postbud.template({
    format: 'email',
    source: { subject: 'Hej', html: '<p>Hej</p>' },
  })
  const mail = await postbud.must<Trigger>('POST', '/api/v1/triggers', {
    name: 'By mail',
    customerId: null,
    eventType: 'order.shipped',
    templateId,
    channel: 'email',
    to: ['{{ customer.email }}'],
  })
  expect(await sheetOf(mail.id)).toMatchObject({
    channel: 'email',
    request: null,
    signed: false,
    sampleSecret: null,
    customerName: null,
  })
  for (const path of ['secret', 'secret/rotate']) {
    const refused = await postbud.call('POST', `/api/v1/triggers/${mail.id}/${path}`)
    expect(refused).toMatchObject({ status: 409, body: { code: 'trigger_not_signed' } })
  }
  const unknown = await postbud.call('GET', `/api/v1/triggers/${made.customer.id}/receiver-sheet`)
  expect(unknown.status).toBe(404)
})

it('hands the secret over once: with the creation by a key, else from the sheet', async () => {
  const byKey = await newTrigger()
  expect(byKey.secret).toMatch(/^whsec_/)
  const again = await postbud.call('POST', `/api/v1/triggers/${byKey.id}/secret`)
  expect(again).toMatchObject({ status: 409, body: { code: 'secret_already_shown' } })

  const { database } = postbud.testDatabase
  const vault = createVault(createHash('sha256').update('test').digest())
  const guard = createGuard({ allowPrivate: ['127.0.0.0/8'], own: [], always: [] })
  const nothing = async () => 0
  const person: Caller = {
    who: 'ada@trykkeri.example',
    role: 'operator',
    userId: byKey.id,
    sessionId: byKey.id,
  }
  const slice = await startSlice(
    (app) => {
      customerRoutes(app, database)
      templateRoutes(app, {
        database,
        uses: { findUsers: async () => [], findEventTypes: async () => [] },
        countUses: async () => new Map(),
        eventPayload: async () => null,
        sendMail: async () => ({ accepted: true, message: '' }),
      })
      const dispatch = { hold: nothing, release: nothing, cancel: nothing }
      triggerRoutes(app, { database, vault, guard, hasMailServer: async () => true, dispatch })
    },
    async () => person,
  )
  const templateId = await postbud.template()
  const input = {
    name: 'Made in the console',
    customerId: byKey.customer.id,
    eventType: 'order.shipped',
    templateId,
    channel: 'url',
    url: `${postbud.receiver.url}/in`,
  }
  const made = await slice.call('POST', '/api/v1/triggers', input)
  expect(made.status).toBe(201)
  expect(made.text).not.toContain('whsec_')
  const { id } = made.json as Trigger
  expect((await sheetOf(id)).secretShown).toBe(false)

  const shown = await slice.call('POST', `/api/v1/triggers/${id}/secret`)
  expect(shown).toMatchObject({
    status: 200,
    json: { secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/) as string },
  })
  expect((await slice.call('POST', `/api/v1/triggers/${id}/secret`)).status).toBe(409)
  expect((await sheetOf(id)).secretShown).toBe(true)
  const history = await postbud.must<{ items: HistoryEntry[] }>('GET', `/api/v1/history?subjectId=${id}`)
  expect(history.items.map(({ action, who }) => [action, who])).toEqual([
    ['trigger.secret_shown', 'ada@trykkeri.example'],
    ['trigger.created', 'ada@trykkeri.example'],
  ])
  expect(JSON.stringify(history)).not.toContain('whsec_')
})

it('signs with the new secret and the old one, until that ends', async () => {
  const made = await newTrigger()
  await postbud.must('POST', `/api/v1/triggers/${made.id}/activate`, { override: 'in a test' })
  const before = await send(made)
  expect(signatures(before)).toHaveLength(1)

  const rotated = await postbud.must<{ secret: string }>('POST', `/api/v1/triggers/${made.id}/secret/rotate`)
  expect(rotated.secret).not.toBe(made.secret)
  const both = await send(made)
  expect(signatures(both)).toHaveLength(2)
  for (const secret of [rotated.secret, made.secret])
    new Webhook(secret).verify(both.body.toString(), both.headers)
  const stranger = `whsec_${Buffer.alloc(32).toString('base64')}`
  expect(() => new Webhook(stranger).verify(both.body.toString(), both.headers)).toThrow('signature')
  expect((await sheetOf(made.id)).secretShown).toBe(true)
  const history = await postbud.must<{ items: HistoryEntry[] }>('GET', `/api/v1/history?subjectId=${made.id}`)
  expect(history.items[0]).toMatchObject({ action: 'trigger.secret_rotated', who: 'key:POSTBUD_API_KEY' })

  const { sql } = postbud.testDatabase.database
  const [left] = await sql<[{ seconds: number }]>`
    select extract(epoch from expires_at - now())::float8 as seconds from secrets
    where trigger_id = ${made.id} and expires_at is not null`
  expect(left.seconds).toBeGreaterThan(86_000)
  expect(left.seconds).toBeLessThanOrEqual(86_400)
  // The day is nearly over. From here on nothing tells the program that it is.
  await sql.begin(async (tx) => {
    await tx`update secrets set expires_at = now() + interval '1.5 s'
             where trigger_id = ${made.id} and expires_at is not null`
    await advanceEpoch(tx)
  })
  let request = await send(made)
  expect(signatures(request)).toHaveLength(2)
  for (let tries = 0; tries < 200 && signatures(request).length > 1; tries++) {
    await wait(25)
    request = await send(made)
  }
  expect(signatures(request)).toHaveLength(1)
  new Webhook(rotated.secret).verify(request.body.toString(), request.headers)
})

it('keeps the header short, however often the secret is changed', async () => {
  const made = await newTrigger()
  await postbud.must('POST', `/api/v1/triggers/${made.id}/activate`, { override: 'in a test' })
  let latest = ''
  for (let times = 0; times < 6; times++) {
    const path = `/api/v1/triggers/${made.id}/secret/rotate`
    latest = (await postbud.must<{ secret: string }>('POST', path)).secret
  }
  const request = await send(made)
  expect(signatures(request)).toHaveLength(4)
  new Webhook(latest).verify(request.body.toString(), request.headers)
})

function signatures({ headers }: { headers: Record<string, string> }): string[] {
  return (headers['webhook-signature'] ?? '').split(' ')
}
