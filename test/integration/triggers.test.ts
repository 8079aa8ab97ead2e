import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { customerRoutes } from '#server/customers/routes.ts'
import { newPlainId } from '#server/db/ids.ts'
import { createGuard } from '#server/outbound/guard.ts'
import { createVault } from '#server/secrets/vault.ts'
import { templateRoutes } from '#server/templates/routes.ts'
import { loadDraft } from '#server/triggers/draft.ts'
import { triggerRoutes } from '#server/triggers/routes.ts'
import { recordTest } from '#server/triggers/tested.ts'
import { countTemplateUses, templateEventTypes, templateUsers } from '#server/triggers/template-use.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { startSlice, type Slice } from '#test/slice.ts'

let test: TestDatabase
let api: Slice
let withoutMail: Slice
const vault = createVault(createHash('sha256').update('test').digest())
const dispatched: string[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  const { database } = test
  const guard = createGuard({
    allowPrivate: [],
    own: [],
    always: [],
    resolve: async (name) => (name.endsWith('.unknown') ? [] : [{ address: '93.184.215.14', family: 4 }]),
  })
  const dispatch = {
    hold: async (_tx: unknown, id: string) => dispatched.push(`hold ${id}`),
    release: async (_tx: unknown, id: string) => dispatched.push(`release ${id}`),
    cancel: async (_tx: unknown, id: string) => dispatched.push(`cancel ${id}`),
  }
  const start = (mailServer: boolean) =>
    startSlice((app) => {
      customerRoutes(app, database)
      templateRoutes(app, {
        database,
        uses: { findUsers: templateUsers, findEventTypes: templateEventTypes },
        countUses: countTemplateUses,
        eventPayload: async () => null,
        sendMail: async () => ({ accepted: true, message: '' }),
      })
      triggerRoutes(app, { database, vault, guard, hasMailServer: async () => mailServer, dispatch })
    })
  api = await start(true)
  withoutMail = await start(false)
})
afterAll(() => test.drop())

