import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SealedEmailMessage } from '#mapping/message.ts'
import { customerRoutes } from '#server/customers/routes.ts'
import { sampleRoutes } from '#server/samples/routes.ts'
import { templateRoutes } from '#server/templates/routes.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { startSlice, type Slice } from '#test/slice.ts'

let test: TestDatabase
let api: Slice
const usedTemplates = new Set<string>()
const storedEvents = new Map<string, Uint8Array>()
const sentMails: SealedEmailMessage[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  api = await startSlice((app) => {
    const { database } = test
    customerRoutes(app, database)
    sampleRoutes(app, database, async () => null)
    templateRoutes(app, {
      database,
      uses: {
        findUsers: async (_tx, id) => (usedTemplates.has(id) ? ['To the ERP', 'Mail'] : []),
        findEventTypes: async (_sql, id) =>
          usedTemplates.has(id) ? ['order.received', 'order.shipped'] : [],
      },
      countUses: async (_sql, ids) => new Map(ids.filter((id) => usedTemplates.has(id)).map((id) => [id, 2])),
      eventPayload: async (id) => storedEvents.get(id) ?? null,
      sendMail: async (message) => {
        sentMails.push(message)
        return { accepted: true, message: '250 OK' }
      },
    })
  })
})
afterAll(() => test.drop())

interface Body {
  id: string
  revision: number
  [field: string]: unknown
}

/** Calls, expects the status, and gives the body. */
async function expecting(
  status: number,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  body?: object,
): Promise<Body> {
  const answer = await api.call(method, `/api/v1${url}`, body)
  if (answer.status !== status) throw new Error(`${method} ${url} answered ${answer.status}: ${answer.text}`)
  return Object(answer.json)
}

const shipped = { name: 'Shipped', format: 'json', source: '{"id": "{{ event.id }}"}' }

it('keeps a draft, publishes it once, and never changes a version', async () => {
  const created = await expecting(201, 'POST', '/templates', shipped)
  expect(created).toMatchObject({
    kind: 'code',
    customerId: null,
    latestVersion: null,
    draftChanged: true,
    draft: { source: shipped.source, problems: [] },
    revision: 1,
  })
  const path = `/templates/${created.id}`
  expect(await expecting(200, 'POST', `${path}/publish`, {})).toMatchObject({
    id: created.id,
    latestVersion: 1,
    draftChanged: false,
  })
  // A repeated request makes no second version of the same.
  expect(await expecting(200, 'POST', `${path}/publish`)).toMatchObject({ latestVersion: 1, revision: 2 })

  const source = '{"id": "{{ event.id }}", "at": "{{ event.occurredAt }}"}'
  expect(await expecting(200, 'PUT', `${path}/draft`, { source })).toMatchObject({
    draft: { source, problems: [] },
    draftChanged: true,
    revision: 3,
  })
  expect(await expecting(200, 'POST', `${path}/publish`, {})).toMatchObject({ latestVersion: 2 })
  expect(await expecting(200, 'GET', `${path}/versions`)).toMatchObject({
    items: [{ number: 2, publishedBy: 'admin' }, { number: 1 }],
    nextCursor: null,
  })
  expect(await expecting(200, 'GET', `${path}/versions/1`)).toMatchObject({ source: shipped.source })
  await expecting(404, 'GET', `${path}/versions/3`)

  const history = await test.database.sql`
    select action, before is null as first from history where subject_id = ${created.id} order by id`
  expect(history.map((row) => row['action'])).toEqual(
    expect.arrayContaining(['template.created', 'template.published', 'template.draft_changed']),
  )
  expect(history).toHaveLength(4)
})

it('publishes one version when two publish at once', async () => {
  const { id } = await expecting(201, 'POST', '/templates', shipped)
  const answers = await Promise.all(
    [1, 2, 3].map(() => expecting(200, 'POST', `/templates/${id}/publish`, {})),
  )
  expect(answers.map((answer) => answer['latestVersion'])).toEqual([1, 1, 1])
})

