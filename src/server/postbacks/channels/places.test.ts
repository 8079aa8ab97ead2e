import { describe, expect, it } from 'vitest'
import { fillPlaces } from './places.ts'

function text(filled: ReturnType<typeof fillPlaces>): string {
  return filled instanceof Uint8Array ? Buffer.from(filled).toString() : `missing ${filled.missing}`
}

describe('fillPlaces', () => {
  it('gives the sealed body itself when there is nothing to fill', () => {
    const body = Buffer.from('{}')
    expect(fillPlaces(body, [], {})).toBe(body)
  })

  it('puts values at their places, counted in bytes', () => {
    const body = Buffer.from('æ=;b=')
    const places = [
      { offset: 3, secret: 'a', encodings: [] },
      { offset: 6, secret: 'b', encodings: [] },
    ]
    expect(text(fillPlaces(body, places, { a: 'ø', b: '2' }))).toBe('æ=ø;b=2')
  })

  it.each([
    ['json' as const, 'a"\\\nø', 'a\\"\\\\\\nø'],
    ['xml' as const, `<&>"'`, '&#60;&#38;&#62;&#34;&#39;'],
    ['url' as const, 'a b&c/ø', 'a%20b%26c%2F%C3%B8'],
    ['form' as const, 'a b&c/ø', 'a+b%26c%2F%C3%B8'],
    ['csv' as const, 'a"b', 'a""b'],
  ])('encodes for %s', (encoding, value, expected) => {
    const places = [{ offset: 0, secret: 's', encodings: [encoding] }]
    expect(text(fillPlaces(Buffer.from('|'), places, { s: value }))).toBe(`${expected}|`)
  })

  it('encodes in the order that is given', () => {
    const places = [{ offset: 0, secret: 's', encodings: ['form' as const, 'json' as const] }]
    expect(text(fillPlaces(Buffer.from(''), places, { s: 'a"b' }))).toBe('a%22b')
  })

  it('names a secret that has no value, and takes none from the prototype', () => {
    const places = [{ offset: 0, secret: 'toString', encodings: [] }]
    expect(fillPlaces(Buffer.from(''), places, {})).toEqual({ missing: 'toString' })
  })
})
