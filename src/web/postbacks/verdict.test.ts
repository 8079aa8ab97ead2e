import { createInstance, type TFunction } from 'i18next'
import { describe, expect, test } from 'vitest'
import type { Attempt, Postback } from '#contract/postbacks.ts'
import { storedPostback } from '#test/stored-postback.ts'
import da from '../i18n/da/postbacks.ts'
import en from '../i18n/en/postbacks.ts'
import { verdictOf } from './verdict.ts'

const postback = storedPostback('019a3ef4-0b52-7c18-8e31-6b7d92c4aa05', { state: 'failed', sentAt: null })

function attempt(code: string, more: Partial<Attempt> = {}): Attempt {
  return { number: 1, startedAt: postback.createdAt, milliseconds: 84, outcome: 'refused', code, ...more }
}

function answered(status: number, headers: Record<string, string> = {}): Partial<Attempt> {
  return { response: { status, headers, body: '' } }
}

const urlCodes = [
  'status',
  'redirect',
  'gone',
  'success_rule',
  'timeout',
  'connection_failed',
  'dns_failed',
  'tls_failed',
  'cut_off',
  'answer_unreadable',
  'refused_address',
]
const mailCodes = [
  'mail_refused',
  'mail_login_failed',
  'timeout',
  'connection_failed',
  'dns_failed',
  'tls_failed',
  'cut_off',
  'message_invalid',
]

describe.each([
  ['en', en],
  ['da', da],
])('in %s', (language, texts) => {
  const t = textsOf(language, texts)

  test.each(urlCodes)('%s names the host, in the reader’s words', (code) => {
    const last = attempt(code, { ...answered(422), reason: 'SERVER WORDS (technical part)' })
    const { sentence, fix } = verdictOf(postback, [last], t, language)
    expect(sentence).toContain('erp.nordlys.example')
    expect(sentence).not.toMatch(/\{\{|SERVER WORDS/)
    expect(fix).not.toBe(null)
  })

  test.each(mailCodes)('%s of a mail', (code) => {
    const mail: Postback = { ...postback, channel: 'email', destination: 'mail' }
    const recipients = [{ address: 'a@b.example', outcome: 'refused' as const, answer: '550 no' }]
    const { sentence } = verdictOf(mail, [attempt(code, { recipients, reason: 'SERVER WORDS' })], t, language)
    expect(sentence).not.toMatch(/\{\{|SERVER WORDS/)
  })

  test('every status that the server has words for has some here', () => {
    for (const status of [400, 401, 404, 410, 418, 422, 429, 500, 503, 599]) {
      const { sentence } = verdictOf(postback, [attempt('status', answered(status))], t, language)
      expect(sentence).toContain(String(status))
    }
  })
})

describe('what is to be done', () => {
  const t = textsOf('en', en)
  const fixOf = (...attempts: Attempt[]) => verdictOf(postback, attempts, t, 'en')

  test('is where the cause is', () => {
    expect(fixOf(attempt('status', answered(422)))).toMatchObject({ fix: 'template', tail: 'noRetry' })
    expect(fixOf(attempt('status', answered(401)))).toMatchObject({ fix: 'trigger' })
    expect(fixOf(attempt('status', { ...answered(503), outcome: 'retry' }))).toMatchObject({
      fix: 'resend',
      tail: null,
    })
    expect(fixOf(attempt('redirect', answered(301, { location: 'https://new.example' }))).sentence).toContain(
      'https://new.example',
    )
  })

  test('after the last attempt the cause stays, and it says that nothing more is tried', () => {
    const usedUp: Postback = { ...postback, reason: { code: 'attempts_used_up', message: '' } }
    const verdict = verdictOf(usedUp, [attempt('timeout', { outcome: 'retry' })], t, 'en')
    expect(verdict).toMatchObject({ tail: 'usedUp', fix: 'resend' })
    expect(verdict.sentence).toContain('did not answer')
  })

  test('a template that failed leads to its line', () => {
    const reason = { code: 'wrong_type', message: 'int does not work with undefined.', line: 3, column: 65 }
    const verdict = verdictOf({ ...postback, attemptCount: 0, reason }, [], t, 'en')
    expect(verdict).toMatchObject({ fix: 'template', problem: reason })
    expect(verdict.sentence).toContain('line 3, column 65')
  })

  test('waiting after an attempt says why, and that it goes on by itself', () => {
    const waiting: Postback = { ...postback, state: 'waiting', finishedAt: null }
    const verdict = verdictOf(waiting, [attempt('timeout', { outcome: 'retry' })], t, 'en')
    expect(verdict).toMatchObject({ tail: 'retrying', fix: null })
  })

  test('who cancelled is named', () => {
    const reason = { code: 'cancelled', message: 'Cancelled by ada@print.example.' }
    const verdict = verdictOf({ ...postback, state: 'cancelled', reason }, [], t, 'en')
    expect(verdict.sentence).toBe('Cancelled by ada@print.example. It was not sent.')
  })
})

/** The real texts. Without a backend i18next is ready at once. */
function textsOf(language: string, postbacks: object): TFunction<'postbacks'> {
  const texts = createInstance()
  void texts.init({
    lng: language,
    resources: { [language]: { postbacks } },
    interpolation: { escapeValue: false },
  })
  return texts.getFixedT(language, 'postbacks')
}