it('shows problems in the draft and refuses to publish them', async () => {
  const created = await expecting(201, 'POST', '/templates', {
    ...shipped,
    source: '{\n "a": {{ order.number | nosuch }}}',
  })
  const unknown = { code: 'unknown_filter', severity: 'error', phase: 'save', line: 2 }
  expect(created).toMatchObject({
    draft: { problems: expect.arrayContaining([expect.objectContaining(unknown)]) },
  })
  expect(await expecting(422, 'POST', `/templates/${created.id}/publish`, {})).toMatchObject({
    code: 'template_has_problems',
    details: expect.arrayContaining([expect.objectContaining({ path: '/source', code: 'unknown_filter' })]),
    problems: expect.arrayContaining([expect.objectContaining(unknown)]),
  })
})

it('takes the types of unquoted holes from its samples', async () => {
  const payload = { event: { type: 'order.shipped' }, vat: { rate: 25 } }
  const sample = await expecting(201, 'POST', '/samples', { name: 'With VAT', payload })
  const template = { name: 'VAT', format: 'json', source: '{"rate": {{ vat.rate }}}' }
  const { id } = await expecting(201, 'POST', '/templates', template)
  await expecting(422, 'POST', `/templates/${id}/publish`, {})
  const changed = await expecting(200, 'PATCH', `/templates/${id}`, {
    sampleIds: [sample.id, 'order-shipped-split'],
  })
  expect(changed).toMatchObject({ sampleIds: [sample.id, 'order-shipped-split'], draft: { problems: [] } })
  await expecting(200, 'POST', `/templates/${id}/publish`, {})
  expect(await expecting(422, 'PATCH', `/templates/${id}`, { sampleIds: ['order-gone'] })).toMatchObject({
    code: 'sample_unknown',
    details: [{ path: '/sampleIds/0' }],
  })
})

it('refuses sources that do not fit, documents, and customers that are not there', async () => {
  const email = { subject: 'Order {{ order.number }}', html: '<p>{{ order.number }}</p>' }
  await expecting(201, 'POST', '/templates', { name: 'Mail', format: 'email', source: email })
  const refused: [string, object][] = [
    ['source_invalid', { format: 'json', source: email }],
    ['source_invalid', { format: 'email', source: 'text' }],
    ['source_invalid', { format: 'text' }],
    ['source_invalid', { format: 'xml', source: email }],
    ['format_not_available', { format: 'json', document: {} }],
    ['request_invalid', { format: 'csv', source: '', lineEnds: 'cr' }],
    ['request_invalid', { format: 'yaml', source: '' }],
    ['request_invalid', { format: 'json', source: '{}', owner: 'me' }],
    ['text_not_storable', { format: 'json', source: '{"a": "\0"}' }],
    [
      'customer_unknown',
      { format: 'json', source: '{}', customerId: '01890000-0000-7000-8000-000000000000' },
    ],
  ]
  for (const [code, fields] of refused) {
    expect(await expecting(422, 'POST', '/templates', { name: 'Refused', ...fields })).toMatchObject({ code })
  }
})

it('lists by name: a customer gets its own and those for all', async () => {
  const customer = await expecting(201, 'POST', '/customers', { name: 'List', referenceId: 'LIST' })
  const other = await expecting(201, 'POST', '/customers', { name: 'Other', referenceId: 'OTHER' })
  const text = { format: 'text', source: 'x' }
  await expecting(201, 'POST', '/templates', { ...text, name: 'list b', customerId: customer.id })
  await expecting(201, 'POST', '/templates', { ...text, name: 'list 100%' })
  await expecting(201, 'POST', '/templates', { ...text, name: 'list c', customerId: other.id })

  const query = `/templates?customerId=${customer.id}&format=text&state=active`
  const first = await expecting(200, 'GET', `${query}&limit=1`)
  expect(first).toMatchObject({ items: [{ name: 'list 100%' }], nextCursor: expect.any(String) })
  const cursor = String(first['nextCursor'])
  expect(await expecting(200, 'GET', `${query}&limit=1&cursor=${cursor}`)).toMatchObject({
    items: [{ name: 'list b', customerId: customer.id }],
    nextCursor: null,
  })
  expect(await expecting(200, 'GET', `${query}&search=0%25`)).toMatchObject({
    items: [{ name: 'list 100%' }],
  })
  for (const wrong of ['x', Buffer.from('["a","b"]').toString('base64url')]) {
    expect(await expecting(400, 'GET', `${query}&cursor=${wrong}`)).toMatchObject({ code: 'cursor_invalid' })
  }
  expect(await expecting(422, 'GET', `${query}&search=%00`)).toMatchObject({ code: 'text_not_storable' })
})

