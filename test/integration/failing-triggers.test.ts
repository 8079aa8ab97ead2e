import { afterAll, beforeAll, expect, test } from 'vitest'
import pino from 'pino'
import type { Published } from '#contract/events.ts'
import { newPlainId } from '#server/db/ids.ts'
import { createEmailChannel, type EmailChannel } from '#server/postbacks/channels/email.ts'
import { createFailingWatch } from '#server/postbacks/failing-watch.ts'
import { sampleEvent } from '#test/events.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'
import { startTestMailServer, type TestMailServer } from '#test/smtp.ts'

let mailServer: TestMailServer
let postbud: TestPostbud
let templateId: string
let channel: EmailChannel
/** What a watch logs as warnings. */
const warnings: string[] = []
const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) })

beforeAll(async () => {
  mailServer = await startTestMailServer()
  // Its own watch has nobody to write to: this file's looks decide.
  postbud = await startTestPostbud({ SMTP_URL: 'smtp://127.0.0.1:9', PUBLIC_URL: 'https://postbud.example' })
  templateId = await postbud.template()
  channel = createEmailChannel({
    smtpUrl: mailServer.url,
    mailFrom: 'Postbud <postbud@postbud.example>',
    now: Date.now,
  })
  const users = [
    ['ada@postbud.example', 'operator', 'da', 'active'],
    ['ben@postbud.example', 'administrator', 'en', 'active'],
    ['carl@postbud.example', 'viewer', 'en', 'active'],
    ['dora@postbud.example', 'operator', 'en', 'disabled'],
  ]
  for (const [email = '', role = '', language = '', state = ''] of users) {
    await postbud.testDatabase.database.sql`
      insert into users (id, email, name, role, language, state, created_at, updated_at)
      values (${newPlainId()}, ${email}, ${email}, ${role}, ${language}, ${state}, now(), now())`
  }
})
afterAll(async () => {
  await channel.close()
  await postbud.stop()
  await mailServer.close()
})

const watchWith = (mail: EmailChannel | null) =>
  createFailingWatch({
    database: postbud.testDatabase.database,
    mail: () => mail,
    publicUrl: 'https://postbud.example',
    log,
  })

/** Looks, as soon as no other process does. */
async function look(watch = watchWith(channel)): Promise<void> {
  while (!(await watch.look()));
}

async function setUp(name: string) {
  const customer = await postbud.customer({ name: 'Fjordtryk' })
  const path = `/${customer.referenceId}`
  const triggerId = await postbud.trigger({
    name,
    customerId: customer.id,
    templateId,
    url: postbud.receiver.url + path,
    retry: { enabled: false },
  })
  const send = async (...statuses: number[]) => {
    for (const status of statuses) {
      postbud.receiver.answer(({ url }) => (url.startsWith(path) ? { status } : {}))
      const event = sampleEvent(customer.referenceId)
      const { id } = await postbud.must<Published>('POST', '/api/v1/events', event)
      const [postback] = await postbud.postbacksOf(id)
      await postbud.postback(postback?.id ?? '', 'sent', 'failed')
    }
  }
  const mails = () =>
    mailServer.mails
      .filter(({ parsed }) => parsed.subject?.includes(name))
      .map(({ recipients, parsed }) => ({
        to: recipients.join(),
        subject: parsed.subject ?? '',
        text: parsed.text ?? '',
      }))
      .toSorted((a, b) => (a.to < b.to ? -1 : 1))
  const alert = async () => {
    const [row] = await postbud.testDatabase.database.sql<{ state: string; told_at: Date | null }[]>`
      select state, told_at from trigger_alerts where trigger_id = ${triggerId}`
    return row
  }
  return { triggerId, send, mails, alert }
}

