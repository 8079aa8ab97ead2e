import { describe, expect, it } from 'vitest'
import { parseRetryAfter } from './retry-after.ts'

const now = Date.UTC(1994, 10, 6, 8, 49, 0)

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    [' 120 ', 120],
    ['86400', 86_400],
    ['86401', 86_400],
    ['99999999999999999999', 86_400],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 37],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 37],
    ['Sun Nov  6 08:49:37 1994', 37],
    ['Tue, 08 Nov 1994 08:49:37 GMT', 86_400],
  ])('%s is %i seconds', (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds)
  })

  it.each([
    null,
    '',
    '0',
    '-5',
    '1.5',
    '1e3',
    '0x10',
    'soon',
    'Sun, 06 Nov 1994 08:48:37 GMT',
    'Sun, 99 Nov 1994 08:49:37 GMT',
    '2094-11-06',
    'Sun, 06 Nov 1994 08:49:37 +0100',
  ])('%s asks for nothing', (value) => {
    expect(parseRetryAfter(value, now)).toBeNull()
  })

  it('is rounded up to whole seconds', () => {
    expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:37 GMT', now + 500)).toBe(37)
  })
})