it('warns of what is missing in events of a type that it is used for, and of slips', async () => {
  const source = '{{ shipment.id }} {{ order.itmes | length }}'
  const slip = { code: 'unknown_path', severity: 'warning', column: 28, fix: 'Did you mean items?' }
  const absent = { code: 'path_absent', severity: 'warning', column: 4, values: { types: 'order.received' } }
  const body = { format: 'text', source, sampleId: 'order-shipped-split' }
  const { problems } = await expecting(200, 'POST', '/templates/preview', body)
  expect(problems).toMatchObject([slip])
  const eventTypes = ['order.received', 'order.shipped']
  const more = await expecting(200, 'POST', '/templates/preview', { ...body, eventTypes })
  expect(more['problems']).toMatchObject([absent, slip])

  const { id, draft } = await expecting(201, 'POST', '/templates', { name: 'A', format: 'text', source })
  expect(draft).toMatchObject({ problems: [slip] })
  usedTemplates.add(id)
  const used = await expecting(200, 'GET', `/templates/${id}`)
  expect(used).toMatchObject({ draft: { problems: [absent, slip] } })
  usedTemplates.delete(id)
  await expecting(200, 'POST', `/templates/${id}/publish`, {})
})

it('archives what nothing uses, and keeps later writers from overwriting earlier ones', async () => {
  const { id } = await expecting(201, 'POST', '/templates', shipped)
  usedTemplates.add(id)
  const archive = { state: 'archived' }
  expect(await expecting(409, 'PATCH', `/templates/${id}`, archive)).toMatchObject({
    code: 'template_in_use',
    message: 'Triggers use this template: “To the ERP”, “Mail”.',
    values: { triggers: ['To the ERP', 'Mail'] },
  })
  usedTemplates.delete(id)
  expect(await expecting(200, 'PATCH', `/templates/${id}`, archive)).toMatchObject({
    ...archive,
    revision: 2,
  })

  const stale = await api.app.inject({
    method: 'PUT',
    url: `/api/v1/templates/${id}/draft`,
    headers: { authorization: 'Bearer admin', 'if-match': '"1"' },
    payload: { source: '{}' },
  })
  expect(stale.json()).toMatchObject({ code: 'revision_stale' })
  await expecting(404, 'GET', '/templates/01890000-0000-7000-8000-000000000000')
})

it('previews a pasted event, a sample and a stored event, digit by digit', async () => {
  const template = { format: 'json', source: '{"n": {{ n }}}' }
  const pasted = await api.call(
    'POST',
    '/api/v1/templates/preview',
    `{"format": "json", "source": "{\\"n\\": {{ n }}}", "payload": {"n": 9007199254740993.10}}`,
  )
  expect(pasted.json).toEqual({
    outputs: [{ body: '{"n": 9007199254740993.10}', contentType: 'application/json' }],
    problems: [],
  })
  const preview = (body: object) => expecting(200, 'POST', '/templates/preview', { ...template, ...body })
  const sampled = { sampleId: 'order-shipped-split', source: '{{ order.number }}', format: 'text' }
  expect(await preview(sampled)).toMatchObject({ outputs: [{ body: '100482' }], problems: [] })

  // The built-in samples have text there; what is given says otherwise.
  const other = { source: '{"id": {{ order.id }}}', payload: { order: { id: 7 } } }
  expect(await preview(other)).toMatchObject({
    outputs: [{ body: '{"id": 7}' }],
    problems: [{ severity: 'warning', phase: 'save' }],
  })

  const eventId = '01890000-0000-7000-8000-000000000001'
  storedEvents.set(eventId, Buffer.from('{"n": 1.0}'))
  expect(await preview({ eventId })).toMatchObject({ outputs: [{ body: '{"n": 1.0}' }] })
  expect(await expecting(422, 'POST', '/templates/preview', template)).toMatchObject({
    code: 'payload_invalid',
  })
})

