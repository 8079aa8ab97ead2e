import { describe, expect, it } from 'vitest'
import { ownPath } from './next.ts'

describe('where to go after signing in', () => {
  it.each([
    ['/customers?search=nord#x', '/customers?search=nord#x'],
    ['/', '/'],
    ['/orders/1/%2F', '/orders/1/%2F'],
  ])('%s stays', (next, path) => expect(ownPath(next)).toBe(path))

  it.each([
    undefined,
    '',
    'customers',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    '/sign-in?next=/sign-in',
  ])('%j leads to the overview', (next) => expect(ownPath(next)).toBe('/'))
})
