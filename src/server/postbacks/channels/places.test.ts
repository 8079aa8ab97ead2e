import { createHmac } from 'node:crypto'
import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hmac, SealedHeader, SecretPlace } from '#mapping/message.ts'
import { seal } from '#mapping/seal.ts'
import { compileTemplate } from '#mapping/template.ts'
import { compileTrigger } from '#mapping/trigger.ts'
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

describe('a hash with a secret as its key', () => {
  const algorithms = ['md5', 'sha1', 'sha256', 'sha512'] as const
  const encodings = ['hex', 'base64'] as const
  const every = algorithms.flatMap((algorithm) => encodings.map((encoding) => ({ algorithm, encoding })))

  const unit = constantFrom(
    'a',
    'Z',
    '0',
    ' ',
    '&',
    '=',
    '+',
    '%',
    '"',
    '\\',
    '<',
    '\0',
    '\r',
    '\n',
    'æ',
    '😀',
  )

  it.each(every)('is the same as with the key written out: $algorithm, $encoding', (how) => {
    const { algorithm, encoding } = how
    const name = `"${algorithm}", encoding="${encoding}"`
    const { template } = compileTemplate({ format: 'form', source: 'a={{ text }}&b={{ secrets.pin }}' })
    const { trigger } = compileTrigger({
      channel: 'url',
      condition: null,
      parts: null,
      url: 'https://receiver.example/',
      headers: [
        ['X-Text', `{{ text | hmac(secrets.key, ${name}) }}`],
        ['X-Written-Out', `{{ text | hmac(key, ${name}) }}`],
        ['X-Joined', `{{ (text ~ "." ~ text) | hmac(secrets.key, ${name}) }}`],
        ['X-Field', `{{ fields.a | hmac(secrets.key, ${name}) }}`],
        ['X-Secret-Field', `{{ fields.b | hmac(secrets.key, ${name}) }}`],
        ['X-Body', `v1={{ body | hmac(secrets.key, ${name}) }}`],
      ],
    })
    if (template === null || trigger === null) throw new Error('does not compile')
    const about = { id: 't1', name: 'Trigger' }
    const made = { template, trigger, about, sealedAt: '', newPostbackId: () => 'p1' }
    assert(
      property(string({ unit, minLength: 1 }), string({ unit, maxLength: 300 }), (key, text) => {
        const sealing = seal({ ...made, payload: { key, text } })
        const message = sealing.matched ? sealing.postbacks[0]?.message : null
        if (message?.channel !== 'url') throw new Error('not sealed')
        const secrets = { key, pin: `${text}&` }
        const body = fillBody(message.body, message.places, secrets)
        if ('invalid' in body) throw new Error(body.invalid)
        const sent = new SentBody(body.filled)
        const headers = message.headers.map((sealed) => {
          const result = fillHeader(sealed, secrets, sent)
          return 'invalid' in result ? result.invalid : result.filled.toString()
        })
        const hash = (of: string | Uint8Array) => createHmac(algorithm, key).update(of).digest(encoding)
        const joined = hash(`${text}.${text}`)
        expect(headers).toEqual([
          hash(text),
          hash(text),
          joined,
          hash(text),
          hash(secrets.pin),
          `v1=${hash(body.filled)}`,
        ])
      }),
    )
  })
})
