import { expect, test } from 'vitest'
import type { RetryPolicy } from '#server/triggers/content.ts'
import type { AttemptResult } from './channels/attempt.ts'
import { decide, withJitter } from './decide.ts'

const policy: RetryPolicy = {
  enabled: true,
  scheduleSeconds: [0, 5, 60],
  deadlineSeconds: null,
  alsoRetry: [],
  neverRetry: [],
}
const failure = (more: Partial<AttemptResult> = {}): AttemptResult => ({
  outcome: 'retry',
  code: 'status',
  reason: 'It answered 500.',
  milliseconds: 10,
  request: { method: 'POST', url: 'https://example.com', headers: [] },
  response: null,
  recipients: null,
  retryAfterSeconds: null,
  gone: false,
  ...more,
})
const first = { attempts: 1, ageMilliseconds: 100 }
const middle = 0.5

test('accepted is sent, refused is failed at once', () => {
  expect(decide(failure({ outcome: 'accepted', reason: null }), policy, first, middle)).toEqual({
    kind: 'sent',
  })
  expect(decide(failure({ outcome: 'refused' }), policy, first, middle)).toMatchObject({
    kind: 'failed',
    reason: { code: 'status' },
  })
})

test('the schedule gives the wait before each attempt; used up, it fails', () => {
  expect(decide(failure(), policy, first, middle)).toMatchObject({ kind: 'again', waitMilliseconds: 5000 })
  expect(decide(failure(), policy, { ...first, attempts: 2 }, middle)).toMatchObject({
    kind: 'again',
    waitMilliseconds: 60_000,
  })
  expect(decide(failure(), policy, { ...first, attempts: 3 }, middle)).toMatchObject({
    kind: 'failed',
    reason: { code: 'attempts_used_up', message: 'It answered 500.' },
  })
})

test('retry off: one attempt', () => {
  expect(decide(failure(), { ...policy, enabled: false }, first, middle)).toMatchObject({ kind: 'failed' })
})

test('the receiver can ask for a longer wait, not for a shorter one', () => {
  expect(decide(failure({ retryAfterSeconds: 120 }), policy, first, middle)).toMatchObject({
    waitMilliseconds: 120_000,
  })
  expect(decide(failure({ retryAfterSeconds: 1 }), policy, first, middle)).toMatchObject({
    waitMilliseconds: 5000,
  })
})

test('no attempt is made after the deadline', () => {
  const strict = { ...policy, deadlineSeconds: 6 }
  expect(decide(failure(), strict, { attempts: 1, ageMilliseconds: 900 }, middle)).toMatchObject({
    kind: 'again',
  })
  expect(decide(failure(), strict, { attempts: 1, ageMilliseconds: 1100 }, middle)).toMatchObject({
    kind: 'failed',
    reason: { code: 'deadline_passed' },
  })
})

test('waits vary by a fifth', () => {
  expect([0, 0.5, 1].map((random) => Math.round(withJitter(10, random)))).toEqual([8000, 10_000, 12_000])
})
