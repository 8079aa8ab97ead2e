import { describe, expect, it } from 'vitest'
import type { RuleResponse, SuccessRule } from './channels/attempt.ts'
import { judgeAnswer, judgeFailure, type OutcomeRules, type Verdict } from './outcome.ts'

const now = Date.UTC(2026, 10, 24, 8, 0, 0)

function judge(
  status: number,
  rules: Partial<OutcomeRules> = {},
  headers: Record<string, string> = {},
): Verdict {
  const response: RuleResponse = { status, headers, body: Buffer.from('{}') }
  return judgeAnswer('nordlys.dk', response, { success: null, alsoRetry: [], neverRetry: [], ...rules }, now)
}

describe('2xx', () => {
  it.each([200, 201, 202, 204, 299])('%i is accepted', (status) => {
    expect(judge(status)).toEqual({
      outcome: 'accepted',
      code: 'accepted',
      reason: null,
      retryAfterSeconds: null,
      gone: false,
    })
  })

  it('that a success rule rejects is a retry', () => {
    const verdict = judge(200, { success: () => false })
    expect(verdict).toMatchObject({ outcome: 'retry', code: 'success_rule' })
    expect(verdict.reason).toContain("the trigger's success rule")
  })

  it('that a success rule fails on is a retry and says why', () => {
    const verdict = judge(200, { success: () => ({ error: 'response.body has no "ok"' }) })
    expect(verdict).toMatchObject({ outcome: 'retry', code: 'success_rule' })
    expect(verdict.reason).toContain('response.body has no "ok"')
  })
})

describe('a success rule', () => {
  it('sees status, headers and body', () => {
    const seen: RuleResponse[] = []
    const success: SuccessRule = (response) => {
      seen.push(response)
      return true
    }
    judge(404, { success }, { 'x-a': 'b' })
    expect(seen).toEqual([{ status: 404, headers: { 'x-a': 'b' }, body: Buffer.from('{}') }])
  })

  it.each([302, 404, 410, 422, 500])('accepts another status: %i', (status) => {
    expect(judge(status, { success: () => true })).toMatchObject({ outcome: 'accepted', gone: false })
  })

  it.each([
    [404, 'retry', 'status'],
    [410, 'refused', 'gone'],
    [422, 'refused', 'status'],
    [500, 'retry', 'status'],
  ])('that rejects another status, or fails on it, leaves %i to the table', (status, outcome, code) => {
    expect(judge(status, { success: () => false })).toMatchObject({ outcome, code })
    expect(judge(status, { success: () => ({ error: 'x' }) })).toMatchObject({ outcome, code })
  })
})

describe('a status that may pass', () => {
  it.each([
    401, 402, 403, 404, 405, 406, 408, 409, 423, 425, 429, 451, 499, 500, 502, 503, 504, 599, 600, 999,
  ])('%i is a retry', (status) => {
    expect(judge(status)).toMatchObject({ outcome: 'retry', code: 'status', gone: false })
  })

  it('is refused when the trigger says never', () => {
    expect(judge(404, { neverRetry: [404] })).toMatchObject({ outcome: 'refused', code: 'status' })
    expect(judge(503, { neverRetry: [404, 503] })).toMatchObject({ outcome: 'refused' })
  })

  it('can ask for a longer wait', () => {
    expect(judge(503, {}, { 'retry-after': '90' }).retryAfterSeconds).toBe(90)
    expect(judge(200, { success: () => false }, { 'retry-after': '90' }).retryAfterSeconds).toBe(90)
    expect(judge(503).retryAfterSeconds).toBeNull()
  })
})

describe('a status that the same bytes cannot better', () => {
  it.each([400, 413, 414, 415, 422, 431, 501])('%i is refused', (status) => {
    expect(judge(status, {}, { 'retry-after': '5' })).toMatchObject({
      outcome: 'refused',
      code: 'status',
      retryAfterSeconds: null,
    })
  })

  it.each([400, 422, 501])('%i is a retry when the trigger says so', (status) => {
    expect(judge(status, { alsoRetry: [status] })).toMatchObject({ outcome: 'retry' })
  })

  it('is refused when the trigger says both', () => {
    expect(judge(422, { alsoRetry: [422], neverRetry: [422] })).toMatchObject({ outcome: 'refused' })
  })
})

describe('410', () => {
  it('is refused and gone, whatever the trigger says', () => {
    const expected = { outcome: 'refused', code: 'gone', gone: true }
    expect(judge(410)).toMatchObject(expected)
    expect(judge(410, { alsoRetry: [410] })).toMatchObject(expected)
    expect(judge(410, { neverRetry: [410] })).toMatchObject(expected)
  })
})

describe('3xx', () => {
  it.each([300, 301, 302, 304, 307, 308])('%i is refused, whatever the trigger says', (status) => {
    const headers = { location: 'https://www.nordlys.dk/hook' }
    const verdict = judge(status, { alsoRetry: [status] }, headers)
    expect(verdict).toMatchObject({ outcome: 'refused', code: 'redirect' })
    expect(verdict.reason).toContain('https://www.nordlys.dk/hook')
  })

  it('without a target is refused too', () => {
    expect(judge(302)).toMatchObject({ outcome: 'refused', code: 'redirect' })
    expect(judge(302).reason).toContain('without a target')
  })
})

describe('no whole answer', () => {
  it.each([
    'timeout',
    'connection_failed',
    'dns_failed',
    'tls_failed',
    'cut_off',
    'answer_unreadable',
  ] as const)('%s is a retry', (code) => {
    expect(judgeFailure('nordlys.dk', code, 'detail')).toMatchObject({ outcome: 'retry', code })
  })

  it.each(['refused_address', 'message_invalid'] as const)('%s is refused', (code) => {
    expect(judgeFailure('nordlys.dk', code, 'detail')).toMatchObject({ outcome: 'refused', code })
  })
})

describe('the reason', () => {
  it('is a sentence for an operator, with what to do', () => {
    expect(judge(401).reason).toBe(
      "nordlys.dk answered 401: it wants a sign-in: check the trigger's user name, password or token",
    )
    expect(judge(500).reason).toBe(
      'nordlys.dk answered 500: it failed on its side: ask the receiver if this lasts',
    )
    expect(judge(499).reason).toBe(
      'nordlys.dk answered 499: it does not take the message: the answer may say why',
    )
    expect(judgeFailure('nordlys.dk', 'tls_failed', 'certificate has expired').reason).toBe(
      'No secure connection to nordlys.dk (certificate has expired): the receiver must renew or correct its certificate',
    )
  })
})
