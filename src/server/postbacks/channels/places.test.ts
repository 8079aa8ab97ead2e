import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Hmac, SealedHeader, SecretPlace } from '#mapping/message.ts'
import { fillBody, fillHeader, SentBody } from './places.ts'

const filled = (body: string, places: SecretPlace[], secrets: Record<string, string>): string => {
  const result = fillBody(Buffer.from(body), places, secrets)
  return 'invalid' in result ? result.invalid : Buffer.from(result.filled).toString()
}

const header = (sealed: SealedHeader, secrets: Record<string, string>, body = '') => {
  const result = fillHeader(sealed, secrets, new SentBody(Buffer.from(body)))
  return 'invalid' in result ? result.invalid : result.filled.toString()
}

describe('a body', () => {
  it('is the sealed one itself when there is nothing to fill', () => {
    const body = Buffer.from('{}')
    expect(fillBody(body, [], {})).toEqual({ filled: body, hashes: [] })
  })

  it('has values at their places, counted in bytes', () => {
    const places = [
      { offset: 3, secret: 'a', encodings: [] },
      { offset: 6, secret: 'b', encodings: [] },
    ]
    expect(filled('æ=;b=', places, { a: 'ø', b: '2' })).toBe('æ=ø;b=2')
  })

  it.each([
    ['json' as const, 'a"\\\nø', 'a\\"\\\\\\nø'],
    ['xml' as const, `<&>"'`, '&#60;&#38;&#62;&#34;&#39;'],
    ['url' as const, 'a b&c/ø', 'a%20b%26c%2F%C3%B8'],
    ['form' as const, 'a b&c/ø', 'a+b%26c%2F%C3%B8'],
    ['csv' as const, 'a"b', 'a""b'],
  ])('encodes for %s', (encoding, value, expected) => {
    const places = [{ offset: 0, secret: 's', encodings: [encoding] }]
    expect(filled('|', places, { s: value })).toBe(`${expected}|`)
  })

  it('encodes in the order that is given', () => {
    const places = [{ offset: 0, secret: 's', encodings: ['form' as const, 'json' as const] }]
    expect(filled('', places, { s: 'a"b' })).toBe('a%22b')
  })

  it('names a secret that has no value, and takes none from the prototype', () => {
    const places = [{ offset: 0, secret: 'toString', encodings: [] }]
    expect(filled('', places, {})).toBe('the secret "toString" has no value: set it again')
  })

  it('has hashes, encoded like values, and tells which', () => {
    const hmac: Hmac = { algorithm: 'md5', encoding: 'base64', signed: { from: 'text', text: 'æ' } }
    const places = [{ offset: 2, secret: 's', hmac, encodings: ['form' as const] }]
    const hash = createHmac('md5', 'key').update('æ').digest('base64')
    const result = fillBody(Buffer.from('h='), places, { s: 'key' })
    expect(result).toEqual({ filled: Buffer.from(`h=${encodeURIComponent(hash)}`), hashes: [hash] })
  })
})

describe('a header', () => {
  const key = (encodings: SecretPlace['encodings'] = []): SealedHeader => [
    'X-Key',
    'Token ',
    [{ offset: 6, secret: 's', encodings }],
  ]

  it('has values at their places', () => {
    expect(header(key(), { s: 'ø=' })).toBe('Token ø=')
    expect(header(['X-Id', 'a'], {})).toBe('a')
  })

  it.each([
    ['a\nb', 'A line break'],
    ['a\r', 'A line break'],
    ['a\0', 'A control character'],
    ['a\u007f', 'A control character'],
  ])('holds no %j', (value, reason) => {
    expect(header(key(), { s: value })).toContain(`the header X-Key cannot be sent: ${reason}`)
    expect(header(key(), { s: value })).not.toContain(value)
  })

  it('signs the body that is sent, or a field as it is read', () => {
    const signing = (signed: Hmac['signed']): SealedHeader => {
      const hmac: Hmac = { algorithm: 'sha512', encoding: 'hex', signed }
      return ['X-Hash', '', [{ offset: 0, secret: 's', hmac, encodings: [] }]]
    }
    const expected = (text: string) => createHmac('sha512', 'k').update(text).digest('hex')
    const body = 'a=1&order=%7B+%C3%A6%7D'
    expect(header(signing({ from: 'body' }), { s: 'k' }, body)).toBe(expected(body))
    expect(header(signing({ from: 'field', field: 'order' }), { s: 'k' }, body)).toBe(expected('{ æ}'))
  })
})
