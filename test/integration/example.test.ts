import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#contract/customers.ts'
import type { HistoryEntry } from '#contract/history.ts'
import type { Postback } from '#contract/postbacks.ts'
import type { Template, TemplateSummary } from '#contract/templates.ts'
import type { Trigger, TriggerSummary } from '#contract/triggers.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

const path = '/api/v1/example'
let postbud: TestPostbud

async function list<T>(url: string): Promise<T[]> {
  return (await postbud.must<{ items: T[] }>('GET', `/api/v1/${url}limit=200`)).items
}
const customers = () => list<Customer>('customers?state=active&')
const allTriggers = () => list<TriggerSummary>('triggers?')
const allPostbacks = () => list<Postback>('postbacks?')

/** Everything the example has sent, when all of it is final. */
async function settled(): Promise<Postback[]> {
  const postbacks = await allPostbacks()
  await Promise.all(postbacks.map(({ id }) => postbud.postback(id, 'sent', 'failed', 'cancelled')))
  return await allPostbacks()
}

describe('where the mailbox is the mail server', () => {
  beforeAll(async () => {
    postbud = await startTestPostbud({ POSTBUD_ALLOW_PRIVATE: '' })
    await postbud.customer({ name: 'A real customer' })
  })
  afterAll(() => postbud.stop())

  it('brings three customers with everything tested and live, and what was sent for them', async () => {
    expect(await postbud.must('GET', path)).toEqual({ loaded: false, customers: 0 })
    expect(await postbud.must('POST', path)).toEqual({ loaded: true, customers: 3 })
    const there = (await customers()).filter(({ referenceId }) => referenceId.startsWith('EXAMPLE-'))
    expect(there.map(({ name, locale, timeZone }) => [name, locale, timeZone])).toEqual([
      ['Blackbird Books Ltd', 'en', 'Europe/London'],
      ['Fjord Foto AB', 'en', 'Europe/Stockholm'],
      ['Nordlys Plakater ApS', 'da', 'Europe/Copenhagen'],
    ])
    const templates = await list<TemplateSummary>('templates?')
    expect([...new Set(templates.map(({ format }) => format))].toSorted()).toEqual(['email', 'json', 'text'])

    for (const { id } of templates) {
      const { draft } = await postbud.must<Template>('GET', `/api/v1/templates/${id}`)
      expect(draft.problems).toEqual([])
    }

    const triggers = await allTriggers()
    for (const { id } of triggers) {
      expect(await postbud.must<Trigger>('GET', `/api/v1/triggers/${id}`)).toMatchObject({ problems: [] })
    }
    expect(triggers.filter(({ state }) => state !== 'active')).toEqual([])
    expect(triggers.some(({ channel }) => channel === 'email')).toBe(true)
    const history = await list<HistoryEntry>('history?')
    const activations = history.filter(({ action }) => action === 'trigger.activated')
    expect(activations).toHaveLength(triggers.length)
    // Tested, as everybody's triggers are: none went live with a reason instead.
    expect(activations.filter(({ reason }) => reason !== undefined)).toEqual([])

    expect(await list('events?')).toHaveLength(12)
    const postbacks = await settled()
    const down = triggers.find(({ name }) => name.includes('down'))
    const failed = postbacks.filter(({ state }) => state === 'failed')
    expect(failed.map(({ triggerId, attemptCount }) => [triggerId, attemptCount])).toEqual([[down?.id, 3]])
    expect(postbacks.filter(({ state }) => state !== 'failed' && state !== 'sent')).toEqual([])
    // Each trigger has sent something.
    const senders = new Set(postbacks.map(({ triggerId }) => triggerId))
    expect(triggers.filter(({ id }) => !senders.has(id))).toEqual([])
    const mails = postbud.app.mailbox.messages().filter(({ isTest }) => !isTest)
    expect(mails.flatMap(({ recipients }) => recipients).toSorted()).toEqual([
      'hello@blackbird-books.example',
      'ordre@nordlys-plakater.example',
    ])
  })

  it('comes once, however often it is loaded, and is completed where something is missing', async () => {
    const [before, triggers] = [await allPostbacks(), await allTriggers()]
    const answers = await Promise.all([1, 2, 3].map(() => postbud.call('POST', path)))
    for (const { status, body } of answers) {
      expect(status === 200 || body.code === 'example_busy').toBe(true)
    }
    await postbud.must('POST', path)
    expect(await allTriggers()).toHaveLength(triggers.length)
    expect(await allPostbacks()).toHaveLength(before.length)

    const [first] = triggers
    await postbud.must('DELETE', `/api/v1/triggers/${first?.id}`)
    await postbud.must('POST', path)
    const active = (await allTriggers()).filter(({ state }) => state === 'active')
    expect(active.map(({ name }) => name)).toEqual(triggers.map(({ name }) => name))
    expect(await list('events?')).toHaveLength(12)
  })

  it('goes in one call, with nothing else, and can come again', async () => {
    await settled()
    expect(await postbud.must('DELETE', path)).toEqual({ loaded: false, customers: 0 })
    expect((await customers()).map(({ name }) => name)).toEqual(['A real customer'])
    expect((await allTriggers()).filter(({ state }) => state !== 'archived')).toEqual([])
    const templates = await list<TemplateSummary>('templates?')
    expect(templates.filter(({ state }) => state !== 'archived')).toEqual([])
    expect(await postbud.must('DELETE', path)).toEqual({ loaded: false, customers: 0 })

    const before = await allPostbacks()
    expect(await postbud.must('POST', path)).toEqual({ loaded: true, customers: 3 })
    expect(await list('events?')).toHaveLength(24)
    expect(await settled()).toHaveLength(2 * before.length)
    expect((await customers()).map(({ name }) => name)).toEqual([
      'A real customer',
      'Blackbird Books Ltd',
      'Fjord Foto AB',
      'Nordlys Plakater ApS',
    ])
  })
})

describe('without a mail server, or with a real one', () => {
  it.each(['', 'smtp://127.0.0.1:1'])('leaves e-mail as tested drafts (SMTP_URL=%s)', async (SMTP_URL) => {
    postbud = await startTestPostbud({ SMTP_URL })
    await postbud.must('POST', path)
    const drafts = (await allTriggers()).filter(({ state }) => state === 'draft')
    expect(drafts.map(({ channel }) => channel)).toEqual(['email', 'email'])
    for (const { id } of drafts) {
      expect(await postbud.must('GET', `/api/v1/triggers/${id}`)).toMatchObject({ test: 'passed' })
    }
    await postbud.stop()
  })
})