interface Body {
  id: string
  revision: number
  [field: string]: unknown
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Calls, expects the status, and gives the body. */
async function expecting(
  status: number,
  method: Method,
  url: string,
  body?: object,
  slice = api,
): Promise<Body> {
  const answer = await slice.call(method, `/api/v1${url}`, body)
  if (answer.status !== status) throw new Error(`${method} ${url} answered ${answer.status}: ${answer.text}`)
  return Object(answer.json)
}

let counter = 0
async function newCustomer(): Promise<Body> {
  return await expecting(201, 'POST', '/customers', { name: 'Nordlys Foto', referenceId: `REF-${++counter}` })
}

async function newTemplate(fields: object = {}): Promise<Body> {
  const source = '{"order": "{{ order.number }}"}'
  return await expecting(201, 'POST', '/templates', { name: 'Shipped', format: 'json', source, ...fields })
}

/** A customer with a trigger of its own, as a draft. */
async function newTrigger(fields: object = {}): Promise<{ customer: Body; template: Body; trigger: Body }> {
  const customer = await newCustomer()
  const template = await newTemplate({ customerId: customer.id })
  const trigger = await expecting(201, 'POST', '/triggers', {
    ...urlTrigger(customer.id, template.id),
    ...fields,
  })
  return { customer, template, trigger }
}

function urlTrigger(customerId: string | null, templateId: string) {
  return {
    name: 'Shipped to ERP',
    customerId,
    eventType: 'order.shipped',
    templateId,
    channel: 'url',
    url: 'https://erp.nordlys.example/in/{{ order.number }}',
  }
}

/** What the test of a trigger writes. */
async function tested(triggerId: string, passed: boolean): Promise<void> {
  const draft = await loadDraft(test.database.sql, triggerId)
  if (!draft) throw new Error('no such trigger')
  await recordTest(test.database.sql, 'test', draft, passed)
}

async function epoch(): Promise<number> {
  const [row] = await test.database.sql<[{ epoch: number }]>`select epoch from configuration`
  return row.epoch
}

it('makes a draft with defaults, its sentence, and a signing key shown once', async () => {
  const { trigger } = await newTrigger()
  expect(trigger).toMatchObject({
    state: 'draft',
    liveVersion: null,
    live: null,
    test: 'none',
    templateVersion: 'draft',
    method: 'POST',
    headers: {},
    signing: { type: 'standard' },
    auth: null,
    retry: { enabled: true, scheduleSeconds: expect.any(Array), deadlineSeconds: null },
    timeoutSeconds: 15,
    ordered: false,
    problems: [],
    secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    description:
      'When Order shipped happens for Nordlys Foto, Postbud sends POST JSON to erp.nordlys.example, ' +
      'made with the draft of “Shipped”, and tries again 8 times over 28 hours if it fails.',
  })
  const read = await expecting(200, 'GET', `/triggers/${trigger.id}`)
  expect(read).not.toHaveProperty('secret')
  const [stored] = await test.database.sql<{ encrypted: Buffer }[]>`
    select encrypted from secrets where trigger_id = ${trigger.id} and kind = 'signing'`
  expect(stored && vault.decrypt(stored.encrypted)).toBe(trigger['secret'])
})

it('goes live only with what was tested, publishing exactly that template draft', async () => {
  const { trigger, template } = await newTrigger()
  const path = `/triggers/${trigger.id}`
  const before = await epoch()
  expect(await expecting(409, 'POST', `${path}/activate`, {})).toMatchObject({ code: 'test_required' })
  await tested(trigger.id, false)
  await expecting(409, 'POST', `${path}/activate`)
  await tested(trigger.id, true)
  expect(await expecting(200, 'GET', path)).toMatchObject({ test: 'passed' })

  // Another template draft is not what was tested.
  await expecting(200, 'PUT', `/templates/${template.id}/draft`, { source: '{}' })
  expect(await expecting(200, 'GET', path)).toMatchObject({ test: 'stale' })
  await expecting(409, 'POST', `${path}/activate`, {})
  await expecting(200, 'PUT', `/templates/${template.id}/draft`, {
    source: '{"order": "{{ order.number }}"}',
  })
  expect(await epoch()).toBe(before)

  const active = await expecting(200, 'POST', `${path}/activate`, {})
  expect(active).toMatchObject({
    state: 'active',
    liveVersion: 1,
    templateVersion: 1,
    draftChanged: false,
    test: 'passed',
  })
  expect(await epoch()).toBe(before + 1)
  expect(await expecting(200, 'GET', `/templates/${template.id}`)).toMatchObject({ latestVersion: 1 })
  const [version] = await test.database.sql`
    select v.template_version, v.override_reason, v.activated_by, d.origin, d.customer_id
    from trigger_versions v join destinations d on d.id = v.destination_id where v.trigger_id = ${trigger.id}`
  expect(version).toEqual({
    template_version: 1,
    override_reason: null,
    activated_by: 'admin',
    origin: 'https://erp.nordlys.example',
    customer_id: trigger['customerId'],
  })
  // Repeated, it is live already.
  expect(await expecting(200, 'POST', `${path}/activate`, {})).toMatchObject({ liveVersion: 1 })
})

it('keeps the live version while the draft changes, and takes a reason instead of a test', async () => {
  const { trigger } = await newTrigger()
  const path = `/triggers/${trigger.id}`
  await expecting(200, 'POST', `${path}/activate`, { override: 'moved from the old system' })
  const changed = await expecting(200, 'PATCH', path, { method: 'PUT', retry: { enabled: false } })
  expect(changed).toMatchObject({
    state: 'active',
    method: 'PUT',
    draftChanged: true,
    live: { method: 'POST', retry: { enabled: true } },
    retry: { enabled: false, scheduleSeconds: expect.any(Array) },
  })
  expect(changed).not.toHaveProperty('secret')
  await expecting(409, 'POST', `${path}/activate`, {})
  expect(
    await expecting(200, 'POST', `${path}/activate`, { override: 'PUT is what they want' }),
  ).toMatchObject({
    liveVersion: 2,
    live: { method: 'PUT' },
    draftChanged: false,
  })
  const reasons = await test.database.sql`
    select action, who, reason, before->>'method' as before, after->>'method' as after from history
    where subject_id = ${trigger.id} and reason is not null`
  expect(reasons).toContainEqual({
    action: 'trigger.activated',
    who: 'admin',
    reason: 'PUT is what they want',
    before: 'PUT',
    after: 'PUT',
  })
})

it('activates once when two activate at once', async () => {
  const { trigger } = await newTrigger()
  const answers = await Promise.all(
    [1, 2, 3].map(() => expecting(200, 'POST', `/triggers/${trigger.id}/activate`, { override: 'race' })),
  )
  expect(answers.map((answer) => answer['liveVersion'])).toEqual([1, 1, 1])
})

it('refuses to go live with a template that has problems', async () => {
  const { trigger, template } = await newTrigger()
  await expecting(200, 'PUT', `/templates/${template.id}/draft`, { source: '{{ x | nosuch }}' })
  expect(await expecting(422, 'POST', `/triggers/${trigger.id}/activate`, { override: 'now' })).toMatchObject(
    {
      code: 'template_has_problems',
    },
  )
  expect(await expecting(200, 'GET', `/triggers/${trigger.id}`)).toMatchObject({
    state: 'draft',
    liveVersion: null,
  })
})

it('pauses and resumes, holding and releasing what waits', async () => {
  const { trigger } = await newTrigger()
  const path = `/triggers/${trigger.id}`
  expect(await expecting(409, 'POST', `${path}/pause`)).toMatchObject({ code: 'trigger_not_live' })
  await expecting(200, 'POST', `${path}/activate`, { override: 'test' })
  const before = await epoch()
  expect(await expecting(200, 'POST', `${path}/resume`)).toMatchObject({ state: 'active' })
  expect(await expecting(200, 'POST', `${path}/pause`, {})).toMatchObject({
    state: 'paused',
    pauseCode: null,
  })
  expect(await expecting(200, 'POST', `${path}/pause`)).toMatchObject({ state: 'paused' })
  expect(await expecting(200, 'POST', `${path}/resume`)).toMatchObject({ state: 'active' })
  await expecting(200, 'POST', `${path}/pause`)
  expect(await expecting(200, 'POST', `${path}/activate`, {})).toMatchObject({
    state: 'active',
    liveVersion: 1,
  })
  const mine = dispatched.filter((entry) => entry.endsWith(trigger.id)).map((entry) => entry.split(' ')[0])
  expect(mine).toEqual(['hold', 'release', 'hold', 'release'])
  expect(await epoch()).toBe(before + 4)

  expect(await expecting(200, 'DELETE', path)).toMatchObject({ state: 'archived' })
  expect(await expecting(200, 'DELETE', path)).toMatchObject({ state: 'archived' })
  for (const [method, rest] of [
    ['PATCH', ''],
    ['POST', '/activate'],
    ['POST', '/pause'],
  ] as const) {
    expect(await expecting(409, method, path + rest, {})).toMatchObject({ code: 'trigger_archived' })
  }
})

it('never shows a typed value, keeps it when it is not mentioned, and forgets it when it is replaced', async () => {
  const auth = { type: 'basic', username: 'postbud', password: 'hunter2' }
  const { trigger } = await newTrigger({ auth })
  const path = `/triggers/${trigger.id}`
  const shown = { type: 'basic', username: 'postbud', password: { set: true } }
  expect(trigger).toMatchObject({ auth: shown })
  const typed = async () => {
    const rows = await test.database.sql<{ encrypted: Buffer }[]>`
      select encrypted from secrets where trigger_id = ${trigger.id} and kind = 'field' order by created_at`
    return rows.map(({ encrypted }) => vault.decrypt(encrypted))
  }
  await expecting(200, 'PATCH', path, { method: 'PUT' })
  expect(await expecting(200, 'PATCH', path, { auth: { ...shown, username: 'other' } })).toMatchObject({
    auth: { ...shown, username: 'other' },
  })
  expect(await typed()).toEqual(['hunter2'])
  await expecting(200, 'PATCH', path, { auth: { type: 'bearer', token: 'swordfish' } })
  expect(await typed()).toEqual(['swordfish'])
  // A live version goes on using its value.
  await expecting(200, 'POST', `${path}/activate`, { override: 'test' })
  await expecting(200, 'PATCH', path, { auth: null })
  expect(await typed()).toEqual(['swordfish'])
  expect(await expecting(422, 'PATCH', path, { auth: shown })).toMatchObject({
    code: 'trigger_invalid',
    details: [{ path: '/auth/password' }],
  })
  const [leaked] = await test.database.sql`
    select 1 from history where after::text like '%hunter2%' or after::text like '%swordfish%' limit 1`
  expect(leaked).toBeUndefined()
})

it('names secrets, which must be there', async () => {
  const { trigger, customer } = await newTrigger({ headers: { 'X-Plain': 'v{{ order.number }}' } })
  const path = `/triggers/${trigger.id}`
  const headers = { 'X-Key': { secret: 'erp' } }
  expect(await expecting(422, 'PATCH', path, { headers })).toMatchObject({
    code: 'secret_unknown',
    details: [{ path: '/headers/X-Key' }],
  })
  await test.database.sql`
    insert into secrets (id, customer_id, kind, name, encrypted, created_at, updated_at)
    values (${newPlainId()}, ${customer.id}, 'named', 'erp', ${vault.encrypt('x')}, now(), now())`
  expect(await expecting(200, 'PATCH', path, { headers })).toMatchObject({ headers })
})

it('says what is wrong with a trigger, and where', async () => {
  const customer = await newCustomer()
  const template = await newTemplate()
  const others = await newTemplate({ customerId: (await newCustomer()).id })
  const source = { subject: 's', html: 'h' }
  const mail = await newTemplate({ format: 'email', source })
  const archived = await newTemplate()
  await expecting(200, 'PATCH', `/templates/${archived.id}`, { state: 'archived' })
  const url = urlTrigger(customer.id, template.id)
  const email = { ...url, channel: 'email', url: undefined, templateId: mail.id, to: ['a@b.dk'] }
  const unknown = '01890000-0000-7000-8000-000000000000'
  const refused: [string, string | undefined, object][] = [
    ['event_type_unknown', '/eventType', { ...url, eventType: 'order.lost' }],
    ['customer_unknown', '/customerId', { ...url, customerId: unknown }],
    ['template_unknown', '/templateId', { ...url, templateId: unknown }],
    ['template_unknown', '/templateId', { ...url, templateId: archived.id }],
    ['template_of_other_customer', '/templateId', { ...url, templateId: others.id }],
    ['template_of_other_customer', '/templateId', { ...url, customerId: null, templateId: others.id }],
    ['template_version_unknown', '/templateVersion', { ...url, templateVersion: 1 }],
    ['trigger_invalid', '/templateId', { ...url, templateId: mail.id }],
    ['trigger_invalid', '/templateId', { ...email, templateId: template.id }],
    ['trigger_invalid', '/url', { ...url, url: undefined }],
    ['trigger_invalid', '/url', { ...email, url: 'https://a.dk' }],
    ['trigger_invalid', '/to', { ...email, to: undefined }],
    ['trigger_invalid', '/to', { ...url, to: ['a@b.dk'] }],
    ['trigger_invalid', '/success', { ...email, success: 'true' }],
    ['trigger_invalid', '/retry', { ...url, retry: { alsoRetry: [422], neverRetry: [404, 422] } }],
    ['trigger_invalid', '/headers/Webhook-Id', { ...url, headers: { 'Webhook-Id': 'x' } }],
    ['trigger_invalid', '/headers/x-a', { ...url, headers: { 'X-A': '1', 'x-a': '2' } }],
    ['trigger_invalid', '/contentType', { ...url, contentType: 'a\r\nb: c' }],
    ['trigger_invalid', '/condition', { ...url, condition: 'order.number ==' }],
    ['trigger_invalid', '/success', { ...url, success: '(' }],
    ['trigger_invalid', '/url', { ...url, url: 'https://{{ order.number }}.example/' }],
    ['trigger_invalid', '/url', { ...url, url: 'https://user:pw@erp.example/' }],
    ['address_refused', '/url', { ...url, url: ' http://127.0.0.1:5432/' }],
    ['trigger_invalid', '/url', { ...url, url: 'https:\\\\erp.example/' }],
    ['text_not_storable', '/name', { ...url, name: 'a\0' }],
    ['request_invalid', '/retry/alsoRetry/0', { ...url, retry: { alsoRetry: [410] } }],
    ['request_invalid', '/auth/token', { ...url, auth: { type: 'bearer' } }],
    ['request_invalid', '/auth', { ...url, auth: { type: 'magic' } }],
    ['request_invalid', '/customerId', { ...url, customerId: undefined }],
  ]
  for (const [code, path, body] of refused) {
    const answer = await expecting(422, 'POST', '/triggers', body)
    expect({ ...answer, body }).toMatchObject({ code, details: { 0: { path } }, body })
  }
  const warned = await expecting(201, 'POST', '/triggers', { ...url, url: 'https://erp.unknown/' })
  expect(warned).toMatchObject({ problems: [{ code: 'host_unknown', severity: 'warning', field: 'url' }] })
})

it('warns of what its events do not have, and tells templates which events they are for', async () => {
  const { customer, template, trigger } = await newTrigger({
    eventType: 'order.received',
    url: 'https://erp.nordlys.example/{{ order.numbr }}/{{ shipment.method.carrier }}',
  })
  const slip = { code: 'unknown_path', field: 'url', fix: 'Did you mean number?' }
  const absent = { code: 'path_absent', field: 'url', values: { types: 'order.received' } }
  expect(trigger).toMatchObject({ problems: [slip, absent] })
  const { sql } = test.database
  expect(await templateEventTypes(sql, template.id)).toStrictEqual(['order.received'])

  // Nobody knows which events a condition lets through.
  const condition = 'shipment and order.packages | count > 1'
  const path = `/triggers/${trigger.id}`
  expect(await expecting(200, 'PATCH', path, { condition })).toMatchObject({ problems: [slip] })
  expect(await templateEventTypes(sql, template.id)).toStrictEqual([])
  const wrong = { condition: 'order.totals.total.amount > 100', url: 'https://erp.nordlys.example/' }
  expect(await expecting(200, 'PATCH', path, wrong)).toMatchObject({
    problems: [{ code: 'type_mismatch', field: 'condition', column: 1 }],
  })

  const ours = urlTrigger(customer.id, template.id)
  expect(await expecting(201, 'POST', '/triggers', ours)).toMatchObject({ problems: [] })
  expect(await templateEventTypes(sql, template.id)).toStrictEqual(['order.shipped'])
})

it('says what is wrong as a reason with values, so that any language can', async () => {
  const url = urlTrigger((await newCustomer()).id, (await newTemplate()).id)
  const told: [object, object][] = [
    [
      { ...url, headers: { 'Webhook-Id': 'x' } },
      { code: 'header_invalid', reason: 'reserved', values: { name: 'Webhook-Id' } },
    ],
    [
      { ...url, url: 'http://127.0.0.1:5432/' },
      { code: 'address_refused', reason: 'not_public', values: { address: '127.0.0.1' } },
    ],
    [
      { ...url, retry: { alsoRetry: [422], neverRetry: [422] } },
      { code: 'trigger_invalid', reason: 'retry_both', values: { status: '422' } },
    ],
    [
      { ...url, name: 'n'.repeat(1000) },
      { code: 'field_invalid', reason: 'too_long', values: { limit: 200 } },
    ],
  ]
  for (const [body, detail] of told) {
    expect(await expecting(422, 'POST', '/triggers', body)).toMatchObject({ details: [detail] })
  }
})

it('sends mail only with a mail server, one destination for a customer', async () => {
  const customer = await newCustomer()
  const { id: templateId } = await newTemplate({
    format: 'email',
    source: { subject: 's', html: '<p>h</p>' },
  })
  const email = {
    name: 'Mail',
    customerId: customer.id,
    eventType: 'order.shipped',
    templateId,
    channel: 'email',
    to: ['{{ customer.email }}'],
  }
  const first = await expecting(201, 'POST', '/triggers', email)
  expect(first).toMatchObject({ to: email.to, cc: [], bcc: [], replyTo: null })
  expect(first).not.toHaveProperty('secret')
  expect(first).not.toHaveProperty('url')
  const activate = `/triggers/${first.id}/activate`
  expect(await expecting(422, 'POST', activate, { override: 'x' }, withoutMail)).toMatchObject({
    code: 'mail_server_missing',
  })
  await expecting(200, 'POST', activate, { override: 'x' })
  const second = await expecting(201, 'POST', '/triggers', { ...email, name: 'Mail 2' })
  await expecting(200, 'POST', `/triggers/${second.id}/activate`, { override: 'x' })
  const destinations = await test.database
    .sql`select origin from destinations where customer_id = ${customer.id}`
  expect(destinations).toEqual([{ origin: 'mail' }])
})

it('copies to other customers, with a template of its own and its typed values', async () => {
  const auth = { type: 'bearer', token: 'abc' }
  const { trigger, template } = await newTrigger({ auth })
  await expecting(200, 'POST', `/triggers/${trigger.id}/activate`, { override: 'x' })
  await expecting(200, 'PUT', `/templates/${template.id}/draft`, { source: '{"later": true}' })
  const targets = [await newCustomer(), await newCustomer()]
  const customerIds = targets.map(({ id }) => id)
  const copy = `/triggers/${trigger.id}/copy`

  const archived = await newCustomer()
  await expecting(200, 'PATCH', `/customers/${archived.id}`, { state: 'archived' })
  expect(await expecting(422, 'POST', copy, { customerIds: [...customerIds, archived.id] })).toMatchObject({
    code: 'customer_archived',
    details: [{ path: '/customerIds/2' }],
  })
  expect(await expecting(200, 'GET', `/triggers?customerId=${customerIds[0]}`)).toMatchObject({ items: [] })

  const { items } = await expecting(201, 'POST', copy, { customerIds, url: 'https://other.example/' })
  const copies: Body[] = Array.isArray(items) ? items : []
  expect(copies).toHaveLength(2)
  for (const [index, made] of copies.entries()) {
    expect(made).toMatchObject({
      state: 'draft',
      customerId: customerIds[index],
      url: 'https://other.example/',
      templateVersion: 'draft',
      auth: { type: 'bearer', token: { set: true } },
      secret: expect.stringMatching(/^whsec_/),
    })
    expect(await expecting(200, 'GET', `/templates/${String(made['templateId'])}`)).toMatchObject({
      customerId: customerIds[index],
      draft: { source: '{"order": "{{ order.number }}"}' },
    })
    const [row] = await test.database.sql<{ encrypted: Buffer }[]>`
      select encrypted from secrets where trigger_id = ${made.id} and kind = 'field'`
    expect(row && vault.decrypt(row.encrypted)).toBe('abc')
  }
  expect(new Set(copies.map((made) => made['secret'])).size).toBe(2)
})

it("lists a customer's triggers, and those for all beside them", async () => {
  const { customer, trigger } = await newTrigger()
  const shared = await expecting(201, 'POST', '/triggers', urlTrigger(null, (await newTemplate()).id))
  const ids = async (query: string) => {
    const { items } = await expecting(200, 'GET', `/triggers?${query}`)
    return (Array.isArray(items) ? items : []).map((item: Body) => item.id)
  }
  expect(await ids(`customerId=${customer.id}`)).toEqual([trigger.id])
  expect((await ids(`customerId=${customer.id}&shared=include`)).toSorted()).toEqual(
    [trigger.id, shared.id].toSorted(),
  )
  expect(await ids('shared=only')).toEqual([shared.id])
  expect(await ids(`customerId=${customer.id}&eventType=order.failed`)).toEqual([])
  expect(await ids(`customerId=${customer.id}&state=active`)).toEqual([])

  // A template that triggers use cannot be archived.
  const templateId = String(shared['templateId'])
  await expecting(409, 'PATCH', `/templates/${templateId}`, { state: 'archived' })
  await expecting(200, 'DELETE', `/triggers/${shared.id}`)
  await expecting(200, 'PATCH', `/templates/${templateId}`, { state: 'archived' })
})

it('refuses a write that would overwrite another', async () => {
  const { trigger } = await newTrigger()
  const answer = await api.app.inject({
    method: 'PATCH',
    url: `/api/v1/triggers/${trigger.id}`,
    headers: { authorization: 'Bearer admin', 'if-match': '"7"' },
    payload: { name: 'Later' },
  })
  expect(answer.json()).toMatchObject({ code: 'revision_stale' })
})

it('says why a test is stale, since the last one that passed', async () => {
  const { template, trigger } = await newTrigger()
  const path = `/triggers/${trigger.id}`
  expect(trigger).toMatchObject({ test: 'none', testStaleBecause: [] })
  await tested(trigger.id, true)
  expect(await expecting(200, 'GET', path)).toMatchObject({ test: 'passed', testStaleBecause: [] })

  await expecting(200, 'PUT', `/templates/${template.id}/draft`, {
    source: '{"number": "{{ order.number }}"}',
  })
  expect(await expecting(200, 'GET', path)).toMatchObject({ test: 'stale', testStaleBecause: ['template'] })
  expect(await expecting(200, 'PATCH', path, { method: 'PUT', condition: 'order' })).toMatchObject({
    test: 'stale',
    testStaleBecause: ['template', 'condition', 'method'],
  })
  // A failed test of something else in between is not what counts.
  await tested(trigger.id, false)
  expect(await expecting(200, 'GET', path)).toMatchObject({ test: 'failed', testStaleBecause: [] })
  expect(await expecting(200, 'PATCH', path, { condition: null })).toMatchObject({
    test: 'stale',
    testStaleBecause: ['template', 'method'],
  })
  await tested(trigger.id, true)
  expect(await expecting(200, 'PATCH', path, { parts: 'order.items' })).toMatchObject({
    test: 'stale',
    testStaleBecause: ['parts'],
  })
})

it('publishes exactly the tested draft of the template when it is activated, and tells of newer versions', async () => {
  const { template, trigger } = await newTrigger()
  const path = `/triggers/${trigger.id}`
  expect(trigger).toMatchObject({ templateVersion: 'draft', latestTemplateVersion: null })
  await tested(trigger.id, true)
  const live = await expecting(200, 'POST', `${path}/activate`, {})
  expect(live).toMatchObject({
    templateVersion: 1,
    latestTemplateVersion: 1,
    live: { templateVersion: 1 },
    test: 'passed',
  })
  expect(await expecting(200, 'GET', `/templates/${template.id}/versions/1`)).toMatchObject({
    source: '{"order": "{{ order.number }}"}',
  })

  await expecting(200, 'PUT', `/templates/${template.id}/draft`, {
    source: '{"number": "{{ order.number }}"}',
  })
  await expecting(200, 'POST', `/templates/${template.id}/publish`, {})
  expect(await expecting(200, 'GET', path)).toMatchObject({
    latestTemplateVersion: 2,
    draftChanged: false,
    live: { templateVersion: 1 },
    test: 'passed',
  })
  // Moved to the draft, tested, and then the draft changes: nothing is published.
  await expecting(200, 'PATCH', path, { templateVersion: 'draft' })
  await tested(trigger.id, true)
  await expecting(200, 'PUT', `/templates/${template.id}/draft`, { source: '{"nr": "{{ order.number }}"}' })
  expect(await expecting(409, 'POST', `${path}/activate`, {})).toMatchObject({ code: 'test_required' })
  expect(await expecting(200, 'GET', path)).toMatchObject({
    latestTemplateVersion: 2,
    live: { templateVersion: 1 },
    testStaleBecause: ['template'],
  })
  await tested(trigger.id, true)
  expect(await expecting(200, 'POST', `${path}/activate`, {})).toMatchObject({
    liveVersion: 2,
    latestTemplateVersion: 3,
    live: { templateVersion: 3 },
  })
})
