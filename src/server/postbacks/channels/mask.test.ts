import { describe, expect, it } from 'vitest'
import type { UrlCredentials } from './attempt.ts'
import { maskerOf } from './mask.ts'

const none: UrlCredentials = { signingKeys: [], auth: null, secretHeaders: [], secrets: {} }

function mask(credentials: Partial<UrlCredentials>, text: string, cutOff = false): string {
  return String(maskerOf({ ...none, ...credentials }).bytes(Buffer.from(text), cutOff))
}

describe('a masker', () => {
  it('takes out every secret there is', () => {
    const credentials: UrlCredentials = {
      signingKeys: ['whsec_key'],
      auth: { type: 'bearer', token: 'token' },
      secretHeaders: [['X-Key', 'header']],
      secrets: { pin: '1234' },
    }
    expect(mask(credentials, 'whsec_key token header 1234 æ')).toBe('••• ••• ••• ••• æ')
    expect(maskerOf(credentials).text('a token b token')).toBe('a ••• b •••')
  })

  it('takes out spellings, the longer of two first', () => {
    const secrets = { short: 'ab', long: 'ab/"c' }
    expect(mask({ secrets }, 'ab/"c ab%2F%22c ab%2f%22c ab%252F%2522c ab/\\"c ab')).toBe(
      '••• ••• ••• ••• ••• •••',
    )
  })

  it.each([
    ['PHP', String.raw`"ab\/+c<&>'=\u00e6"`],
    ['PHP with letters as they are', String.raw`"ab\/+c<&>'=æ"`],
    ['Python', String.raw`"ab/+c<&>'=\u00e6"`],
    ['Go', String.raw`"ab/+c\u003c\u0026\u003e'=æ"`],
    ['.NET', String.raw`"ab/\u002Bc\u003C\u0026\u003E\u0027=\u00E6"`],
    ['a page', '"ab/+c&lt;&amp;&gt;\'=æ"'],
    ['a page of PHP', '"ab/+c&lt;&amp;&gt;&#039;=æ"'],
    ['a page of Go', '"ab/+c&lt;&amp;&gt;&#39;=æ"'],
    ['a page of Python', '"ab/+c&lt;&amp;&gt;&#x27;=æ"'],
  ])('takes out what %s makes of a secret', (_who, echoed) => {
    expect(mask({ secrets: { s: "ab/+c<&>'=æ" } }, echoed)).toBe('"•••"')
  })

  it('takes out a signing key without its prefix', () => {
    expect(mask({ signingKeys: ['whsec_MfKQ9r8G'] }, 'expected v1 with MfKQ9r8G')).toBe(
      'expected v1 with •••',
    )
  })

  it('leaves the bytes alone when there is nothing to take out', () => {
    const body = Buffer.from([0, 255, 1])
    expect(maskerOf(none).bytes(body, false)).toEqual(body)
    expect(mask({ secrets: { empty: '' } }, 'text')).toBe('text')
  })

  it('takes out the beginning of a secret at which reading stopped', () => {
    const secrets = { pin: 'long-secret' }
    expect(mask({ secrets }, 'answer long-sec', true)).toBe('answer •••')
    expect(mask({ secrets }, 'answer long-sec', false)).toBe('answer long-sec')
    expect(mask({ secrets }, 'answer lon', true)).toBe('answer lon')
  })
})