it('makes xml, forms and csv, with the line ends that are set', async () => {
  const csv = { format: 'csv', source: 'order;note\n{{ order.number }};{{ order.note }}', lineEnds: 'crlf' }
  const draft = { source: csv.source, lineEnds: 'crlf' }
  const { id } = await expecting(201, 'POST', '/templates', { name: 'CSV', ...csv })
  expect(await expecting(200, 'POST', `/templates/${id}/publish`, {})).toMatchObject({
    draft,
    latestVersion: 1,
  })
  expect(await expecting(200, 'GET', `/templates/${id}/versions/1`)).toMatchObject({ lineEnds: 'crlf' })
  const unix = { source: csv.source, lineEnds: 'lf' }
  expect(await expecting(200, 'PUT', `/templates/${id}/draft`, unix)).toMatchObject({ draftChanged: true })

  const payload = { event: {}, order: { number: '1', note: 'a;b\n' } }
  const preview = async (body: object) =>
    await expecting(200, 'POST', '/templates/preview', { payload, ...body })
  expect(await preview(csv)).toMatchObject({
    outputs: [{ body: 'order;note\r\n1;"a;b\n"', contentType: 'text/csv; charset=utf-8' }],
  })
  const form = {
    format: 'form',
    source: 'note={{ order.note }}',
    headers: { 'X-Note': '{{ fields.note | trim }}' },
  }
  expect(await preview(form)).toMatchObject({
    outputs: [{ body: 'note=a%3Bb%0A', headers: { 'X-Note': 'a;b' } }],
  })
  expect(await preview({ format: 'xml', source: '<a>\n<!-- {{ order.note }} --></a>' })).toMatchObject({
    outputs: [],
    problems: [{ code: 'unsafe_place', field: 'source', line: 2, column: 6 }],
  })
  expect(await preview({ format: 'xml', source: '<a>{{ 1 }}' })).toMatchObject({
    outputs: [],
    problems: [
      { code: 'invalid_xml', message: expect.stringContaining('Line 1, column 5 of the output') as string },
    ],
  })
})

it('previews addresses, headers, parts and mails', async () => {
  const parts = await expecting(200, 'POST', '/templates/preview', {
    format: 'text',
    source: '{{ part.sku }}',
    url: 'https://receiver.example/{{ order.number }}',
    headers: { 'X-Order': '{{ order.number }}' },
    parts: 'order.items',
    payload: { order: { number: 'A 1', items: [{ sku: 'MUG' }, { sku: 'PEN' }] } },
  })
  const shared = { url: 'https://receiver.example/A%201', headers: { 'X-Order': 'A 1' } }
  expect(parts).toMatchObject({
    outputs: [
      { ...shared, body: 'MUG' },
      { ...shared, body: 'PEN' },
    ],
  })

  const mail = await expecting(200, 'POST', '/templates/preview', {
    format: 'email',
    source: {
      subject: 'Order {{ order.number }}',
      html: '<p>{{ order.number }}</p>',
      text: '{{ order.number }}',
    },
    payload: { order: { number: '<1>' } },
  })
  expect(mail['outputs']).toEqual([{ subject: 'Order <1>', html: '<p>&lt;1&gt;</p>', text: '<1>' }])
})

it('answers what fails with one event as a problem', async () => {
  const preview = await expecting(200, 'POST', '/templates/preview', {
    format: 'text',
    source: 'a\n{{ order.gone.deeper }}',
    payload: { order: {} },
  })
  expect(preview).toMatchObject({
    outputs: [],
    problems: [
      { code: 'unknown_path', severity: 'warning', line: 2 },
      { phase: 'render', severity: 'error', line: 2 },
    ],
  })
})