test('operators and administrators are told once that a trigger fails, and once that it works again', async () => {
  const { triggerId, send, mails, alert } = await setUp('Shipped to the ERP')
  await send(400, 400)
  await look()
  expect(mails()).toStrictEqual([])
  await send(401)
  await look()
  await look()
  const link = `https://postbud.example/triggers/${triggerId}`
  expect(mails()).toMatchObject([
    { to: 'ada@postbud.example', subject: 'Udløseren "Shipped to the ERP" for Fjordtryk fejler' },
    { to: 'ben@postbud.example', subject: 'The trigger "Shipped to the ERP" for Fjordtryk is failing' },
  ])
  for (const { text } of mails()) {
    expect(text).toContain(link)
    expect(text).toContain('answered 401: it wants a sign-in')
  }
  expect(await alert()).toMatchObject({ state: 'failing', told_at: expect.any(Date) })
  expect((await postbud.call('GET', '/metrics')).text).toContain('postbud_failing_triggers 1')

  await send(200)
  await look()
  await look()
  expect(mails()).toHaveLength(4)
  expect(mails().map(({ subject }) => subject)).toContain(
    'Udløseren "Shipped to the ERP" for Fjordtryk fejler ikke længere',
  )
  expect(await alert()).toMatchObject({ state: 'working', told_at: expect.any(Date) })
  expect((await postbud.call('GET', '/metrics')).text).toContain('postbud_failing_triggers 0')
})

test('a mail server that is away is waited for, and nobody who was told is told again', async () => {
  const { send, mails, alert } = await setUp('To the shop')
  await send(500, 500, 500)
  // One gets it, the other's mailbox is busy.
  mailServer.recipient((address) => (address.startsWith('ada') ? { code: 451, text: 'later, please' } : null))
  const watch = watchWith(channel)
  await look(watch)
  expect(mails().map(({ to }) => to)).toStrictEqual(['ben@postbud.example'])
  expect(await alert()).toMatchObject({ state: 'failing', told_at: null })
  mailServer.recipient(() => null)
  await look(watch)
  await look(watch)
  expect(mails().map(({ to }) => to)).toStrictEqual(['ada@postbud.example', 'ben@postbud.example'])
  expect(await alert()).toMatchObject({ told_at: expect.any(Date) })
})

test('who never takes mail keeps nobody else from being done', async () => {
  const { send, mails, alert } = await setUp('To the museum')
  mailServer.recipient((address) =>
    address.startsWith('ada') ? { code: 550, text: 'nobody here of that name' } : null,
  )
  await send(500, 500, 500)
  await look()
  await look()
  mailServer.recipient(() => null)
  expect(mails().map(({ to }) => to)).toStrictEqual(['ben@postbud.example'])
  expect(await alert()).toMatchObject({ told_at: expect.any(Date) })
  expect(warnings.join()).toContain('nobody here of that name')
})

test('a 410 is told with what Postbud did; what a person pauses is off the list without a mail', async () => {
  const { triggerId, send, mails, alert } = await setUp('To the old address')
  await send(410)
  await look()
  expect(mails()[0]?.text).toContain('Postbud har sat udløseren på pause')
  expect(mails()[1]?.text).toContain('410 Gone')
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/resume`)
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/pause`)
  await look()
  expect(mails()).toHaveLength(2)
  expect(await alert()).toBeUndefined()
})

test('each pause after a 410 is told, also of a trigger that was known to be failing', async () => {
  const { triggerId, send, mails } = await setUp('To the moved shop')
  await send(500, 500, 500)
  await look()
  expect(mails()).toHaveLength(2)
  await send(410)
  await look()
  await look()
  expect(mails()).toHaveLength(4)
  // Resumed without a correction: nobody has looked before it is paused again.
  await postbud.must('POST', `/api/v1/triggers/${triggerId}/resume`)
  await send(410)
  await look()
  await look()
  expect(mails()).toHaveLength(6)
  expect(mails().filter(({ text }) => text.includes('410 Gone'))).toHaveLength(4)
})

test('without a mail server there is one warning for each change', async () => {
  const { send, triggerId, mails, alert } = await setUp('To nowhere')
  await send(500, 500, 500)
  await look(watchWith(null))
  await look(watchWith(null))
  const about = warnings.filter((line) => line.includes(triggerId))
  expect(about).toHaveLength(1)
  expect(about[0]).toContain('there is no mail server')
  expect(await alert()).toMatchObject({ told_at: expect.any(Date) })
  expect(mails()).toStrictEqual([])
})

test('only one process looks at a time', async () => {
  const session = await postbud.testDatabase.database.direct.reserve()
  try {
    // Waits for whoever is looking just now.
    await session`select pg_advisory_lock(hashtext('postbud failing triggers'))`
    expect(await watchWith(channel).look()).toBe(false)
    await session`select pg_advisory_unlock(hashtext('postbud failing triggers'))`
  } finally {
    session.release()
  }
  expect(await watchWith(channel).look()).toBe(true)
})
