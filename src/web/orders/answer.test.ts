import { expect, test } from 'vitest'
import type { Postback } from '#contract/postbacks.ts'
import { storedPostback } from '#test/stored-postback.ts'
import { answerOf } from './answer.ts'

function postback(id: string, state: Postback['state'], more: Partial<Postback> = {}): Postback {
  return storedPostback(id, { state, ...(state === 'sent' ? {} : { sentAt: null }), ...more })
}

test('all, some, none, not yet, nobody', () => {
  const [sent, failed, waiting] = [postback('1', 'sent'), postback('2', 'failed'), postback('3', 'waiting')]
  expect(answerOf([sent]).kind).toBe('all')
  expect(answerOf([sent, failed]).kind).toBe('some')
  expect(answerOf([failed, waiting]).kind).toBe('none')
  expect(answerOf([waiting]).kind).toBe('notYet')
  expect(answerOf([]).kind).toBe('nobody')
})

test('one that was rendered again counts as what became of the new one', () => {
  const corrected = [postback('1', 'failed'), postback('2', 'sent', { resendOf: '1' })]
  expect(answerOf(corrected)).toMatchObject({ kind: 'all', count: 1, counts: { failed: 0, sent: 1 } })
})

test('the latest is the one that arrived last, not the one made last', () => {
  const early = postback('2', 'sent', { sentAt: '2026-10-02T14:52:01.000Z' })
  const late = postback('1', 'sent', { sentAt: '2026-10-02T15:00:00.000Z' })
  expect(answerOf([late, early]).latest?.id).toBe('1')
})