it('traces the value at every hole when it is asked to', async () => {
  const template = {
    format: 'json',
    source: '{"state": "{{ order.shippingAddress.state | default("") }}", "key": "{{ secrets.token }}"}',
  }
  const eventId = '01890000-0000-7000-8000-000000000002'
  storedEvents.set(eventId, Buffer.from('{"order": {"shippingAddress": {"stat": "NY"}}}'))
  const traced = await expecting(200, 'POST', '/templates/preview', { ...template, eventId, trace: true })
  expect(traced).toMatchObject({
    outputs: [{ body: '{"state": "", "key": "•••"}' }],
    traceCut: false,
    trace: [
      {
        field: 'source',
        line: 1,
        expression: 'order.shippingAddress.state | default("")',
        written: '',
        empty: true,
        steps: [
          { expression: 'order', kind: 'object', size: 1 },
          { expression: 'order.shippingAddress', kind: 'object', json: '{"stat":"NY"}' },
          {
            expression: 'order.shippingAddress.state',
            kind: 'absent',
            json: '',
            key: 'state',
            nearest: 'stat',
          },
          { expression: 'order.shippingAddress.state | default("")', kind: 'text', json: '""' },
        ],
      },
      { expression: 'secrets.token', written: '•••', value: { kind: 'secret', json: '•••' } },
    ],
  })
  const untraced = await expecting(200, 'POST', '/templates/preview', { ...template, eventId })
  expect(Object.keys(untraced).toSorted()).toEqual(['outputs', 'problems'])

  const failing = await expecting(200, 'POST', '/templates/preview', {
    format: 'text',
    source: '{{ part.sku }} {{ order.gone.deeper }}',
    url: 'https://receiver.example/{{ part.sku }}',
    parts: 'order.items',
    payload: { order: { items: [{ sku: 'MUG' }, { sku: 'PEN' }] } },
    trace: true,
  })
  expect(failing).toMatchObject({
    outputs: [],
    problems: [{ code: 'unknown_path' }, { code: 'undefined_value' }, { code: 'undefined_value' }],
    trace: [
      { output: 0, written: 'MUG', failed: false },
      { output: 0, expression: 'order.gone.deeper', failed: true },
      { output: 1, written: 'PEN', failed: false },
      { output: 1, expression: 'order.gone.deeper', failed: true },
    ],
  })
})

it('lists whose a template is and how many triggers use it', async () => {
  const customer = await expecting(201, 'POST', '/customers', { name: 'Fyn Tryk', referenceId: 'FYN' })
  const shared = await expecting(201, 'POST', '/templates', { ...shipped, name: 'Listed A' })
  const own = await expecting(201, 'POST', '/templates', {
    ...shipped,
    name: 'Listed B',
    customerId: customer.id,
  })
  usedTemplates.add(own.id)
  const { items } = await expecting(200, 'GET', '/templates?search=Listed')
  expect(items).toMatchObject([
    { id: shared.id, customerName: null, usedBy: 0 },
    { id: own.id, customerName: 'Fyn Tryk', usedBy: 2 },
  ])
  const only = await expecting(200, 'GET', '/templates?search=Listed&shared=only')
  expect(only['items']).toMatchObject([{ id: shared.id }])
})

it('sends the draft of a mail to one address and nobody else', async () => {
  const source = { subject: 'Order {{ order.number }}', html: '<p>{{ order.number }}</p>' }
  const mail = await expecting(201, 'POST', '/templates', { name: 'Mail', format: 'email', source })
  const path = `/templates/${mail.id}/test-mail`
  const to = "o'neil+{{order.number}}@example.dk"
  const sampleId = 'order-shipped-split'
  expect(await expecting(200, 'POST', path, { to, sampleId })).toStrictEqual({
    accepted: true,
    message: '250 OK',
  })
  expect(sentMails.at(-1)).toMatchObject({
    to: [to],
    cc: [],
    bcc: [],
    subject: 'Order 100482',
    text: '100482',
  })

  const json = await expecting(201, 'POST', '/templates', shipped)
  await expecting(422, 'POST', `/templates/${json.id}/test-mail`, { to, sampleId })
  const broken = { ...source, html: '{{ order.nothing.more }}' }
  await expecting(200, 'PUT', `/templates/${mail.id}/draft`, { source: broken })
  expect(await expecting(422, 'POST', path, { to, sampleId })).toMatchObject({
    code: 'template_has_problems',
    problems: [
      { code: 'unknown_path', severity: 'warning' },
      { field: 'html', line: 1 },
    ],
  })
  expect(sentMails).toHaveLength(1)
})
