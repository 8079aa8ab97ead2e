import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Published } from '#contract/events.ts'
import type { HistoryEntry } from '#contract/history.ts'
import type { Settings } from '#contract/settings.ts'
import type { Trigger } from '#contract/triggers.ts'
import { startApp, type App } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { connect, type Database } from '#server/db/database.ts'
import { settingsId } from '#server/settings/change.ts'
import { createClient, testKey, type Client } from '#test/client.ts'
import { sampleEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'
import { startTestMailServer, type TestMailServer } from '#test/smtp.ts'

const path = '/api/v1/settings'
let mailServer: TestMailServer
beforeAll(async () => {
  mailServer = await startTestMailServer({ user: { name: 'ada', password: 's3cret/word' } })
})
afterAll(() => mailServer.close())
/** With user and password, as an administrator types it. */
const mailUrl = () => mailServer.url.replace('://', '://ada:s3cret%2Fword@')

describe('what the environment leaves open', () => {
  const open = { SMTP_URL: '', MAIL_FROM: '', POSTBUD_ALLOW_PRIVATE: '' }
  let postbud: TestPostbud
  let otherDatabase: Database
  let other: App
  /** Another process on the same database. */
  let otherClient: Client

  beforeAll(async () => {
    postbud = await startTestPostbud(open)
    const log = pino({ level: 'silent' })
    otherDatabase = connect({ connection: postbud.testDatabase.connection, log, poolSize: 5 })
    // The key of the first process is in the database; its own data directory is not shared here.
    const config = readConfig({
      PORT: '0',
      DATA_DIR: postbud.dataDir,
      POSTBUD_API_KEY: testKey,
      DATABASE_URL: 'postgres://not/used',
    })
    if ('errors' in config) throw new Error(config.errors.join('\n'))
    other = await startApp({ config: config.config, database: otherDatabase, log, embedded: false })
    otherClient = createClient(() => other.url, postbud.receiver.url)
  })
  afterAll(async () => {
    await other.stop()
    await otherDatabase.close()
    await postbud.stop()
  })
  beforeEach(async () => {
    await postbud.must('PATCH', path, { mail: null, allowPrivate: [] })
  })

  const patch = (body: object) => postbud.must<Settings>('PATCH', path, body)

  it('is shown without user and password, and kept encrypted', async () => {
    expect(await postbud.must<Settings>('GET', path)).toMatchObject({
      version: expect.stringMatching(/^\d/) as string,
      role: 'all',
      retentionDays: 90,
      database: 'embedded',
      mail: { setBy: 'none', server: null, fromSetBy: 'none', from: 'Postbud <postbud@localhost>' },
      allowPrivate: { setBy: 'none', addresses: [] },
    })
    const from = 'Trykkeriet <post@trykkeri.example>'
    const set = await patch({ mail: { url: mailUrl(), from }, allowPrivate: ['10.0.0.5:8080 '] })
    expect(set).toMatchObject({
      mail: { setBy: 'console', server: mailServer.url, fromSetBy: 'console', from },
      allowPrivate: { setBy: 'console', addresses: ['10.0.0.5:8080'] },
    })
    expect(JSON.stringify(set)).not.toMatch(/ada|s3cret/)
    const history = await postbud.must<{ items: HistoryEntry[] }>(
      'GET',
      `/api/v1/history?subjectId=${settingsId}`,
    )
    expect(history.items[0]).toMatchObject({
      who: 'key:POSTBUD_API_KEY',
      action: 'settings.changed',
      subject: { type: 'settings' },
      before: { mail: { server: null } },
      after: { mail: { server: mailServer.url } },
    })
    expect(JSON.stringify(history)).not.toMatch(/s3cret/)
    const [row] = await postbud.testDatabase.database.sql<[{ text: string }]>`
      select encode(smtp_url, 'escape') as text from settings`
    expect(row.text).not.toMatch(/ada|s3cret/)

    // The sender alone: the server stays with its password.
    expect(await patch({ mail: { from: 'orders@trykkeri.example' } })).toMatchObject({
      mail: { server: mailServer.url, from: 'orders@trykkeri.example' },
    })
    expect(await postbud.must('POST', `${path}/test-mail`, { to: 'ada@trykkeri.example' })).toMatchObject({
      accepted: true,
    })
    const count = history.items.length + 1
    await patch({ mail: { from: 'orders@trykkeri.example' } })
    const after = await postbud.must<{ items: unknown[] }>('GET', `/api/v1/history?subjectId=${settingsId}`)
    expect(after.items).toHaveLength(count)
    expect(await patch({ mail: { url: 'mailbox:' } })).toMatchObject({ mail: { server: 'mailbox:' } })
  })

  it.each([
    [{ mail: { url: 'mail.example' } }, '/mail/url'],
    [{ mail: { url: 'http://mail.example' } }, '/mail/url'],
    [{ mail: { url: 'smtp://mail.example', from: 'Postbud' } }, '/mail/from'],
    [{ mail: { url: 'smtp://mail.example', from: 'a@b@c.example' } }, '/mail/from'],
    [{ allowPrivate: ['10.0.0.5', 'intranet'] }, '/allowPrivate/1'],
  ])('refuses %j, and changes nothing', async (body, where) => {
    const refused = await postbud.call('PATCH', path, body)
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'setting_invalid', details: [{ path: where }] },
    })
    expect(await postbud.must('GET', path)).toMatchObject({
      mail: { server: null },
      allowPrivate: { addresses: [] },
    })
  })

  it('sends a test mail, and says what the server said', async () => {
    const test = (to: string) =>
      postbud.must<{ accepted: boolean; message: string }>('POST', `${path}/test-mail`, { to })
    // Without a mail server: into the built-in mailbox.
    expect(await test('ada@trykkeri.example')).toMatchObject({ accepted: true })
    expect(postbud.app.mailbox.messages().at(-1)).toMatchObject({
      recipients: ['ada@trykkeri.example'],
      isTest: true,
      from: expect.stringContaining('postbud@localhost') as string,
    })

    await patch({ mail: { url: mailUrl(), from: 'Trykkeriet <post@trykkeri.example>' } })
    const taken = await test('bo@trykkeri.example')
    expect(taken).toMatchObject({ accepted: true, message: expect.stringMatching(/^250 /) as string })
    expect(mailServer.mails.at(-1)).toMatchObject({
      recipients: ['bo@trykkeri.example'],
      user: 'ada',
      from: 'post@trykkeri.example',
    })
    mailServer.recipient(() => ({ code: 550, text: 'No such mailbox here' }))
    expect(await test('nobody@trykkeri.example')).toMatchObject({
      accepted: false,
      message: expect.stringContaining('No such mailbox here') as string,
    })
    mailServer.recipient(() => null)
    await patch({ mail: { url: mailUrl().replace('s3cret', 'wrong') } })
    expect(await test('bo@trykkeri.example')).toMatchObject({
      accepted: false,
      message: '535 Wrong user name or password',
    })
    expect(await test('not an address')).toMatchObject({ accepted: false })
  })

  it('decides at once, in every process, whether e-mail triggers can go live and where mail goes', async () => {
    const customer = await postbud.customer()
    const templateId = await postbud.template({ format: 'email', source: { subject: 'Hej', html: 'Hej' } })
    const { id } = await postbud.must<Trigger>('POST', '/api/v1/triggers', {
      name: 'By mail',
      customerId: customer.id,
      eventType: 'order.shipped',
      templateId,
      channel: 'email',
      to: ['lager@nordlys.example'],
    })
    const activate = (client: Client) =>
      client.call('POST', `/api/v1/triggers/${id}/activate`, { override: 'in a test' })
    expect(await activate(otherClient)).toMatchObject({ status: 422, body: { code: 'mail_server_missing' } })

    await patch({ mail: { url: mailUrl(), from: 'post@trykkeri.example' } })
    // The other process has perhaps not heard yet: activation asks the database.
    expect((await activate(otherClient)).status).toBe(200)
    // Whichever of the two sends it: an event accepted now goes out with what counts now.
    const sent = async (client: Client) => {
      const event = sampleEvent(customer.referenceId)
      const { id: eventId } = await client.must<Published>('POST', '/api/v1/events', event)
      const [postback] = await client.postbacksOf(eventId)
      return await client.postback(postback?.id ?? '', 'sent')
    }
    for (const client of [postbud, otherClient]) {
      const postback = await sent(client)
      expect(postback.attempts.at(-1)?.recipients).toMatchObject([{ outcome: 'accepted' }])
      expect(mailServer.mails.some(({ source }) => source.includes(postback.id))).toBe(true)
    }

    const second = await startTestMailServer()
    await patch({ mail: { url: second.url } })
    for (const client of [postbud, otherClient]) {
      const postback = await sent(client)
      expect(second.mails.some(({ source }) => source.includes(postback.id))).toBe(true)
    }
    await second.close()
  })

  it('lets an attempt end on the server it began with', async () => {
    const slow = await startTestMailServer()
    const begun = Promise.withResolvers<void>()
    slow.recipient(() => {
      begun.resolve()
      return 'hang'
    })
    await patch({ mail: { url: slow.url } })
    let ended = false
    const test = postbud
      .must<{ accepted: boolean }>('POST', `${path}/test-mail`, { to: 'ada@b.example' })
      .finally(() => {
        ended = true
      })
    await begun.promise
    await patch({ mail: { url: mailUrl() } })
    expect(await postbud.must('POST', `${path}/test-mail`, { to: 'bo@b.example' })).toMatchObject({
      accepted: true,
    })
    // The exchange has not cut it off. Its own server does, and only then does it end.
    expect(ended).toBe(false)
    await slow.close()
    expect(await test).toMatchObject({ accepted: false })
  })

  it('opens and closes private addresses, for saving and for sending, also over open connections', async () => {
    const customer = await postbud.customer()
    const templateId = await postbud.template()
    const { receiver } = postbud
    const input = {
      name: 'To our own network',
      customerId: customer.id,
      eventType: 'order.shipped',
      templateId,
      channel: 'url',
      url: `${receiver.url}/in`,
      retry: { enabled: false },
    }
    const refused = await postbud.call('POST', '/api/v1/triggers', input)
    expect(refused).toMatchObject({ status: 422, body: { code: 'address_refused' } })

    await patch({ allowPrivate: [`127.0.0.1:${receiver.port}`] })
    const { id } = await postbud.must<Trigger>('POST', '/api/v1/triggers', input)
    await postbud.must('POST', `/api/v1/triggers/${id}/activate`, { override: 'in a test' })
    const send = async (client: Client) => {
      const event = sampleEvent(customer.referenceId)
      const { id: eventId } = await client.must<Published>('POST', '/api/v1/events', event)
      const [postback] = await client.postbacksOf(eventId)
      return await client.postback(postback?.id ?? '', 'sent', 'failed')
    }
    expect(await send(postbud)).toMatchObject({ state: 'sent' })
    expect(await send(otherClient)).toMatchObject({ state: 'sent' })

    await patch({ allowPrivate: ['10.0.0.0/8'] })
    const count = receiver.requests.length
    for (const client of [postbud, otherClient]) {
      expect(await send(client)).toMatchObject({ state: 'failed', reason: { code: 'refused_address' } })
    }
    expect(receiver.requests).toHaveLength(count)
    const again = await postbud.call('PATCH', `/api/v1/triggers/${id}`, { url: `${receiver.url}/there` })
    expect(again).toMatchObject({ status: 422, body: { code: 'address_refused' } })
  })

  it('is the same after a restart', async () => {
    await patch({ mail: { url: mailUrl() }, allowPrivate: ['10.0.0.0/8'] })
    await postbud.restart()
    expect(await postbud.must('GET', path)).toMatchObject({
      mail: { setBy: 'console', server: mailServer.url },
      allowPrivate: { setBy: 'console', addresses: ['10.0.0.0/8'] },
    })
    expect(await postbud.must('POST', `${path}/test-mail`, { to: 'ada@b.example' })).toMatchObject({
      accepted: true,
    })
  })
})

describe('what the environment sets', () => {
  let postbud: TestPostbud
  beforeAll(async () => {
    postbud = await startTestPostbud({ SMTP_URL: mailUrl() })
  })
  afterAll(() => postbud.stop())

  it('can be read, not changed', async () => {
    const shown = {
      mail: {
        setBy: 'environment',
        server: mailServer.url,
        fromSetBy: 'environment',
        from: 'Postbud <postbud@postbud.example>',
      },
      allowPrivate: { setBy: 'environment', addresses: ['127.0.0.0/8'] },
    }
    expect(await postbud.must('GET', path)).toMatchObject(shown)
    const changes = [
      [{ mail: null }, '/mail'],
      [{ mail: { url: 'mailbox:' } }, '/mail/url'],
      [{ mail: { from: 'other@print.example' } }, '/mail/from'],
      [{ allowPrivate: [] }, '/allowPrivate'],
    ] as const
    for (const [body, where] of changes) {
      expect(await postbud.call('PATCH', path, body)).toMatchObject({
        status: 409,
        body: { code: 'setting_from_environment', details: [{ path: where }] },
      })
    }
    expect(await postbud.must('PATCH', path, {})).toMatchObject(shown)
  })
})
